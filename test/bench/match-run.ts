/**
 * One run of normalisation and the job `match` on a town's files, in a process
 * of its own; prints what it took as JSON.
 *
 *     node --import tsx test/bench/match-run.ts TOWN CUSTOMERS [--keep] [--threads N]
 *
 * With `--keep` the normalised tables are left beside the town and used again.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCustomerIdentity, writeProfileIdentity } from '../../jobs/conform/identity.ts';
import { match } from '../../jobs/index.ts';
import { createModels } from '../../src/app/models.ts';
import { createDuckDbEngine, type Session } from '../../src/engine/index.ts';
import { type ColumnBatches, parseIsoDate } from '../../src/kernel/index.ts';
import { type TableDefinition, tableNamed } from '../../src/lake/index.ts';
import { buildGazetteer } from '../../src/match/index.ts';
import type { TableWriter } from '../../src/pipeline/index.ts';
import { createThreadPool } from '../../src/workers/index.ts';
import { matchTown } from './match-town.ts';

const normalised = [
  'customer',
  'profile',
  'customer_identity',
  'customer_key',
  'profile_identity',
  'profile_key',
] as const;

export interface Stage {
  readonly name: string;
  readonly seconds: number;
  /** Highest resident memory while it ran, MB. */
  readonly peakMemoryMb: number;
}

export interface MatchRun {
  readonly stages: readonly Stage[];
  readonly figures: { readonly profiles: number; readonly pairs: number };
  readonly quality: Readonly<Record<string, number>>;
  /** Digest of all links: the same for any number of threads. */
  readonly links: string;
  readonly warnings: readonly string[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: 'boolean', default: false },
    threads: { type: 'string', default: '0' },
    memory: { type: 'string', default: '512' },
    pairs: { type: 'string', default: '4' },
  },
});
const [townFolder = '', customers = '0'] = positionals;
const town = await matchTown(townFolder, Number(customers));
const work = join(townFolder, 'normalised');
const stages: Stage[] = [];
const figures: Record<string, number> = {};
const warnings: string[] = [];

const engine = createDuckDbEngine({
  memoryMb: Number(values.memory),
  threads: 2,
  spillFolder: join(townFolder, '.spill'),
});
const session = await engine.open();
if (!existsSync(work)) {
  await staged('normalise', async () => {
    await normalise(session, `${work}.making`);
    await rename(`${work}.making`, work);
  });
}
for (const name of ['core.basis', 'core.suppression', 'core.review', 'derived.duplicate']) {
  await session.bind(name, tableOf(name), []);
}
// A first night: nothing before it.
for (const [name, table] of [
  ['previous.link', 'derived.link'],
  ['previous.match_parameter', 'derived.match_parameter'],
  ['previous.core_customer_identity', 'core.customer_identity'],
  ['previous.core_profile_identity', 'core.profile_identity'],
] as const) {
  await session.bind(name, tableOf(table), []);
}
for (const name of normalised) await bindFiles(session, `core.${name}`, join(work, name));
// What another run compared is of other code.
const passing = join(townFolder, '.files');
await rm(passing, { recursive: true, force: true });
const threads = createThreadPool({ threads: Number(values.threads) });
const date = parseIsoDate('2026-03-01');
if (date === undefined) throw new Error('no date');
await staged('match', () =>
  match.run({
    date,
    seed: 1,
    settings: {
      match: {
        precision: 0.99,
        reviewProbability: 0.5,
        pairsPerBlockMax: 20_000,
        pairsPerRecordMax: Number(values.pairs),
        reviewPairsMax: 200,
        parameters: 'learn',
        staleDaysMax: 30,
        changeStep: 0.1,
      },
      privacy: { legitimateInterest: [] },
      evaluation: true,
    },
    session,
    ports: { threads } as never,
    fingerprint: '',
    folder: passing,
    settle: () => undefined,
    output: (table) => scratchWriter(session, table.replace(/^\w+\./, 'out_')),
    progress: () => undefined,
    figure: (name, value) => {
      figures[name] = value;
    },
    warn: (message) => warnings.push(message),
  }),
);
const [counts] = await session.rows<{ profiles: number }>(
  'SELECT count(*) AS profiles FROM core.profile',
);
const quality = await measured(session);
const [links] = await session.rows<{ digest: string }>(
  `SELECT md5(string_agg(concat_ws(' ', customer_id, profile_id, decision, match_probability, pattern), ','
     ORDER BY customer_id, profile_id)) AS digest
   FROM scratch.out_link`,
);
await rm(passing, { recursive: true, force: true });
await threads.close();
await session.close();
await engine.close();
if (!values.keep) await rm(work, { recursive: true, force: true });
const outcome: MatchRun = {
  stages,
  figures: { ...figures, profiles: counts?.profiles ?? 0, pairs: figures['candidate_pairs'] ?? 0 },
  quality,
  links: links?.digest ?? '',
  warnings,
};
process.stdout.write(`${JSON.stringify(outcome, undefined, 1)}\n`);

async function staged(name: string, run: () => Promise<void>): Promise<void> {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const startedMs = performance.now();
  await run();
  clearInterval(timer);
  stages.push({
    name,
    seconds: (performance.now() - startedMs) / 1000,
    peakMemoryMb: Math.round(Math.max(peak, process.memoryUsage.rss()) / 2 ** 20),
  });
}

/** An id that a file repeats is taken once, as the night does. */
async function conformGiven(from: Session, folder: string): Promise<void> {
  await from.execute('CREATE SCHEMA IF NOT EXISTS written');
  for (const name of ['customer', 'profile'] as const) {
    const given = await from.rows<{ column_name: string }>(
      `SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('${town.files[name]}'))`,
    );
    const known = new Set(given.map(({ column_name }) => column_name));
    const { columns: wanted } = tableOf(`core.${name}`);
    const columns = Object.keys(wanted).map((column) => `"${column}"`);
    const read = Object.keys(wanted).map((column) =>
      known.has(column) ? `"${column}"` : `CAST(NULL AS VARCHAR) AS "${column}"`,
    );
    await mkdir(join(folder, name), { recursive: true });
    const file = join(folder, name, 'part-00000.parquet');
    await from.writeParquet(
      file,
      `WITH given AS (
         SELECT ${read.join(', ')}, row_number() OVER (PARTITION BY ${name}_id ORDER BY created_at) AS turn
         FROM read_parquet('${town.files[name]}')
       )
       SELECT ${columns.join(', ')} FROM given WHERE turn = 1 ORDER BY ${name}_id`,
    );
    await from.execute(`CREATE VIEW written.${name} AS SELECT * FROM read_parquet('${file}')`);
  }
}

function tableOf(name: string): TableDefinition {
  const table = tableNamed(name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

async function bindFiles(to: Session, name: string, folder: string): Promise<void> {
  await to.bind(name, tableOf(name), [join(folder, '*.parquet')]);
}

async function normalise(from: Session, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await conformGiven(from, folder);
  const progress = (): void => undefined;
  const writer = (name: string): TableWriter => partWriter(from, name, join(folder, name));
  const models = createModels();
  const gazetteer = buildGazetteer({
    cities: await models.read('cities'),
    regions: await models.read('regions'),
  });
  const threads = createThreadPool({ threads: 0 });
  await writeCustomerIdentity({
    session: from,
    threads,
    gazetteer,
    identity: writer('customer_identity'),
    key: writer('customer_key'),
    progress,
  });
  await writeProfileIdentity({
    session: from,
    threads,
    gazetteer,
    identity: writer('profile_identity'),
    key: writer('profile_key'),
    progress,
  });
  await threads.close();
}

function unused(): Promise<never> {
  return Promise.reject(new Error('not used'));
}

function partWriter(to: Session, name: string, folder: string): TableWriter {
  const table = tableOf(`core.${name}`);
  return {
    async part(index, produce) {
      await mkdir(folder, { recursive: true });
      const batches: ColumnBatches = await produce();
      await to.writeBatches(
        join(folder, `part-${String(index).padStart(5, '0')}.parquet`),
        table,
        batches,
      );
    },
    select: unused,
    batches: unused,
    show: unused,
  };
}

function scratchWriter(to: Session, name: string): TableWriter {
  return {
    async select(statement, parameters) {
      await to.scratch(name, statement, parameters);
      return 0;
    },
    batches: (batches) => {
      const { columns } = tableOf(name.replace(/^out_/, 'derived.'));
      const types = Object.entries(columns).map(([column, { type }]) => [column, type]);
      return to.load(name, Object.fromEntries(types), batches);
    },
    part: unused,
    show: unused,
  };
}

/** Share of true and of knowable pairs that are candidates, and how right accepted links are. */
async function measured(from: Session): Promise<Readonly<Record<string, number>>> {
  await from.execute(`CREATE VIEW scratch.truth AS
    SELECT DISTINCT t.* FROM read_parquet('${town.files.ownership}') AS t
    JOIN core.profile AS p ON p.profile_id = t.profile_id
    WHERE NOT coalesce(p.no_bots, false) AND coalesce(p.discoverable, true)`);
  const [row] = await from.rows<Record<string, number>>(`
    WITH candidate AS (
      SELECT c.customer_id, p.profile_id
      FROM scratch.candidate AS n
      JOIN scratch.pool_customer AS c ON c.number = n.customer_number
      JOIN scratch.pool_profile AS p ON p.number = n.profile_number
    ),
    found AS (
      SELECT t.knowable, c.customer_id IS NOT NULL AS candidate
      FROM scratch.truth AS t
      LEFT JOIN candidate AS c ON c.customer_id = t.customer_id AND c.profile_id = t.profile_id
    ),
    link AS (SELECT DISTINCT customer_id, profile_id FROM scratch.out_link WHERE decision = 'accept'),
    owner AS (SELECT DISTINCT o.customer_id, o.person_id FROM read_parquet('${town.files.ownership}') AS o),
    judged AS (
      SELECT DISTINCT l.profile_id, w.person_id IS NOT NULL AND o.person_id = w.person_id AS owned
      FROM link AS l
      LEFT JOIN owner AS w ON w.customer_id = l.customer_id
      LEFT JOIN (SELECT DISTINCT profile_id, person_id FROM read_parquet('${town.files.ownership}')) AS o
        ON o.profile_id = l.profile_id
    ),
    known AS (
      SELECT DISTINCT t.profile_id, bool_or(l.profile_id IS NOT NULL) AS found
      FROM scratch.truth AS t LEFT JOIN link AS l ON l.profile_id = t.profile_id
      WHERE t.knowable GROUP BY t.profile_id
    )
    SELECT (SELECT avg(CASE WHEN candidate THEN 1.0 ELSE 0 END) FROM found) AS true_completeness,
      (SELECT avg(CASE WHEN candidate THEN 1.0 ELSE 0 END) FROM found WHERE knowable) AS knowable_completeness,
      (SELECT count(*) FROM judged) AS accepted_profiles,
      (SELECT avg(CASE WHEN owned THEN 1.0 ELSE 0 END) FROM judged) AS precision,
      (SELECT avg(CASE WHEN found THEN 1.0 ELSE 0 END) FROM known) AS recall`);
  return row ?? {};
}
