/**
 * Asks post after post how it feels and records each answer at once.
 *
 * Answers are lines of standard input, so that a script may give them. The end of
 * the input quits. A person who mistypes is asked again; a script is stopped.
 */
import { createInterface } from 'node:readline';
import type { Labeller, LabelQuestion } from '../app/index.ts';
import { AppError } from '../kernel/index.ts';
import { terminalWidth } from './output.ts';
import { printable, wrapText } from './view/plain-text.ts';

export interface LabelSitting {
  readonly labelled: number;
  readonly skipped: number;
}

const answers = {
  '-': 'negative',
  negative: 'negative',
  '0': 'neutral',
  neutral: 'neutral',
  '+': 'positive',
  positive: 'positive',
  s: 'skip',
  skip: 'skip',
  u: 'undo',
  undo: 'undo',
  q: 'quit',
  quit: 'quit',
} as const;
type Answer = (typeof answers)[keyof typeof answers];

const prompt = '- negative · 0 neutral · + positive · s skip · u undo · q quit › ';

interface AskOptions {
  readonly labeller: Labeller;
  readonly questions: readonly LabelQuestion[];
  readonly who: string;
}

export async function askLabels({ labeller, questions, who }: AskOptions): Promise<LabelSitting> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  lines.on('SIGINT', () => lines.close());
  lines.setPrompt(prompt);
  /** Questions labelled in this sitting, by their place; the last can be taken back. */
  const said: number[] = [];
  let skipped = 0;
  let at = 0;
  const ask = (): void => {
    const question = questions[at];
    if (question === undefined) return;
    tell(questionText(question, questions.length - at));
    process.stdout.write(prompt);
  };
  try {
    ask();
    if (questions.length > 0) {
      for await (const line of lines) {
        const answer = answerOf(line);
        const question = questions[at];
        if (answer === 'quit' || question === undefined) break;
        if (answer === 'undo') {
          const last = said.pop();
          if (last !== undefined) {
            await labeller.undo({ who, count: 1 });
            at = last;
          } else
            tell(
              'Nothing was said in this sitting; `kith sentiment label undo` takes earlier words back.',
            );
        } else if (answer === 'skip') {
          skipped += 1;
          at += 1;
        } else if (answer !== undefined) {
          await labeller.say(question, answer, who);
          said.push(at);
          at += 1;
        }
        if (at >= questions.length) break;
        ask();
      }
    }
  } finally {
    lines.close();
  }
  return { labelled: said.length, skipped };
}

function answerOf(line: string): Answer | undefined {
  const word = line.trim().toLowerCase();
  if (Object.hasOwn(answers, word)) return answers[word as keyof typeof answers];
  if (process.stdin.isTTY === true) return undefined;
  throw new AppError(
    'usage.bad_option',
    `“${word.slice(0, 20)}” is no answer; give -, 0, +, s, u or q, one a line. Earlier answers are recorded.`,
  );
}

function questionText({ post, chosen }: LabelQuestion, left: number): string {
  const toward = post.brand === '' ? 'as a whole' : `toward ${post.brand}`;
  const why = chosen === 'uncertain' ? 'the model is unsure' : 'drawn by lot';
  const text = wrapText(printable(post.text), Math.min(terminalWidth(), 100));
  return `\n${left} left; ${toward}; ${why}\n${text.join('\n')}`;
}

const tell = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
