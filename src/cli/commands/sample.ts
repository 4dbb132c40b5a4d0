/** `kith sample`: the invented town as Parquet files, with its truth beside it. */
import type { Command } from 'commander';
import { writeSample } from '../../app/index.ts';
import { AppError, parseIsoDate } from '../../kernel/index.ts';
import { createOutput } from '../output.ts';
import { wholeNumber } from './list.ts';

interface SampleFlags {
  readonly customers: number;
  readonly out: string;
  readonly seed: number;
  readonly date?: string;
  readonly json?: boolean;
}

export function addSample(program: Command): void {
  program
    .command('sample')
    .summary('write the invented town to files')
    .description(
      'Writes an invented company of any size as Parquet files, its truth in a folder beside them, and a kith.yaml that a night can run on.',
    )
    .requiredOption('--customers <n>', 'customers of the town', wholeNumber)
    .requiredOption('--out <folder>', 'folder to write to; it must be empty or not exist')
    .option('--seed <n>', 'another seed is another town', Number, 1)
    .option('--date <date>', 'last day the town knows, YYYY-MM-DD (default: today, UTC)')
    .option('--json', 'print what was written as JSON')
    .action(async (flags: SampleFlags) => {
      const day = flags.date ?? new Date().toISOString().slice(0, 10);
      const endDate = parseIsoDate(day);
      if (endDate === undefined) {
        throw new AppError('usage.bad_option', `--date ${day} is not a day; write YYYY-MM-DD`);
      }
      const { customers, out, seed } = flags;
      const written = await writeSample({
        customers,
        seed,
        endDate,
        folder: out,
        progress: (customers, rows) =>
          process.stderr.write(
            `${customers.toLocaleString('en')} customers, ${rows.toLocaleString('en')} rows\n`,
          ),
      });
      createOutput(flags.json === true).result(written, () =>
        [
          `${written.rows.toLocaleString('en')} rows in ${written.files.length} files, ${written.seconds.toFixed(1)} s`,
          `Next: npm run -s kith -- nightly --config ${written.config}`,
        ].join('\n'),
      );
    });
}
