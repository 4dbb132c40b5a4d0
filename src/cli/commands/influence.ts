/** `kith influence`: who of an edge list together reach the most. */
import { type Command, InvalidArgumentError } from 'commander';
import { runInfluenceFiles } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { AppError } from '../../kernel/index.ts';
import { several } from '../options.ts';
import { runAlone } from '../run-alone.ts';
import { influenceSummaryText } from '../view/influence-summary.ts';
import { wholeNumber } from './list.ts';

interface InfluenceFlags {
  readonly edges: readonly string[];
  readonly k?: number;
  readonly list: readonly string[];
  readonly audience: readonly string[];
  readonly authenticity: readonly string[];
  readonly epsilon?: number;
  readonly out: string;
  readonly probability?: 'given' | 'weighted-cascade';
  readonly candidates: readonly string[];
  readonly kept: readonly string[];
  readonly budget?: number;
  readonly seed?: number;
  readonly saveNetwork?: string;
  readonly config?: string;
  readonly json?: boolean;
}

export const edgeFilesHelp = `An edge runs from who moves to who is moved: columns influencer and influenced (or from
and to, source and target), or the first two columns where there is no header. Files are CSV, TSV,
separated by ; | or blanks, .gz of these, or Parquet, told apart by content. Ids are any text, as
they stand; one with a newline, quote or delimiter is quoted as in CSV. Lines that begin with # or
% at the top are remarks, and a first line that counts nodes and edges is skipped. A network that
needs more than graph.memoryMb of the configuration is refused before it is built. A file whose
name ends in .csr is a network that --save-network wrote: it is opened without reading a list.`;

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
  --list NAME=F    one of several lists: ids that may stand on it; --list NAME for anybody, and
                   NAME:K=F for another number of places than --k. Nobody stands on two lists, and
                   whom one reaches counts for that one only: places are given in turn. The result
                   begins with a column list; joint_reach is what the list reaches and no place
                   given before on any list. Not with --candidates, --kept or --budget.
  --audience F     whom it is to reach: ids that count when reached, such as the people of a region
                   or those who write about a topic; a column weight says how much (default 1).
                   Who is not listed still passes things on, and counts for nothing.
  --authenticity F profile_id and authenticity, as kith authenticity writes them: people count by how
                   likely somebody real is behind them (graph.authenticPrior where not listed).
                   With either, joint_reach is what counts, and joint_reach_raw beside it counts
                   everybody for one.
  --epsilon E      how near to 1 - 1/e of the best possible the proof must come, and how
                   exactly the reach is estimated; .1 takes about a quarter of the time of the default, .05.
  --save-network F the network as it was read, with ids and probabilities; .csr by its name. Given as
                   --edges it is opened in a fraction of the time.
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
    .option('--k <n>', 'how many to choose', wholeNumber)
    .requiredOption('--out <file>', 'where to write the chosen')
    .option('--probability <model>', 'given or weighted-cascade', probability)
    .option('--candidates <file>', 'who may be chosen', several, [])
    .option('--kept <file>', 'who is chosen already and stays', several, [])
    .option('--budget <amount>', 'what all chosen may cost together', amount)
    .option('--list <name=file>', 'one of several lists that do not overlap', several, [])
    .option('--audience <file>', 'whom it is to reach, by weight', several, [])
    .option('--authenticity <file>', 'how likely a real person is behind each', several, [])
    .option('--epsilon <e>', 'how near the proof must come (default: 0.05)', distance)
    .option('--save-network <file>', 'where to save the network for later commands')
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
            ...{ probability: undefined, budget: undefined, seed: undefined, epsilon: undefined },
            saveNetwork: undefined,
            ...{ ...flags, ...wishesOf(flags) },
            loaded: loadConfig({ file: flags.config }),
            emit,
          }),
        text: influenceSummaryText,
      }),
    );
}

/** How many, and on which lists. */
function wishesOf({ k, list, candidates, kept, budget }: InfluenceFlags) {
  const lists = list.map((text) => {
    const at = text.indexOf('=');
    const [wanted, file] = at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
    const [, name = wanted, places] = /^(.*):([0-9]+)$/.exec(wanted) ?? [];
    const size = places === undefined ? k : Number(places);
    if (name === '' || file === '' || size === undefined || size < 1) {
      throw new AppError(
        'usage.bad_option',
        `--list ${text}: write NAME=FILE or NAME:PLACES=FILE, or give --k for the places of all`,
      );
    }
    return { name, size, file };
  });
  if (lists.length > 0 && (candidates.length > 0 || kept.length > 0 || budget !== undefined)) {
    throw new AppError(
      'usage.bad_option',
      '--list states its own candidates; leave out --candidates, --kept and --budget',
    );
  }
  if (k === undefined && lists.length === 0) {
    throw new AppError(
      'usage.bad_option',
      'say how many to choose with --k, or name lists with --list',
    );
  }
  return { k: k ?? 1, lists };
}

function distance(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value < 1) return value;
  throw new InvalidArgumentError('write a number between 0 and 1');
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
