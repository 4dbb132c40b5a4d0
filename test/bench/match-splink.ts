/**
 * kith's job `match` against Splink on DuckDB: same normalised columns, same
 * blocking keys, same machine.
 *
 *     npm run bench -- match --peer splink [--customers 20000,100000] [--towns FOLDER] [--write]
 *
 * Splink is configured as a careful user would, in two models of which the
 * better one by the truth is told (match-splink.py). Its threshold is the one
 * with the best F1 by the truth, and a profile goes to its best customer where
 * that raises F1: both are more than a user could know. Timed are, on either
 * side, all steps from normalised tables to decided pairs.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { match, sureDuplicates } from '../../jobs/index.ts';
import { type KnownPair, knownPairsSql, loadKnownLinks } from '../../src/app/known-links.ts';
import { isFindable, personOf } from '../../src/app/match-files-measure.ts';
import { type OfflineWorld, runOffline, withTables } from '../../src/app/offline/run-offline.ts';
import { loadConfig } from '../../src/config/index.ts';
import type { Session } from '../../src/engine/index.ts';
import { type MeasuredLink, measureLinks, type SamePerson } from '../../src/match/index.ts';
import { bestF1, type ScoredPair } from './best-f1.ts';
import { type LinkageSet, publicSets, townSet } from './linkage-sets.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';
import { writeSplinkInput } from './splink-input.ts';
import { duckDbVersion, splinkPython, splinkVersion } from './splink-python.ts';

const script = fileURLToPath(new URL('./match-splink.py', import.meta.url));
const ROWS_MAX = 20_000_000;

interface SplinkRun {
  readonly model: string;
  readonly seconds: Readonly<Record<string, number>>;
  readonly pairs: number;
  readonly peakMemoryMb: number;
  readonly notes: readonly string[];
}

interface Compared {
  readonly set: string;
  readonly pairs: number;
  readonly ours: { readonly seconds: number; readonly f1: number; readonly bestF1: number };
  readonly splink: { readonly model: string; readonly seconds: number; readonly bestF1: number };
}

export async function benchSplink(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      peer: { type: 'string', default: 'splink' },
      customers: { type: 'string', default: '20000' },
      towns: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  if (values.peer !== 'splink') throw new Error(`--peer ${values.peer}: the one peer is splink`);
  const python = splinkPython();
  if (python === undefined) return;
  const where = circumstances();
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));
  try {
    const towns = values.towns ?? join(folder, 'towns');
    mkdirSync(towns, { recursive: true });
    const sets = publicSets().filter(({ name }) => !name.startsWith('Congress 2017'));
    const strangers = publicSets().filter(({ name }) => name.includes('strangers'));
    const chosen = [...strangers, ...sets];
    for (const size of values.customers.split(',').map(Number)) {
      if (size > 0) chosen.push(await townSet(towns, size));
    }
    const compared: Compared[] = [];
    for (const set of chosen) {
      process.stderr.write(`comparing on ${set.name}\n`);
      compared.push(await compare(set, { python, folder }));
    }
    const text = `\`npm run bench -- match --peer splink --customers ${values.customers}\`, Splink ${splinkVersion} on DuckDB ${duckDbVersion}, ${where}\n\n${report(compared)}`;
    process.stdout.write(`${text}\n`);
    if (values.write) writeIntoPage('splink', text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const compare = (
  set: LinkageSet,
  { python, folder }: { readonly python: string; readonly folder: string },
): Promise<Compared> =>
  runOffline(
    {
      command: 'bench',
      files: { customers: set.customers, profiles: set.profiles },
      loaded: loadConfig({ env: {}, workingFolder: folder }),
      configNamed: false,
      jobs: [sureDuplicates, match],
      emit: () => {},
    },
    async (world) => {
      const tables = ['core.customer', 'core.profile', 'derived.link'] as const;
      const truth = await withTables(world, tables, (session) => readTruth(session, world, set));
      const ours = await withTables(world, tables, readLinks);
      await writeSplinkInput(world, folder);
      const runs = JSON.parse(
        execFileSync(python, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] }).toString(),
      ) as readonly SplinkRun[];
      const splink = await bestRun(runs, world, { folder, truth });
      const job = world.jobs.find((one) => one.job === 'match');
      return {
        set: set.name,
        pairs: job?.figures['candidate_pairs'] ?? 0,
        ours: {
          seconds: job?.seconds ?? 0,
          f1: measureLinks(ours, truth.pairs, truth.samePerson).f1,
          bestF1: bestF1(ours, truth.pairs, truth.samePerson),
        },
        splink,
      };
    },
  );

/** Of several models the one with the best F1, and its own time. */
async function bestRun(
  runs: readonly SplinkRun[],
  world: OfflineWorld,
  { folder, truth }: { readonly folder: string; readonly truth: Truth },
): Promise<Compared['splink']> {
  let best: Compared['splink'] = { model: '', seconds: 0, bestF1: -1 };
  for (const { model, seconds, peakMemoryMb, notes } of runs) {
    for (const note of notes) process.stderr.write(`splink, ${model}: ${note}\n`);
    const file = join(folder, `predictions-${model}.parquet`);
    const pairs = await withTables(world, [], (session) => readPredictions(session, file));
    const f1 = bestF1(pairs, truth.pairs, truth.samePerson);
    process.stderr.write(
      `splink, ${model}: F1 ${f1.toFixed(3)}, ${peakMemoryMb} MB, seconds ${JSON.stringify(seconds)}\n`,
    );
    const { prior = 0, u = 0, em = 0, predict = 0 } = seconds;
    if (f1 > best.bestF1) best = { model, seconds: prior + u + em + predict, bestF1: f1 };
  }
  return best;
}

interface Truth {
  readonly pairs: readonly (KnownPair & { readonly findable: boolean })[];
  readonly samePerson: SamePerson;
}

async function readTruth(session: Session, world: OfflineWorld, set: LinkageSet): Promise<Truth> {
  await loadKnownLinks(session, world.engine, set.truth);
  const known = await session.rows<KnownPair>(knownPairsSql, {}, ROWS_MAX);
  const pairs = known.map((pair) => ({ ...pair, findable: isFindable(pair) }));
  return { pairs, samePerson: await personOf(world, known, set.equivalents) };
}

const readLinks = (session: Session) =>
  session.rows<MeasuredLink>(
    `SELECT customer_id AS "customerId", profile_id AS "profileId",
       match_probability AS probability, decision = 'accept' AS accepted
     FROM derived.link WHERE decision <> 'reject'`,
    {},
    ROWS_MAX,
  );

const readPredictions = (session: Session, file: string) =>
  session.rows<ScoredPair>(
    `SELECT customer_id AS "customerId", profile_id AS "profileId", probability
     FROM read_parquet($file)`,
    { file },
    ROWS_MAX,
  );

function report(compared: readonly Compared[]): string {
  const header = [
    'Set',
    'candidate pairs',
    'kith: s',
    'Splink: s',
    'ratio',
    'kith: F1',
    'at its best',
    'Splink: F1 at its best',
    'its model',
  ];
  const rows = compared.map(({ set, pairs, ours, splink }) => [
    set,
    pairs.toLocaleString('en'),
    ours.seconds.toFixed(1),
    splink.seconds.toFixed(1),
    `${(splink.seconds / Math.max(ours.seconds, 0.001)).toFixed(1)} ×`,
    ours.f1.toFixed(3),
    ours.bestF1.toFixed(3),
    splink.bestF1.toFixed(3),
    splink.model,
  ]);
  return [
    markdownTable(header, rows),
    '',
    'Seconds of kith are those of the job `match`, from normalised tables in Parquet to links in Parquet. Seconds of Splink are those of its prior, u, EM and predict, from tables in DuckDB; starting Python and reading Parquet are not counted. *At its best*: at the threshold with the best F1 by the truth.',
  ].join('\n');
}
