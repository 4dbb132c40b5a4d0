/**
 * How right `kith match` is on sets with known links, and how long it takes.
 *
 *     npm run bench -- linkage [--customers 20000] [--towns FOLDER] [--write]
 *
 * Each set is linked by the command itself, in a process of its own, with the
 * shipped settings. `--towns` keeps the towns for the next time.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { MatchFilesOutcome } from '../../src/app/index.ts';
import { type LinkageSet, publicSets, townSet } from './linkage-sets.ts';
import { type Measured, measuredKith } from './measured-kith.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';

export async function benchLinkage(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '20000' },
      towns: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const where = circumstances();
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));
  try {
    const towns = values.towns ?? join(folder, 'towns');
    mkdirSync(towns, { recursive: true });
    const sizes = values.customers.split(',').map(Number);
    const sets = [...publicSets()];
    for (const size of sizes) sets.push(await townSet(towns, size));
    const rows: string[][] = [];
    for (const set of sets) {
      process.stderr.write(`linking ${set.name}\n`);
      rows.push(rowOf(set, await measuredKith<MatchFilesOutcome>(folder, commandOf(set, folder))));
    }
    const text = `\`npm run bench -- linkage --customers ${values.customers}\`, ${where}\n\n${markdownTable(header, rows)}`;
    process.stdout.write(`${text}\n`);
    if (values.write) writeIntoPage('linkage', text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const commandOf = (set: LinkageSet, folder: string): readonly string[] => [
  'match',
  ...set.customers.flatMap((file) => ['--customers', file]),
  ...set.profiles.flatMap((file) => ['--profiles', file]),
  ...set.truth.flatMap((file) => ['--truth', file]),
  ...set.equivalents.flatMap((file) => ['--equivalents', file]),
  ...['--out', join(folder, 'links.parquet')],
];

const header = [
  'Set',
  'customers',
  'profiles',
  'precision (95 %)',
  'recall (95 %)',
  'average precision',
  'calibration error',
  'candidates',
  'review, right',
  's',
  'MB',
];

function rowOf({ name }: LinkageSet, measured: Measured<MatchFilesOutcome>): string[] {
  const { outcome, seconds, peakMemoryMb } = measured;
  const { quality } = outcome;
  if (quality === undefined) throw new Error(`${name}: kith match measured nothing`);
  const range = ({ share, interval }: typeof quality.precision): string =>
    `${share.toFixed(3)} (${interval.low.toFixed(3)}–${interval.high.toFixed(3)})`;
  return [
    name,
    number(outcome.customers),
    number(outcome.profiles),
    range(quality.precision),
    `${range(quality.recall)} of ${number(quality.recall.of)}`,
    quality.averagePrecision.toFixed(3),
    quality.calibrationError.toFixed(3),
    quality.candidates.share.toFixed(3),
    `${number(quality.review.of)}, ${quality.review.share.toFixed(2)}`,
    seconds.toFixed(1),
    number(peakMemoryMb),
  ];
}

const number = (value: number): string => Math.round(value).toLocaleString('en');
