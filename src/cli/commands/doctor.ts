/** `kith doctor`: what a night needs, whether it is there, and how to mend what is not. */
import type { Command } from 'commander';
import { type DoctorCheck, runDoctor } from '../../app/index.ts';
import { exitCodeOfKind } from '../../kernel/index.ts';
import { createOutput } from '../output.ts';

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
    .option('--json', 'print as JSON')
    .action(async (flags: { sample?: boolean; config?: string; json?: boolean }) => {
      const checks = await runDoctor({ file: flags.config, sample: flags.sample === true });
      createOutput(flags.json === true).result({ checks }, () => checks.map(line).join('\n'));
      if (checks.some((check) => check.state === 'fault')) process.exitCode = exitCodeOfKind.config;
    });
}

const line = ({ name, state, says, mend }: DoctorCheck): string =>
  `${marks[state]} ${name.padEnd(14)} ${says}${mend === undefined ? '' : `\n  ${' '.repeat(14)} → ${mend}`}`;
