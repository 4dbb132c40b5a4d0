/** `kith authenticity`: how likely a real person stands behind each profile. */
import { type Command, InvalidArgumentError } from 'commander';
import { runAuthenticityFiles } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { several } from '../options.ts';
import { runAlone } from '../run-alone.ts';
import { authenticitySummaryText } from '../view/authenticity-summary.ts';

interface AuthenticityFlags {
  readonly profiles: readonly string[];
  readonly out: string;
  readonly truth: readonly string[];
  readonly prior?: number;
  readonly observed?: number;
  readonly reasons?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

const help = `
Files are CSV, NDJSON or Parquet, .gz allowed. Columns: docs/reference/tables.md, raw.profile; only
profile_id is required, and what is missing is unknown. Texts may be told by their shape instead:
handle_length, handle_digits, display_name_length, bio_length, has_url, has_location,
default_profile, default_avatar.

  --out F        profile_id, authenticity (probability, 0–1); .csv, .ndjson or .parquet by its name.
  --reasons      a further column: what moved the probability most, in bits, strongest first.
  --prior P      share of real people expected before anything is known; graph.authenticPrior
                 of the configuration when not stated.
  --observed D   day the profiles were seen, for those without observed_at. Not stated: the day of
                 the newest profile, where at least 100 have a date, else today.
  --truth F      profile_id, and authentic or bot (0 or 1): prints AUC and calibration error.

It is a reason to count an account for less, never a reason to accuse anybody.

Exit codes: 0 done, 2 usage, 3 configuration, 4 input, 6 limit, 7 temporary folder, 70 bug.`;

export function addAuthenticity(program: Command): void {
  program
    .command('authenticity')
    .summary('judge how likely profiles are real people, standing alone')
    .description(
      'Gives every profile of a file the probability that a real person stands behind it, from its counts, age and shape; needs no database and publishes nothing.',
    )
    .requiredOption('--profiles <file>', 'public profiles', several)
    .requiredOption('--out <file>', 'where to write the probabilities')
    .option('--reasons', 'write the strongest reasons too')
    .option('--prior <p>', 'share of real people, 0.01–0.99', prior)
    .option('--observed <day>', 'day the profiles were seen, YYYY-MM-DD', day)
    .option('--truth <file>', 'profiles known to be real or not, to measure by', several, [])
    .option('--config <file>', 'configuration file: mappings under sources')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', help)
    .action((flags: AuthenticityFlags) =>
      runAlone({
        name: 'authenticity',
        json: flags.json === true,
        run: (emit) =>
          runAuthenticityFiles({
            ...{ prior: undefined, ...flags },
            observedMs: flags.observed,
            reasons: flags.reasons === true,
            loaded: loadConfig({ file: flags.config }),
            configNamed: flags.config !== undefined,
            emit,
          }),
        text: authenticitySummaryText,
      }),
    );
}

function prior(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0.01 && value <= 0.99) return value;
  throw new InvalidArgumentError('write a share from 0.01 to 0.99');
}

function day(text: string): number {
  const value = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(value)) return value;
  throw new InvalidArgumentError('write a day as YYYY-MM-DD');
}
