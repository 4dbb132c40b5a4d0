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
  createReviewSession,
  type FullQuestion,
  type QuestionsToAsk,
  type Reviewer,
  type ReviewSession,
} from '../app/index.ts';
import { AppError } from '../kernel/index.ts';
import { terminalWidth } from './output.ts';
import { questionText } from './view/review.ts';

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

interface AskOptions {
  readonly reviewer: Reviewer;
  readonly who: string;
  readonly toAsk: QuestionsToAsk;
}

export async function askReviews({ reviewer, who, toAsk }: AskOptions): Promise<Sitting> {
  const session = createReviewSession(toAsk.questions);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
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
      tell(questionText(question, { left, date: toAsk.edition.date, width: terminalWidth() }));
      ask();
      return true;
    };
    // Words of this sitting that are entries of their own, and may be taken back.
    const added = new Set<FullQuestion>();
    if (show()) {
      for await (const line of lines) {
        const word = words.get(line.trim().toLowerCase()) ?? 'unknown';
        if (word === 'quit') break;
        if (!(await obey(word, { reviewer, who, session, added, line }))) ask();
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

interface Obeying extends Pick<AskOptions, 'reviewer' | 'who'> {
  readonly session: ReviewSession<FullQuestion>;
  readonly added: Set<FullQuestion>;
  readonly line: string;
}

/** False when the same question stands. */
async function obey(word: Exclude<Word, 'quit'>, options: Obeying): Promise<boolean> {
  const { reviewer, who, session, added, line } = options;
  if (word === 'unknown') {
    if (process.stdin.isTTY !== true) {
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
    if (added.delete(question)) await reviewer.undoPair(pairOf(question), who);
    tell(`Taken back: ${question.customerId} and ${question.profileId}.\n`);
    return true;
  }
  const question = session.next();
  if (question === undefined) return true;
  if (word !== 'skip') {
    const { state } = await reviewer.say({ pair: pairOf(question), decision: word, who });
    if (state === 'added') added.add(question);
    else tell('Somebody said the same meanwhile.');
  }
  const settled = session.answer(word);
  if (settled > 0) tell(`This settles ${settled} other question${settled === 1 ? '' : 's'}.`);
  tell('');
  return true;
}

const pairOf = ({ customerId, profileId }: FullQuestion) =>
  ({ kind: 'link', customerId, profileId }) as const;

const tell = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
