/**
 * The questions of one sitting: what is asked next, and what an answer settles.
 *
 * A profile has one owner, so a yes settles every other question about it; a
 * word taken back opens them again and is asked next. A question about two
 * customer records settles no other. Skipped ones come no more in this sitting.
 */
export interface Askable {
  readonly customerId: string;
  readonly profileId?: string;
}

export type Answer = 'accept' | 'reject' | 'skip';

export interface ReviewSession<Question extends Askable> {
  /** Undefined when nothing is left. */
  next(): Question | undefined;
  /** Questions not answered, skipped or settled, the next one included. */
  left(): number;
  /** Answers the next question; gives how many others it settled. */
  answer(answer: Answer): number;
  /** Takes the last answer back, skips aside; gives its question, which is asked next. */
  undo(): Question | undefined;
  counts(): Readonly<Record<Answer, number>>;
}

export function createReviewSession<Question extends Askable>(
  questions: readonly Question[],
): ReviewSession<Question> {
  const answers = new Map<Question, Answer>();
  /** Answered ones in the order of answering; the last can be taken back. */
  const said: Question[] = [];
  let first: Question | undefined;
  const isOpen = (question: Question): boolean =>
    !answers.has(question) &&
    !said.some(
      (one) =>
        one.profileId !== undefined &&
        one.profileId === question.profileId &&
        answers.get(one) === 'accept',
    );
  const open = (): Question[] => questions.filter(isOpen);
  const next = (): Question | undefined =>
    first !== undefined && isOpen(first) ? first : questions.find(isOpen);
  return {
    next,
    left: () => open().length,
    answer(answer) {
      const question = next();
      if (question === undefined) return 0;
      const before = open().length;
      answers.set(question, answer);
      if (answer !== 'skip') said.push(question);
      return before - 1 - open().length;
    },
    undo() {
      const question = said.pop();
      if (question !== undefined) {
        answers.delete(question);
        first = question;
      }
      return question;
    },
    counts() {
      const counts = { accept: 0, reject: 0, skip: 0 };
      for (const answer of answers.values()) counts[answer] += 1;
      return counts;
    },
  };
}
