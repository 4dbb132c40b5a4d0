/**
 * One night at several sizes: seconds, rows a second and memory of every job,
 * and how each grows.
 *
 *     npm run bench -- night [--customers 10000,100000] [--write]
 *
 * The town is written to Parquet files first, as a company's own would lie
 * there, and a first night runs on them with the embedded server and the
 * shipped settings. Every command is a process of its own.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { NightlyOutcome, WrittenSample } from '../../src/app/index.ts';
import { startEmbedded } from '../../src/store/index.ts';
import { type Measured, measuredKith } from './measured-kith.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';

const date = '2026-03-01';

interface Size {
  readonly customers: number;
  readonly sample: Measured<WrittenSample>;
  readonly night: Measured<NightlyOutcome>;
  /** The same night once more, which finds nothing to do. */
  readonly again: Measured<NightlyOutcome>;
}

/** One line of the table at one size. */
interface Work {
  readonly name: string;
  readonly rows: number;
  readonly seconds: number;
  readonly peakMemoryMb: number;
}

export async function benchNight(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '10000,100000' },
      write: { type: 'boolean', default: false },
    },
  });
  const customers = values.customers.split(',').map(Number);
  if (!customers.every((one) => Number.isInteger(one) && one > 0)) {
    throw new Error(`--customers ${values.customers}: whole numbers, parted by commas`);
  }
  const where = circumstances();
  const sizes: Size[] = [];
  for (const one of customers) sizes.push(await measureSize(one));
  const text = `\`npm run bench -- night --customers ${customers.join(',')}\`, ${where}\n\n${report(sizes)}`;
  process.stdout.write(`${text}\n`);
  if (values.write) writeIntoPage('night', text);
}

async function measureSize(customers: number): Promise<Size> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));
  chmodSync(folder, 0o755); // The embedded server of root runs as nobody and must get in.
  const town = join(folder, 'town');
  const say = (what: string): unknown =>
    process.stderr.write(`${customers.toLocaleString('en')} customers: ${what}\n`);
  try {
    say('writing the town');
    const sample = await measuredKith<WrittenSample>(folder, [
      ...['sample', '--customers', String(customers), '--date', date, '--out', town],
    ]);
    const nightly = ['nightly', '--date', date, '--config', join(town, 'kith.yaml')];
    say('first night');
    const night = await measuredKith<NightlyOutcome>(folder, nightly);
    say('the same night again');
    const again = await measuredKith<NightlyOutcome>(folder, nightly);
    const ran = again.outcome.jobs.filter(({ state }) => state !== 'unchanged');
    if (ran.length > 0) {
      const names = ran.map(({ job }) => job).join(', ');
      throw new Error(`the second night ran ${names} again: did the code change meanwhile?`);
    }
    return { customers, sample, night, again };
  } finally {
    await stopServer(join(town, '.kith'));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function stopServer(workspace: string): Promise<void> {
  if (!existsSync(join(workspace, 'postgresql'))) return;
  const server = await startEmbedded({ workspace, port: 0 });
  await server.stop();
}

const workOf = ({ sample, night }: Size): readonly Work[] => [
  {
    name: 'kith sample',
    rows: sample.outcome.rows,
    seconds: sample.seconds,
    peakMemoryMb: sample.peakMemoryMb,
  },
  ...night.outcome.jobs.map(({ job, rows, seconds, figures, peakMemoryMb }) => ({
    name: job,
    rows: figures['rows_published'] ?? Object.values(rows).reduce((sum, one) => sum + one, 0),
    seconds,
    peakMemoryMb,
  })),
  {
    name: 'whole night',
    rows: night.outcome.jobs.find(({ job }) => job === 'ingest')?.figures['rows_read'] ?? 0,
    seconds: night.seconds,
    peakMemoryMb: night.peakMemoryMb,
  },
];

function report(sizes: readonly Size[]): string {
  const works = sizes.map(workOf);
  const names = works[0]?.map(({ name }) => name) ?? [];
  const header = ['', ...sizes.flatMap(({ customers }) => columnsOf(customers))];
  const grows = sizes.length > 1;
  const first = sizes[0]?.customers ?? 1;
  const last = sizes.at(-1)?.customers ?? 1;
  if (grows) header.push(`growth for ${number(last / first)} × the customers`);
  const rows = names.map((name, index) => {
    const line = works.map((work) => work[index]);
    const cells = line.flatMap((work) => (work === undefined ? [] : cellsOf(work)));
    const growth = (line.at(-1)?.seconds ?? 0) / Math.max(line[0]?.seconds ?? 0, 0.001);
    return [name, ...cells, ...(grows ? [`${growth.toFixed(1)} ×`] : [])];
  });
  return [
    markdownTable(header, rows),
    '',
    'Rows are those written: by `kith sample` to files, by a job to its tables, by `publish` into PostgreSQL; for the whole night, those of the source files. Memory is the highest resident memory of the process while the job ran. Seconds of `kith sample` and of the whole night include the start of the process and, for the night, making and starting the database.',
    '',
    ...sizes.map(sentences),
  ].join('\n');
}

const columnsOf = (customers: number): readonly string[] => [
  `${number(customers)} customers: s`,
  'rows',
  'rows/s',
  'MB',
];

const cellsOf = ({ rows, seconds, peakMemoryMb }: Work): readonly string[] => [
  seconds.toFixed(1),
  number(rows),
  number(rows / Math.max(seconds, 0.001)),
  number(peakMemoryMb),
];

function sentences({ customers, night, again }: Size): string {
  const publish = night.outcome.jobs.find(({ job }) => job === 'publish');
  const published = publish?.figures['rows_published'] ?? 0;
  const perSecond = publish?.figures['rows_per_second'] ?? 0;
  return `- ${number(customers)} customers: PostgreSQL took the ${number(published)} rows of the edition at ${number(perSecond)} rows a second, the switch included. The same night again, with nothing to do, took ${again.seconds.toFixed(1)} s and ${number(again.peakMemoryMb)} MB.`;
}

const number = (value: number): string => Math.round(value).toLocaleString('en');
