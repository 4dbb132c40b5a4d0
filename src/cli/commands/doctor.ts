/** `kith doctor`: what a night needs, whether it is there, and how to mend what is not. */
import type { Command } from 'commander';
import { type DoctorCheck, runDoctor, stopDatabase } from '../../app/index.ts';
import { exitCodeOfKind } from '../../kernel/index.ts';
import { createOutput } from '../output.ts';

interface DoctorFlags {
  readonly sample?: boolean;
  readonly config?: string;
  readonly stopDatabase?: boolean;
  readonly json?: boolean;
}

const marks = { ok: '✓', warning: '!', fault: '✗' } as const;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('check this machine and configuration')
    .description(
      'Checks Node, memory, disk, configuration, sources, lake and database, and says how to mend each. Exit code 3 when something would stop a night.',
    )
    .option('--sample', 'for the invented town')
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--stop-database', 'stop the embedded server of this workspace, and check nothing')
    .option('--json', 'print as JSON')
    .action(async (flags: DoctorFlags) => {
      const options = { file: flags.config, sample: flags.sample === true };
      if (flags.stopDatabase === true) {
        const workspace = await stopDatabase(options);
        createOutput(flags.json === true).result(
          { stopped: workspace },
          () => `The embedded server of ${workspace} is stopped; the next command starts it again.`,
        );
        return;
      }
      const checks = await runDoctor(options);
      createOutput(flags.json === true).result({ checks }, () => checks.map(line).join('\n'));
      if (checks.some((check) => check.state === 'fault')) process.exitCode = exitCodeOfKind.config;
    });
}

const line = ({ name, state, says, mend }: DoctorCheck): string =>
  `${marks[state]} ${name.padEnd(14)} ${says}${mend === undefined ? '' : `\n  ${' '.repeat(14)} → ${mend}`}`;
