/** `kith sentiment label`: a person says how the company's own posts feel. */
import type { Command } from 'commander';
import { labelQuestionsText, openLabeller, refuseOverwritingSources } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { AppError } from '../../kernel/index.ts';
import { askLabels } from '../ask-labels.ts';
import { addBrandOptions, brandsOf, type NamedBrand } from '../brand-options.ts';
import { tellingAlone } from '../failure.ts';
import { several } from '../options.ts';
import { createOutput } from '../output.ts';
import { whoOf, whoOption } from '../who.ts';
import { writePrivateFile } from '../write-private-file.ts';
import { wholeNumber } from './list.ts';

interface LabelFlags {
  readonly posts: readonly string[];
  readonly brand: readonly NamedBrand[];
  readonly terms?: unknown;
  readonly limit?: number;
  readonly out?: string;
  readonly who?: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** Posts asked about in one sitting, and written to one file. */
const questionsDefault = { sitting: 50, file: 500 } as const;

export function addLabel(sentiment: Command): void {
  const label = sentiment
    .command('label')
    .summary('say how your own posts feel, the most telling first')
    .description(
      'Shows posts of the last night, or of a file, turn about the one that the model is least sure of and one drawn by lot, and asks: negative, neutral, positive. `kith sentiment adapt` learns from the answers. Labels are kept in the workspace without the words of the posts.',
    )
    .enablePositionalOptions();
  withSource(label)
    .addOption(whoOption())
    .option('--json', 'print the questions as JSON and ask nothing')
    .action(startLabelling);
  const exporting = label
    .command('export')
    .summary('write the questions to a file')
    .description(
      'Writes the posts to ask about as CSV, for somebody who answers in a spreadsheet: fill the column `label` with negative, neutral or positive, and give the file to `kith sentiment label import`.',
    );
  withSource(exporting)
    .option('--out <file>', 'file to write (default: stdout)')
    .action(exportQuestions);
  addImport(label);
  addUndo(label);
  label
    .command('list')
    .summary('show the labels that stand')
    .option('--config <file>', 'configuration file')
    .option('--json', 'print as JSON')
    .action(async (flags: LabelFlags) => {
      const entries = await (await openLabeller(loadConfig({ file: flags.config }))).list();
      createOutput(flags.json === true).result({ entries }, () =>
        entries
          .map(({ postId, brand, label: said, who, at }) =>
            [at, who, postId, brand || '(as a whole)', said].join('  '),
          )
          .concat(`${entries.length} labels`)
          .join('\n'),
      );
    });
}

function withSource(command: Command): Command {
  command.option(
    '--posts <file>',
    'posts to ask about (default: those of the last night)',
    several,
    [],
  );
  return addBrandOptions(command)
    .option('--limit <n>', 'posts to ask about', wholeNumber)
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)');
}

async function questionsOf(flags: LabelFlags, limit: number) {
  const loaded = loadConfig({ file: flags.config });
  refuseOverwritingSources(flags.out, loaded, flags.posts);
  const labeller = await openLabeller(loaded);
  const source = {
    ...{ loaded, configNamed: flags.config !== undefined },
    ...{ posts: flags.posts, brands: brandsOf(flags) },
  };
  return { labeller, questions: await labeller.questions(source, flags.limit ?? limit) };
}

async function startLabelling(flags: LabelFlags): Promise<void> {
  const { labeller, questions } = await questionsOf(flags, questionsDefault.sitting);
  if (flags.json === true) {
    createOutput(true).result({ questions }, () => '');
    return;
  }
  if (questions.length === 0) {
    process.stdout.write('No post that names the brand is without a label.\n');
    return;
  }
  const { labelled, skipped } = await askLabels({ labeller, questions, who: whoOf(flags) });
  const all = (await labeller.list()).length;
  process.stdout.write(
    `\n${labelled} labelled, ${skipped} skipped; ${all} labels in all. \`kith sentiment adapt\` learns from them.\n`,
  );
}

async function exportQuestions(flags: LabelFlags): Promise<void> {
  const { questions } = await questionsOf(flags, questionsDefault.file);
  const text = await labelQuestionsText(questions);
  if (flags.out === undefined) process.stdout.write(text);
  else await writePrivateFile(flags.out, text);
  process.stderr.write(`${questions.length} posts written\n`);
}

/** Rows set aside that are told; `--json` has all. */
const asideShown = 20;

function addImport(label: Command): void {
  label
    .command('import')
    .summary('read labels from a file')
    .description(
      'Reads labels: columns post_id, label (negative, neutral, positive, or 0, 1, 2) and optionally brand. A row without a label is left open. The same file twice changes nothing.',
    )
    .argument('<file>', 'CSV or NDJSON file')
    .addOption(whoOption())
    .option('--config <file>', 'configuration file')
    .option('--json', 'print as JSON, every row that was set aside included')
    .action(async (file: string, flags: LabelFlags) => {
      const labeller = await openLabeller(loadConfig({ file: flags.config }));
      await tellingAlone(flags.json === true, async () => {
        const imported = await labeller.importFile({ file, who: whoOf(flags) });
        createOutput(flags.json === true).result(imported, () => {
          const { added, unanswered, quarantined } = imported;
          const aside = quarantined
            .slice(0, asideShown)
            .map(({ line, reason }) => `  line ${line}: ${reason}`);
          const more = quarantined.length - aside.length;
          if (more > 0) aside.push(`  and ${more} more; --json lists all`);
          return [
            `${added} labels added, ${unanswered} rows without one, ${quarantined.length} set aside`,
            ...aside,
          ].join('\n');
        });
      });
    });
}

function addUndo(label: Command): void {
  label
    .command('undo')
    .summary('take labels back')
    .description('Takes back your last label, or your last N. Nothing is deleted.')
    .argument('[count]', 'how many', wholeNumber, 1)
    .addOption(whoOption())
    .option('--config <file>', 'configuration file')
    .option('--json', 'print as JSON')
    .action(async (count: number, flags: LabelFlags) => {
      const who = whoOf(flags);
      const labeller = await openLabeller(loadConfig({ file: flags.config }));
      const undone = await labeller.undo({ who, count });
      if (undone.length === 0) {
        throw new AppError(
          'usage.not_found',
          `no label of ${who} stands; --who names somebody else`,
        );
      }
      createOutput(flags.json === true).result({ undone }, () =>
        undone.map(({ postId, label: said }) => `Taken back: ${said}, ${postId}.`).join('\n'),
      );
    });
}
