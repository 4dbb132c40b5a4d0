/** `kith nightly`: one night, watched live, told at the end. */
import type { Command } from 'commander';
import { createLog, type Log, type NightlyOptions, runNightly } from '../../app/index.ts';
import { loadConfig } from '../../config/index.ts';
import { AppError, parseIsoDate, toAppError } from '../../kernel/index.ts';
import { tellFailure } from '../failure.ts';
import { createOutput } from '../output.ts';
import { createLogView, createTerminalView } from '../view/night-progress.ts';
import { nightSummaryText } from '../view/night-summary.ts';

interface NightlyFlags {
  readonly sample?: boolean;
  readonly config?: string;
  readonly date?: string;
  readonly from?: string;
  readonly customers?: number;
  readonly acceptChange?: boolean;
  readonly json?: boolean;
}

export function addNightly(program: Command): void {
  program
    .command('nightly')
    .summary('run one night')
    .description(
      'Runs one night: reads the sources, matches, measures, ranks and publishes. Unchanged jobs are skipped; a night that was ended resumes where it stopped.',
    )
    .option('--sample', 'on the invented town, in a workspace and database of its own')
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--date <date>', 'date of the night, YYYY-MM-DD (default: today, UTC)')
    .option('--from <job>', 'run this job and all after it, changed or not')
    .option(
      '--accept-change',
      'accept tables that grew or shrank beyond their bounds, or a day before the published one, this once',
    )
    .option('--customers <n>', 'customers of the invented town; with --sample', Number)
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 published, 2 usage, 3 configuration, 4 input, 6 limit or another night running, 7 database or lake, 70 bug; 130 ended by Ctrl-C.',
    )
    .action(nightly);
}

async function nightly(flags: NightlyFlags): Promise<void> {
  const log = createLog();
  const onTerminal = process.stderr.isTTY === true;
  const view = onTerminal ? createTerminalView() : createLogView(log);
  const stopListening = tellSignals(onTerminal, log);
  try {
    const outcome = await runNightly({ ...optionsOf(flags), emit: view.emit });
    await view.close();
    createOutput(flags.json === true).result(outcome, () => nightSummaryText(outcome));
    if (onTerminal) return;
    const { runId, date, seconds, editionId } = outcome;
    log.info({ state: 'published', runId, date, seconds, editionId }, 'night_published');
  } catch (thrown) {
    await view.close();
    process.exitCode = tellFailure(thrown, { json: flags.json === true });
    if (onTerminal) return;
    const { code, exitCode, message } = toAppError(thrown);
    log.error({ state: 'failed', code, exitCode, message }, 'night_failed');
  } finally {
    stopListening();
  }
}

/** Whoever ends a night reads what becomes of it; the process then ends by the signal. Gives the end of listening. */
function tellSignals(onTerminal: boolean, log: Log): () => void {
  const end = (signal: NodeJS.Signals): void => {
    stop();
    if (onTerminal) process.stderr.write(`\nkith: interrupted. ${resumes}\n`);
    else log.warn({ state: 'interrupted', signal, message: resumes }, 'night_interrupted');
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return stop;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const resumes =
  'The same command goes on where this night stopped; lists are published whole or not at all.';

function optionsOf(flags: NightlyFlags): Omit<NightlyOptions, 'emit'> {
  const date = flags.date === undefined ? undefined : parseIsoDate(flags.date);
  if (flags.date !== undefined && date === undefined) {
    throw new AppError('usage.bad_option', `--date ${flags.date} is not a day; write YYYY-MM-DD`);
  }
  if (flags.customers !== undefined && flags.sample !== true) {
    throw new AppError(
      'usage.bad_option',
      '--customers is how many the invented town has, so it needs --sample; the customers of a night are those of its files',
    );
  }
  const loaded = loadConfig({
    file: flags.config,
    flags: flags.customers === undefined ? {} : { sample: { customers: flags.customers } },
  });
  const sample = flags.sample === true;
  if (sample && loaded.secrets.databaseUrl !== undefined) {
    process.stderr.write(
      'DATABASE_URL is not used: the town has an embedded database of its own\n',
    );
  }
  const { from } = flags;
  return { loaded, sample, date, from, acceptChange: flags.acceptChange === true };
}
