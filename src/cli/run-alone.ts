/**
 * Runs a command that works on files alone: watched on stderr, its outcome on
 * stdout, its failure told with what to do next.
 */
import { createLog, type NightEvent } from '../app/index.ts';
import { toAppError } from '../kernel/index.ts';
import { tellFailure } from './failure.ts';
import { createOutput } from './output.ts';
import { createLogView, createTerminalView } from './view/night-progress.ts';

export interface AloneCommand<Outcome> {
  readonly name: string;
  readonly json: boolean;
  run(emit: (event: NightEvent) => void): Promise<Outcome>;
  text(outcome: Outcome): string;
  /** What `--json` prints of it; all of it when not given. */
  printed?(outcome: Outcome): object;
}

export async function runAlone<Outcome extends { readonly out: WrittenFile | undefined }>(
  command: AloneCommand<Outcome>,
): Promise<void> {
  const log = createLog();
  const onTerminal = process.stderr.isTTY === true;
  const view = onTerminal ? createTerminalView() : createLogView(log);
  try {
    const outcome = await command.run(view.emit);
    await view.close();
    if (outcome.out !== undefined) tellNeutralised(outcome.out);
    const printed = command.printed?.(outcome) ?? outcome;
    createOutput(command.json).result(printed, () => command.text(outcome));
  } catch (thrown) {
    await view.close();
    process.exitCode = tellFailure(thrown, { json: command.json, alone: true });
    if (onTerminal) return;
    const { code, exitCode, message } = toAppError(thrown);
    log.error({ state: 'failed', code, exitCode, message }, `${command.name}_failed`);
  }
}

interface WrittenFile {
  readonly file: string;
  readonly neutralised: number;
}

function tellNeutralised({ file, neutralised }: WrittenFile): void {
  if (neutralised === 0) return;
  const cells = neutralised === 1 ? '1 cell begins' : `${neutralised} cells begin`;
  process.stderr.write(
    `${cells} like a formula and got an apostrophe in ${file}; write .ndjson or .parquet where a program reads it\n`,
  );
}
