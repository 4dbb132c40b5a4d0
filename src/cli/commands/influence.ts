/** `kith influence`: who of an edge list together reach the most. */
import { type Command, InvalidArgumentError } from 'commander';
import { runInfluenceFiles } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { several } from '../options.ts';
import { runAlone } from '../run-alone.ts';
import { influenceSummaryText } from '../view/influence-summary.ts';
import { wholeNumber } from './list.ts';

interface InfluenceFlags {
  readonly edges: readonly string[];
  readonly k: number;
  readonly out: string;
  readonly probability?: 'given' | 'weighted-cascade';
  readonly candidates: readonly string[];
  readonly kept: readonly string[];
  readonly budget?: number;
  readonly seed?: number;
  readonly config?: string;
  readonly json?: boolean;
}

export const edgeFilesHelp = `An edge runs from who moves to who is moved: columns influencer and influenced (or from
and to, source and target), or the first two columns where there is no header. Files are CSV, TSV,
separated by ; | or blanks, .gz of these, or Parquet, told apart by content. Ids are any text, as
they stand; one with a newline, quote or delimiter is quoted as in CSV. Lines that begin with # or
% at the top are remarks, and a first line that counts nodes and edges is skipped. A network that
needs more than graph.memoryMb of the configuration is refused before it is built.`;

const help = `
${edgeFilesHelp}

  --out F          position, profile_id, joint_reach: expected number of people that the first so
                   many together reach, themselves included; .csv, .ndjson or .parquet by its name.
  --probability    given: the column probability (p), or the third where there is no header.
                   weighted-cascade: 1 / number of those who move the one moved.
                   Not stated: given where the file has one, else weighted-cascade.
  --candidates F   ids that may be chosen, one a line or in a column profile_id; everybody in the
                   edge list counts as audience. A column cost is what each one costs.
  --kept F         ids that are chosen already: whom they reach is not reached again.
  --budget N       what all chosen may cost together; needs candidates with costs.
  --json           also the bounds, the guarantee they imply, and the time spent.

Exit codes: 0 done, 2 usage, 3 configuration, 4 input, 6 limit, 7 temporary folder, 70 bug.`;

export function addInfluence(program: Command): void {
  program
    .command('influence')
    .summary('choose who together reach the most, standing alone')
    .description(
      'Chooses the k nodes of an edge list that together move the most under independent cascade, with proven bounds; needs no database and publishes nothing.',
    )
    .requiredOption('--edges <file>', 'who moves whom', several)
    .requiredOption('--k <n>', 'how many to choose', wholeNumber)
    .requiredOption('--out <file>', 'where to write the chosen')
    .option('--probability <model>', 'given or weighted-cascade', probability)
    .option('--candidates <file>', 'who may be chosen', several, [])
    .option('--kept <file>', 'who is chosen already and stays', several, [])
    .option('--budget <amount>', 'what all chosen may cost together', amount)
    .option('--seed <n>', 'seed of random draws', wholeNumber)
    .option('--config <file>', 'configuration file: graph.memoryMb')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action((flags: InfluenceFlags) =>
      runAlone({
        name: 'influence',
        json: flags.json === true,
        run: (emit) =>
          runInfluenceFiles({
            ...{ probability: undefined, budget: undefined, seed: undefined, ...flags },
            loaded: loadConfig({ file: flags.config }),
            emit,
          }),
        text: influenceSummaryText,
      }),
    );
}

function probability(text: string): string {
  if (text === 'given' || text === 'weighted-cascade') return text;
  throw new InvalidArgumentError('write given or weighted-cascade');
}

function amount(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value < Number.POSITIVE_INFINITY) return value;
  throw new InvalidArgumentError('write an amount above 0');
}
