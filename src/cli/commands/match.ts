/** `kith match`: links two files, without database, basis or reviews. */
import type { Command } from 'commander';
import { runMatchFiles } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { several } from '../options.ts';
import { runAlone } from '../run-alone.ts';
import { matchSummaryText } from '../view/match-summary.ts';
import { wholeNumber } from './list.ts';

interface MatchFlags {
  readonly customers: readonly string[];
  readonly profiles: readonly string[];
  readonly out?: string;
  readonly truth: readonly string[];
  readonly equivalents: readonly string[];
  readonly suppressions: readonly string[];
  readonly analyse?: boolean;
  readonly config?: string;
  readonly seed?: number;
  readonly json?: boolean;
}

const help = `
Files are CSV, NDJSON or Parquet, .gz allowed; an option may be given several times.
Columns: docs/reference/tables.md, raw.customer and raw.profile. Only customer_id,
profile_id and platform are required; what is missing is no evidence.

  --out F      customer_id, profile_id, match_weight (bits), match_probability, decision
               (accept or review), by its name as .csv, .ndjson or .parquet.
               In CSV, ids that a spreadsheet would run begin with an apostrophe.
  --truth F    customer_id, profile_id of known links; may have the columns knowable and
               permitted (false: nobody is asked to find the pair) and person_id.
  --analyse    What each blocking rule costs and finds. Known links are those of --truth,
               else the accepted ones; without --out nothing is linked, and without
               --truth either, known links are the handles customers declared.

Exit codes: 0 done, 2 usage, 3 configuration, 4 input, 6 limit, 7 temporary folder, 70 bug.`;

export function addMatch(program: Command): void {
  program
    .command('match')
    .summary('link two files, standing alone')
    .description(
      'Links a file of customers to a file of public profiles with the very jobs of a night, on a temporary lake: an offline evaluation without lawful basis and reviews, which publishes nothing and needs no database.',
    )
    .requiredOption('--customers <file>', 'customer records', several)
    .requiredOption('--profiles <file>', 'public profiles', several)
    .option('--out <file>', 'where to write the links')
    .option('--truth <file>', 'known links, to measure by', several, [])
    .option(
      '--equivalents <file>',
      'customer_id and the id of another record of the same person; with --truth',
      several,
      [],
    )
    .option(
      '--suppressions <file>',
      'customers, profiles and e-mails that are never even a candidate',
      several,
      [],
    )
    .option('--analyse', 'what each blocking rule costs and finds')
    .option('--config <file>', 'configuration file: settings under match, mappings under sources')
    .option('--seed <n>', 'seed of random draws', wholeNumber)
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action(matchFiles);
}

function matchFiles(flags: MatchFlags): Promise<void> {
  process.stderr.write(
    'offline evaluation: no lawful basis and no reviews are looked at, and nothing is published; contact nobody because of it\n',
  );
  return runAlone({
    name: 'match',
    json: flags.json === true,
    run: (emit) =>
      runMatchFiles({
        ...{ out: undefined, seed: undefined, ...flags },
        analyse: flags.analyse === true,
        loaded: loadConfig({ file: flags.config }),
        configNamed: flags.config !== undefined,
        emit,
      }),
    text: matchSummaryText,
  });
}
