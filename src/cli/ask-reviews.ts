/**
 * Asks question after question and records each answer at once.
 *
 * Answers are lines of standard input, so that a script may give them: `y`, `n`,
 * `s`, `u`, `q`. The end of the input quits. A person who mistypes is asked
 * again; a script is stopped, since its further answers would be to other
 * questions than it thinks.
 */
import { createInterface } from 'node:readline';
import {
  type Answer,
  type Askable,
  createReviewSession,
  type DuplicateQuestion,
  type FullQuestion,
  type ReviewDecision,
  type Reviewer,
  type ReviewPair,
  type ReviewSession,
} from '../app/index.ts';
import { AppError } from '../kernel/index.ts';
import { terminalWidth } from './output.ts';
import { duplicateText } from './view/duplicate-question.ts';
import { pairText, type QuestionPlace, questionText } from './view/review.ts';

export interface Sitting {
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
  /** Open questions that are left, skipped ones included. */
  readonly left: number;
}

type Word = Answer | 'undo' | 'quit' | 'unknown';

const words: ReadonlyMap<string, Word> = new Map([
  ...(['y', 'yes'] as const).map((one): [string, Word] => [one, 'accept']),
  ...(['n', 'no'] as const).map((one): [string, Word] => [one, 'reject']),
  ...(['s', 'skip'] as const).map((one): [string, Word] => [one, 'skip']),
  ...(['u', 'undo'] as const).map((one): [string, Word] => [one, 'undo']),
  ...(['q', 'quit'] as const).map((one): [string, Word] => [one, 'quit']),
]);

const prompt = 'y yes · n no · s skip · u undo · q quit › ';
const shortPrompt = 'y n s u q › ';
const shortBelow = 60;

/** How questions of one kind are shown, and what an answer to them says. */
interface Asking<Question extends Askable> {
  readonly textOf: (question: Question, place: QuestionPlace) => string;
  readonly pairOf: (question: Question) => ReviewPair;
  readonly decisions: Readonly<Record<Exclude<Answer, 'skip'>, ReviewDecision>>;
}

export const linkAsking: Asking<FullQuestion> = {
  textOf: questionText,
  pairOf: ({ customerId, profileId }) => ({ kind: 'link', customerId, profileId }),
  decisions: { accept: 'accept', reject: 'reject' },
};

export const duplicateAsking: Asking<DuplicateQuestion> = {
  textOf: duplicateText,
  pairOf: ({ customerId, otherCustomerId }) => ({ kind: 'duplicate', customerId, otherCustomerId }),
  decisions: { accept: 'same', reject: 'different' },
};

interface AskOptions<Question extends Askable> {
  readonly reviewer: Reviewer;
  readonly who: string;
  readonly toAsk: {
    readonly edition: { readonly date: string };
    readonly questions: readonly Question[];
    /** Open questions there are, those not asked now included. */
    readonly open: number;
  };
  readonly asking: Asking<Question>;
  /** Where answers come from, one a line; the standard input unless named. */
  readonly answers?: Answers;
}

type Answers = NodeJS.ReadableStream & { readonly isTTY?: boolean };

export async function askReviews<Question extends Askable>({
  reviewer,
  who,
  toAsk,
  asking,
  answers = process.stdin,
}: AskOptions<Question>): Promise<Sitting> {
  const session = createReviewSession(toAsk.questions);
  const lines = createInterface({ input: answers, output: process.stdout });
  lines.on('SIGINT', () => lines.close());
  let reading = true;
  lines.on('close', () => {
    reading = false;
  });
  const ask = (): void => {
    tell('');
    // Given lines may all be read, and the input closed, before the first is answered.
    if (reading) lines.prompt();
    else process.stdout.write(lines.getPrompt());
  };
  lines.setPrompt(terminalWidth() < shortBelow ? shortPrompt : prompt);
  const beyond = toAsk.open - toAsk.questions.length;
  try {
    const show = (): boolean => {
      const question = session.next();
      if (question === undefined) return false;
      const left = session.left() + beyond;
      tell(asking.textOf(question, { left, date: toAsk.edition.date, width: terminalWidth() }));
      ask();
      return true;
    };
    // Words of this sitting that are entries of their own, and may be taken back.
    const added = new Set<Question>();
    if (show()) {
      for await (const line of lines) {
        const word = words.get(line.trim().toLowerCase()) ?? 'unknown';
        if (word === 'quit') break;
        if (!(await obey(word, { reviewer, who, session, added, line, asking, answers }))) ask();
        else if (!show()) break;
      }
    }
  } finally {
    lines.close();
  }
  const { accept, reject, skip } = session.counts();
  return {
    accepted: accept,
    rejected: reject,
    skipped: skip,
    left: session.left() + skip + beyond,
  };
}

interface Obeying<Question extends Askable>
  extends Pick<AskOptions<Question>, 'reviewer' | 'who' | 'asking'> {
  readonly session: ReviewSession<Question>;
  readonly added: Set<Question>;
  readonly line: string;
  readonly answers: Answers;
}

/** False when the same question stands. */
async function obey<Question extends Askable>(
  word: Exclude<Word, 'quit'>,
  options: Obeying<Question>,
): Promise<boolean> {
  const { reviewer, who, session, added, line, asking, answers } = options;
  if (word === 'unknown') {
    if (answers.isTTY !== true) {
      throw new AppError(
        'usage.bad_option',
        `“${line.trim().slice(0, 20)}” is no answer; give y, n, s, u or q, one a line. Earlier answers are recorded.`,
      );
    }
    return false;
  }
  if (word === 'undo') {
    const question = session.undo();
    if (question === undefined) {
      tell('Nothing was said in this sitting; `kith review undo` takes earlier words back.');
      return false;
    }
    const pair = asking.pairOf(question);
    if (added.delete(question)) await reviewer.undoPair(pair, who);
    tell(`Taken back: ${pairText({ pair })}.\n`);
    return true;
  }
  const question = session.next();
  if (question === undefined) return true;
  if (word !== 'skip') {
    const decision = asking.decisions[word];
    const { state } = await reviewer.say({ pair: asking.pairOf(question), decision, who });
    if (state === 'added') added.add(question);
    else tell('Somebody said the same meanwhile.');
  }
  const settled = session.answer(word);
  if (settled > 0) tell(`This settles ${settled} other question${settled === 1 ? '' : 's'}.`);
  tell('');
  return true;
}

const tell = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
