/**
 * Duplicates: how right on known sets, and what a record costs as files grow.
 *
 *     npm run bench -- duplicates [--customers 5000,50000,500000] [--seed 1] [--write]
 *
 * The public sets are read where they lie beside the repository; the truth of
 * the town is its own. Every run is the command `kith duplicates`, a process of
 * its own, with even odds as it is shipped; town runs also at the 0.9 of a night.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DuplicateFilesOutcome } from '../../src/app/index.ts';
import { createDuckDbEngine } from '../../src/engine/index.ts';
import { parseIsoDate } from '../../src/kernel/index.ts';
import { type TableDefinition, tableNamed } from '../../src/lake/index.ts';
import { createTown, truthTables } from '../../src/sample/index.ts';
import { measuredKith } from './measured-kith.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';

const sets = join(import.meta.dirname, '../../../shared/data/linkage/benchmarks');
const nightProbability = '0.9';

interface Line {
  readonly name: string;
  readonly outcome: DuplicateFilesOutcome;
}

export async function benchDuplicates(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '5000,50000' },
      seed: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    },
  });
  const where = circumstances();
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));
  try {
    const lines = existsSync(sets) ? await measureSets(folder) : [];
    for (const customers of values.customers.split(',').map(Number)) {
      lines.push(...(await measureTown(folder, customers, Number(values.seed))));
    }
    const without = existsSync(sets)
      ? ''
      : 'The public sets are not there, so they are left out.\n\n';
    const command = `npm run bench -- duplicates --customers ${values.customers} --seed ${values.seed}`;
    const text = `\`${command}\`, ${where}\n\n${without}${report(lines)}`;
    process.stdout.write(`${text}\n`);
    if (values.write) writeIntoPage('duplicates', text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(folder: string, name: string, flags: readonly string[]): Promise<Line> {
  process.stderr.write(`${name}\n`);
  const out = join(folder, 'clusters.parquet');
  const { outcome } = await measuredKith<DuplicateFilesOutcome>(folder, [
    ...['duplicates', '--out', out, ...flags],
  ]);
  return { name, outcome };
}

/** febrl4: one person where the number in `rec-N-…` is one. fake_1000: the pairs somebody labelled. */
async function measureSets(folder: string): Promise<Line[]> {
  const [a, b] = [join(sets, 'febrl4a.csv'), join(sets, 'febrl4b.csv')];
  const people = join(folder, 'febrl-people.csv');
  const ids = [a, b].flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] as string),
  );
  const rows = ids.map((id) => `${id},${id.split('-')[1]}`);
  writeFileSync(people, ['customer_id,person_id', ...rows].join('\n'));
  const fake = join(sets, 'fake_1000.csv');
  return [
    await run(folder, 'febrl4, a with b', ['--customers', a, '--and', b, '--truth', people]),
    await run(folder, 'fake_1000, labelled pairs', [
      ...['--customers', fake, '--truth', join(sets, 'fake_1000_labels.csv')],
    ]),
    // Its column `cluster` is the truth; the command never takes such a column for evidence.
    await run(folder, 'fake_1000, column `cluster`', ['--customers', fake, '--truth', fake]),
  ];
}

async function measureTown(folder: string, customers: number, seed: number): Promise<Line[]> {
  const endDate = parseIsoDate('2026-03-01');
  if (endDate === undefined) throw new Error('the end date is no date');
  const town = createTown({ customers, seed, endDate });
  const engine = createDuckDbEngine({ memoryMb: 512, threads: 2, spillFolder: join(folder, 's') });
  const session = await engine.open();
  const write = async (name: string, definition: Pick<TableDefinition, 'columns'>) => {
    const table = [...town.tables, ...town.truth].find((one) => one.name === name);
    const file = join(folder, `${name}-${customers}.parquet`);
    await session.writeBatches(file, definition, table?.batches() ?? []);
    return file;
  };
  try {
    // The columns the town gives; a file of a company lacks some as well.
    const [first] = town.tables.find((one) => one.name === 'raw.customer')?.batches() ?? [];
    const all = Object.entries(tableNamed('raw.customer')?.columns ?? {});
    const given = all.filter(([name]) => first?.columns[name] !== undefined);
    const file = await write('raw.customer', { columns: Object.fromEntries(given) });
    const truth = await write('truth.person', truthTables.person);
    const flags = ['--customers', file, '--truth', truth];
    const name = `town, ${customers.toLocaleString('en')} customers, seed ${seed}`;
    return [
      await run(folder, name, flags),
      await run(folder, `${name}, as sure as a night`, [
        ...flags,
        '--probability',
        nightProbability,
      ]),
    ];
  } finally {
    await session.close();
    await engine.close();
  }
}

function report(lines: readonly Line[]): string {
  const figure = (value: number | undefined): string => (value ?? 0).toFixed(4);
  return markdownTable(
    [
      'Set',
      'Records',
      'Precision',
      'Recall',
      'F1',
      'Pairs a record',
      'ms a record',
      'of it the job',
      'Seconds',
      'MB',
    ],
    lines.map(({ name, outcome }) => {
      const { records, quality, seconds, peakMemoryMb, jobs, figures } = outcome;
      const job = jobs.find((one) => one.job === 'duplicates')?.seconds ?? 0;
      return [
        name,
        records.toLocaleString('en'),
        figure(quality?.precision),
        figure(quality?.recall),
        figure(quality?.f1),
        ((figures['candidate_pairs'] ?? 0) / Math.max(1, records)).toFixed(1),
        ((seconds * 1000) / Math.max(1, records)).toFixed(3),
        ((job * 1000) / Math.max(1, records)).toFixed(3),
        seconds.toFixed(1),
        String(peakMemoryMb),
      ];
    }),
  );
}
