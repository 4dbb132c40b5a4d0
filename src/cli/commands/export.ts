/** `kith export NAME`: a list as a file for whoever makes the contact. */
import { type Command, Option } from 'commander';
import { exportFormats } from '../../app/index.ts';
import { AppError } from '../../kernel/index.ts';
import { createOutput } from '../output.ts';
import { withReader } from '../with-reader.ts';
import { writePrivateFile } from '../write-private-file.ts';

interface ExportFlags {
  readonly for: string;
  readonly out?: string;
  readonly channel?: string;
  readonly sample?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('write a list to a file')
    .description(
      'Writes a list for whoever makes the contact. Suppression and the contact policy are checked again now, on the live database; whoever they forbid is left out and counted.',
    )
    .argument('<name>', 'list to export')
    .addOption(
      new Option('--for <format>', 'what it is for').choices([...exportFormats]).default('csv'),
    )
    .option('--out <file>', 'file to write (default: stdout)')
    .option(
      '--channel <channel>',
      'channel meant, such as email: its own contact limit applies too',
    )
    .option('--sample', 'of the invented town')
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--json', 'print what was written as JSON; needs --out')
    .action(exportList);
}

async function exportList(name: string, flags: ExportFlags): Promise<void> {
  if (flags.json === true && flags.out === undefined) {
    throw new AppError(
      'usage.bad_option',
      '--json describes what was written, so it needs --out FILE',
    );
  }
  await withReader(flags, async (reader) => {
    const { text, ...facts } = await reader.exportList({ list: name, channel: flags.channel });
    if (flags.out === undefined) process.stdout.write(text);
    else await writePrivateFile(flags.out, text);
    if (flags.json === true) createOutput(true).result({ ...facts, file: flags.out }, () => '');
    const left = [
      facts.suppressed > 0 ? `${facts.suppressed} suppressed since the edition` : '',
      facts.heldBack > 0 ? `${facts.heldBack} held back by the contact policy` : '',
    ].filter((one) => one !== '');
    const without = left.length === 0 ? '' : `; left out: ${left.join(', ')}`;
    process.stderr.write(`${facts.written} of list ${name} written${without}\n`);
  });
}
