/** `kith duplicates`: which customer records are one person. */
import { type Command, InvalidArgumentError } from 'commander';
import { runDuplicateFiles } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { several } from '../options.ts';
import { runAlone } from '../run-alone.ts';
import { duplicateSummaryText } from '../view/duplicate-summary.ts';

interface DuplicateFlags {
  readonly customers: readonly string[];
  readonly and: readonly string[];
  readonly out?: string;
  readonly truth: readonly string[];
  readonly probability?: number;
  readonly config?: string;
  readonly json?: boolean;
}

const help = `
Files are CSV, NDJSON or Parquet, .gz allowed. Columns: docs/reference/tables.md, raw.customer;
only customer_id is required, what is missing is no evidence, and other columns are kept. A column
in which nearly every record has another number or code (a social-security number, a membership)
is taken as an identifier, and the command says so.

  --out F      customer_id, cluster_id, probability of every record, by its name as .csv, .ndjson
               or .parquet. Records of one cluster are one person; a record alone is its own cluster.
  --truth F    customer_id and person_id; or customer_id and other_customer_id of pairs that are
               one person; with a column same (0 to 1) only the pairs of the file are counted.

Exit codes: 0 done, 2 usage, 3 configuration, 4 input, 6 limit, 7 temporary folder, 70 bug.`;

export function addDuplicates(program: Command): void {
  program
    .command('duplicates')
    .summary('find customer records that are one person')
    .description(
      'Joins customer records that are one person, within a file and across files, with the very jobs of a night on a temporary lake; needs no database and publishes nothing.',
    )
    .requiredOption('--customers <file>', 'customer records', several)
    .option('--and <file>', 'further customer records, joined with the first', several, [])
    .option('--out <file>', 'where to write the clusters')
    .option('--truth <file>', 'records known to be one person, to measure by', several, [])
    .option(
      '--probability <p>',
      'average probability from which records are joined (default: 0.5)',
      probability,
    )
    .option(
      '--config <file>',
      'configuration file: settings under duplicates, mappings under sources',
    )
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action(findDuplicates);
}

function probability(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0.01 && value <= 0.9999) return value;
  throw new InvalidArgumentError('write a probability from 0.01 to 0.9999');
}

const findDuplicates = (flags: DuplicateFlags): Promise<void> =>
  runAlone({
    name: 'duplicates',
    json: flags.json === true,
    run: (emit) =>
      runDuplicateFiles({
        ...{ out: undefined, probability: undefined, ...flags },
        loaded: loadConfig({ file: flags.config }),
        configNamed: flags.config !== undefined,
        emit,
      }),
    text: duplicateSummaryText,
    // The pairs of the truth are the caller's own.
    printed: (outcome) => ({
      ...outcome,
      quality: outcome.quality && { ...outcome.quality, truth: undefined },
    }),
  });
