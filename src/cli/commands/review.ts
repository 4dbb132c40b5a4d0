/** `kith review`: a person answers what the model may not decide alone. */
import type { Command } from 'commander';
import {
  duplicatePair,
  openReviewer,
  type Reviewer,
  type ReviewPair,
  refuseOverwritingSources,
} from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { AppError } from '../../kernel/index.ts';
import { askReviews, duplicateAsking, linkAsking, type Sitting } from '../ask-reviews.ts';
import { tellingAlone } from '../failure.ts';
import { createOutput, terminalWidth } from '../output.ts';
import { importText, logText, pairText } from '../view/review.ts';
import { whoOf, whoOption } from '../who.ts';
import { writePrivateFile } from '../write-private-file.ts';
import { wholeNumber } from './list.ts';

interface ReviewFlags {
  readonly limit?: number;
  readonly who?: string;
  readonly out?: string;
  readonly duplicates?: boolean;
  readonly sample?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

export function addReview(program: Command): void {
  const review = program
    .command('review')
    .summary('answer what the model may not decide alone')
    .description(
      'Shows both records of a pair side by side with the evidence and asks: yes, no, skip, undo or quit. The most informative question comes first. The next night counts every answer, before any model and any declaration. Answers may also be given as lines of standard input. With --duplicates the questions are about two customer records that may be one person.',
    )
    .enablePositionalOptions()
    .option('--limit <n>', 'questions to ask', wholeNumber)
    .option('--duplicates', 'about two customer records that may be one person')
    .addOption(whoOption())
    .action(withFlags(startReview));
  common(review, 'print the open questions as JSON and ask nothing');
  addExport(review);
  addImport(review);
  addUndo(review);
  addLog(review);
}

function common(command: Command, json: string): void {
  command
    .option('--sample', 'of the invented town')
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--json', json);
}

const withFlags =
  (use: (reviewer: Reviewer, flags: ReviewFlags) => Promise<void>) =>
  (flags: ReviewFlags): Promise<void> =>
    withReviewer(flags, (reviewer) => use(reviewer, flags));

async function withReviewer(
  flags: ReviewFlags,
  use: (reviewer: Reviewer) => Promise<void>,
): Promise<void> {
  const loaded = loadConfig({ file: flags.config });
  refuseOverwritingSources(flags.out, loaded);
  const reviewer = await openReviewer({ loaded, sample: flags.sample === true });
  try {
    await use(reviewer);
  } finally {
    await reviewer.close();
  }
}

async function startReview(reviewer: Reviewer, flags: ReviewFlags): Promise<void> {
  if (flags.duplicates === true) {
    const toAsk = await reviewer.duplicates(flags.limit);
    await hold(flags, toAsk, (who) =>
      askReviews({ reviewer, who, toAsk, asking: duplicateAsking }),
    );
    return;
  }
  const toAsk = await reviewer.questions(flags.limit);
  await hold(flags, toAsk, (who) => askReviews({ reviewer, who, toAsk, asking: linkAsking }));
}

async function hold(
  flags: ReviewFlags,
  toAsk: { readonly open: number; readonly edition: { readonly date: string } },
  ask: (who: string) => Promise<Sitting>,
): Promise<void> {
  if (flags.json === true) {
    createOutput(true).result(toAsk, () => '');
    return;
  }
  if (toAsk.open === 0) {
    process.stdout.write(`No question is open in the edition of ${toAsk.edition.date}.\n`);
    return;
  }
  const sitting = await ask(whoOf(flags));
  process.stdout.write(`\n${sittingText(sitting)}\n`);
}

const sittingText = ({ accepted, rejected, skipped, left }: Sitting): string =>
  `${accepted} yes, ${rejected} no, ${skipped} skipped; ${left} open.` +
  (accepted + rejected > 0
    ? ' The next night counts them; `kith review undo` takes the last one back.'
    : '');

function addExport(review: Command): void {
  const command = review
    .command('export')
    .summary('write the questions to a file')
    .description(
      'Writes the open questions with both records and the evidence as CSV, for somebody who answers in a spreadsheet: fill the column `decision` with accept or reject (same or different for --duplicates), and give the file to `kith review import`.',
    )
    .option('--out <file>', 'file to write (default: stdout)')
    .option('--limit <n>', 'questions to write', wholeNumber)
    .option('--duplicates', 'about two customer records that may be one person')
    .action(withFlags(exportQuestions));
  common(command, 'print what was written as JSON; needs --out');
}

async function exportQuestions(reviewer: Reviewer, flags: ReviewFlags): Promise<void> {
  if (flags.json === true && flags.out === undefined) {
    throw new AppError(
      'usage.bad_option',
      '--json describes what was written, so it needs --out FILE',
    );
  }
  const { text, ...facts } =
    flags.duplicates === true
      ? await reviewer.exportDuplicates(flags.limit)
      : await reviewer.exportQuestions(flags.limit);
  if (flags.out === undefined) process.stdout.write(text);
  else await writePrivateFile(flags.out, text);
  if (flags.json === true) createOutput(true).result({ ...facts, file: flags.out }, () => '');
  process.stderr.write(`${facts.written} questions of the edition of ${facts.date} written\n`);
}

function addImport(review: Command): void {
  const command = review
    .command('import')
    .summary('read answers from a file')
    .description(
      'Reads answers: columns customer_id, profile_id, decision (accept, reject, yes or no), or customer_id, other_customer_id, decision (same, different, yes or no), and optionally who and when. Each row is checked; what cannot be used is set aside with its line and reason. The same file twice changes nothing.',
    )
    .argument('<file>', 'CSV or NDJSON file')
    .addOption(whoOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 read, also where rows were set aside (each is named by line); 4 where not one can be used.',
    )
    .action((file: string, flags: ReviewFlags) =>
      withReviewer(flags, (reviewer) =>
        tellingAlone(flags.json === true, async () => {
          const imported = await reviewer.importFile({ file, who: whoOf(flags) });
          createOutput(flags.json === true).result(imported, () =>
            importText(imported, terminalWidth()),
          );
        }),
      ),
    );
  common(command, 'print as JSON, every row that was set aside included');
}

function addUndo(review: Command): void {
  const command = review
    .command('undo')
    .summary('take words back')
    .description(
      'Takes back your last word, your last N words, or the word that stands about a pair, whoever said it. Nothing is deleted: what stood before counts again.',
    )
    .argument('[customer]', 'how many words, or the customer of a pair')
    .argument('[profile]', 'the profile of the pair')
    .option('--duplicates', 'the pair is two customer records')
    .addOption(whoOption())
    .action(async (first: string | undefined, second: string | undefined, flags: ReviewFlags) => {
      await withReviewer(flags, (reviewer) => undo(reviewer, flags, [first, second]));
    });
  common(command, 'print as JSON');
}

async function undo(
  reviewer: Reviewer,
  flags: ReviewFlags,
  [first, second]: readonly [string | undefined, string | undefined],
): Promise<void> {
  const who = whoOf(flags);
  const undone =
    first !== undefined && second !== undefined
      ? [await reviewer.undoPair(pairOf(first, second, flags.duplicates === true), who)]
      : await reviewer.undoLast({ who, count: first === undefined ? 1 : countOf(first) });
  createOutput(flags.json === true).result({ undone }, () =>
    undone.length === 0
      ? `No word of ${who} stands; --who names somebody else.`
      : undone
          .map(
            (entry) => `Taken back: ${entry.decision}, ${pairText(entry)}, said by ${entry.who}.`,
          )
          .join('\n'),
  );
}

function pairOf(first: string, second: string, duplicates: boolean): ReviewPair {
  return duplicates
    ? duplicatePair(first, second)
    : { kind: 'link', customerId: first, profileId: second };
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new AppError(
    'usage.bad_option',
    `undo ${text}: give how many words, or a customer and a profile`,
  );
}

const logRows = 20;

function addLog(review: Command): void {
  const command = review
    .command('list')
    .summary('show what was said')
    .description('Shows who decided what and when, latest first, and which word stands.')
    .option('--limit <n>', 'words to show', wholeNumber, logRows)
    .action(
      withFlags(async (reviewer, flags) => {
        const entries = await reviewer.log(flags.limit ?? logRows);
        createOutput(flags.json === true).result({ entries }, () =>
          logText(entries, terminalWidth()),
        );
      }),
    );
  common(command, 'print as JSON');
}
