/**
 * What matching costs as the files grow tenfold: seconds, pairs and memory, per
 * pair and per record.
 *
 *     npm run bench -- match [--customers 1000,10000,100000] [--towns FOLDER] [--memory MB] [--write]
 *     npm run bench -- match --peer splink …     (match-splink.ts)
 *
 * A town of each size is made with only its customers and profiles (kept in
 * FOLDER when one is named). Each run is a process of its own: normalisation on
 * all threads, then the job `match`, Parquet files on either side, on which the
 * links are then measured against the town's truth.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { MatchRun } from './match-run.ts';
import { benchSplink } from './match-splink.ts';
import { matchTown } from './match-town.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';

const runner = fileURLToPath(new URL('./match-run.ts', import.meta.url));

interface Size {
  readonly customers: number;
  readonly run: MatchRun;
}

export async function benchMatch(args: readonly string[]): Promise<void> {
  if (args.includes('--peer')) return benchSplink(args);
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '1000,10000,100000' },
      towns: { type: 'string' },
      memory: { type: 'string', default: '512' },
      write: { type: 'boolean', default: false },
    },
  });
  const customers = values.customers.split(',').map(Number);
  if (!customers.every((one) => Number.isInteger(one) && one > 0)) {
    throw new Error(`--customers ${values.customers}: whole numbers, parted by commas`);
  }
  const where = circumstances();
  const folder = values.towns ?? mkdtempSync(join(tmpdir(), 'kith-match-bench-'));
  const sizes: Size[] = [];
  try {
    for (const one of customers) sizes.push(await measure(folder, one, values.memory));
  } finally {
    if (values.towns === undefined) rmSync(folder, { recursive: true, force: true });
  }
  const command = `npm run bench -- match --customers ${customers.join(',')} --memory ${values.memory}`;
  const text = `\`${command}\`, ${where}\n\n${report(sizes)}`;
  process.stdout.write(`${text}\n`);
  if (values.write) writeIntoPage('match', text);
}

async function measure(folder: string, customers: number, memory: string): Promise<Size> {
  const say = (what: string): unknown =>
    process.stderr.write(`${customers.toLocaleString('en')} customers: ${what}\n`);
  const town = join(folder, String(customers));
  say('the town');
  await matchTown(town, customers);
  say('normalising and matching');
  const said = execFileSync(
    process.execPath,
    ['--import', 'tsx', runner, town, String(customers), '--memory', memory],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  return { customers, run: JSON.parse(said) as MatchRun };
}

function report(sizes: readonly Size[]): string {
  const header = [
    ...['customers', 'profiles', 'normalise: s', 'match: s', 'MB', 'pairs', 'pairs/record'],
    ...['match: µs/record', 'match: µs/pair', 'of knowable pairs compared', 'precision', 'recall'],
  ];
  const rows = sizes.map(({ customers, run }) => {
    const { profiles = 0, pairs = 0 } = run.figures;
    const [normalise, match] = ['normalise', 'match'].map(
      (name) => run.stages.find((stage) => stage.name === name)?.seconds ?? 0,
    );
    const records = customers + profiles;
    return [
      number(customers),
      number(profiles),
      (normalise ?? 0).toFixed(1),
      (match ?? 0).toFixed(1),
      number(Math.max(...run.stages.map(({ peakMemoryMb }) => peakMemoryMb))),
      number(pairs),
      (pairs / records).toFixed(2),
      number(((match ?? 0) * 1e6) / records),
      (((match ?? 0) * 1e6) / Math.max(1, pairs)).toFixed(1),
      (run.quality['knowable_completeness'] ?? 0).toFixed(4),
      (run.quality['precision'] ?? 0).toFixed(3),
      (run.quality['recall'] ?? 0).toFixed(3),
    ];
  });
  return [
    markdownTable(header, rows),
    '',
    'Memory is the highest resident memory of the process. Pairs are those compared; a pair is knowable when the town holds evidence of it and the account may be found. Precision and recall are of accepted links, by profile; recall is of what is knowable, and every pair is permitted here. Repeated records are not searched for in this bench.',
  ].join('\n');
}

const number = (value: number): string => Math.round(value).toLocaleString('en');
