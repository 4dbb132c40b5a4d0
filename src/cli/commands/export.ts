/** `kith export NAME`: a list as a file for whoever makes the contact. */
import { type Command, Option } from 'commander';
import { exportFormats } from '../../app/index.ts';
import { AppError } from '../../kernel/index.ts';
import { createOutput } from '../output.ts';
import { withReader } from '../with-reader.ts';
import { writePrivateFile } from '../write-private-file.ts';
import { wholeNumber } from './list.ts';

interface ExportFlags {
  readonly for: string;
  readonly out?: string;
  readonly channel?: string;
  readonly steps: number;
  readonly sample?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

const help = `
  --for csv            names, addresses, reason and play, for whoever makes the contact.
  --for gexf, graphml  the list as a network for Gephi, into --out: the profiles of its people, those
                       within --steps ties of them (the most influential first, 20,000 at most), their
                       place on the list (0: not on it), influence, reach, authenticity, community,
                       and every tie with its probability. Ids, no names; suppressed people are left
                       out wherever they stand. Not for contacting anybody.`;

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
    .option('--steps <n>', 'of a network: how far around the list’s people', wholeNumber, 1)
    .option('--sample', 'of the invented town')
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--json', 'print what was written as JSON; needs --out')
    .addHelpText('after', help)
    .action(exportList);
}

async function exportList(name: string, flags: ExportFlags): Promise<void> {
  if (flags.json === true && flags.out === undefined) {
    throw new AppError(
      'usage.bad_option',
      '--json describes what was written, so it needs --out FILE',
    );
  }
  if (flags.for !== 'csv') return exportNetwork(name, flags);
  await withReader(flags, async (reader) => {
    const { text, otherChannels, ...facts } = await reader.exportList({
      list: name,
      channel: flags.channel,
    });
    if (flags.out === undefined) process.stdout.write(text);
    else await writePrivateFile(flags.out, text);
    if (flags.json === true) createOutput(true).result({ ...facts, file: flags.out }, () => '');
    const left = [
      facts.suppressed > 0 ? `${facts.suppressed} suppressed since the edition` : '',
      facts.heldBack > 0 ? `${facts.heldBack} held back by the contact policy` : '',
    ].filter((one) => one !== '');
    const without = left.length === 0 ? '' : `; left out: ${left.join(', ')}`;
    process.stderr.write(`${facts.written} of list ${name} written${without}\n`);
    if (otherChannels.length > 0) {
      process.stderr.write(
        `no contact of these people was by ${flags.channel}, so its limit held nobody back; contacts were by ${otherChannels.join(', ')}\n`,
      );
    }
  });
}

async function exportNetwork(list: string, flags: ExportFlags): Promise<void> {
  const { out } = flags;
  if (out === undefined || !out.toLowerCase().endsWith(`.${flags.for}`)) {
    throw new AppError('usage.bad_option', `--for ${flags.for} needs --out FILE.${flags.for}`);
  }
  if (flags.channel !== undefined) {
    throw new AppError(
      'usage.bad_option',
      'a network is for nobody to be contacted by; leave out --channel',
    );
  }
  await withReader(flags, async (reader) => {
    const facts = await reader.exportNetwork({ list, path: out, steps: flags.steps });
    if (flags.json === true) createOutput(true).result({ ...facts, file: out }, () => '');
    const left =
      facts.suppressed > 0 ? `; left out: ${facts.suppressed} suppressed since the edition` : '';
    process.stderr.write(
      `${facts.people} people of list ${list}, ${facts.profiles} profiles and ${facts.ties} ties written to ${out}${left}\n`,
    );
  });
}
