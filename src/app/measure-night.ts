/**
 * How right the night's accepted links are, where the truth is known.
 *
 * For the town: everything that can be known from its data about customers who
 * may be matched. For files: the pairs of `sources.truthLinks`, those of them
 * whose customer and profile are in the night.
 */
import { resolve } from 'node:path';
import type { LoadedConfig } from '../config/index.ts';
import type { Engine, Session } from '../engine/index.ts';
import { assert, type Interval, type IsoDate } from '../kernel/index.ts';
import { type Lake, type TableName, tableNamed } from '../lake/index.ts';
import { type MeasuredLink, measureLinks, type TruePair } from '../match/index.ts';
import { type BasisRow, groundAllowing } from '../privacy/index.ts';
import { createTown } from '../sample/index.ts';

export interface LinkQuality {
  /** Which truth, and which of it counts. */
  readonly truth: string;
  readonly accepted: number;
  readonly correct: number;
  readonly precision: number;
  readonly precisionInterval: Interval;
  readonly findable: number;
  readonly found: number;
  readonly recall: number;
  readonly recallInterval: Interval;
}

export interface MeasureOptions {
  readonly loaded: LoadedConfig;
  readonly sample: boolean;
  readonly date: IsoDate;
  readonly engine: Engine;
  readonly lake: Lake;
}

/** Links and truth are held as rows, so a night above this many customers is not measured. */
const CUSTOMERS_MAX = 200_000;
const ROWS_MAX = 2_000_000;

export async function measureNight(options: MeasureOptions): Promise<LinkQuality | undefined> {
  const { loaded, sample, engine, lake } = options;
  const { truthLinks } = loaded.config.sources;
  if (!sample && truthLinks === undefined) return undefined;
  if ((lake.manifest.tables['core.customer']?.rows ?? 0) > CUSTOMERS_MAX) return undefined;
  const session = await engine.open();
  try {
    for (const table of ['derived.link', 'core.customer', 'core.profile', 'core.basis'] as const) {
      await bind(session, lake, table);
    }
    if (sample) await loadTownTruth(session, options);
    else await loadFileTruth(session, resolve(loaded.baseFolder, truthLinks ?? ''));
    return await measured(session, options);
  } finally {
    await session.close();
  }
}

async function bind(session: Session, lake: Lake, table: TableName): Promise<void> {
  const definition = tableNamed(table);
  const version = lake.manifest.tables[table];
  if (definition === undefined || version === undefined) return;
  await session.bind(table, definition, lake.filesOf(table, version));
}

/** Customers, profiles and basis as the night has them. */
const pairsSql = `
SELECT t.customer_id AS "customerId", t.profile_id AS "profileId", t.knowable,
  t.person_id AS "personId", p.platform,
  COALESCE(p.no_bots, false) OR NOT COALESCE(p.discoverable, true) AS closed,
  list_contains(c.handles, p.platform || ':' || p.handle) AS declared
FROM scratch.truth AS t
JOIN core.customer AS c ON c.customer_id = t.customer_id
JOIN core.profile AS p ON p.profile_id = t.profile_id
ORDER BY t.customer_id, t.profile_id`;

interface Pair extends TruePair {
  readonly knowable: boolean;
  /** The person behind the record: two records of one person are one owner. */
  readonly personId: string;
  readonly platform: string;
  /** The account asks not to be found or read by machines. */
  readonly closed: boolean;
  readonly declared: boolean | null;
}

/** The town's own truth, `knowable` included. */
async function loadTownTruth(session: Session, { loaded, date }: MeasureOptions): Promise<void> {
  const town = createTown({ ...loaded.config.sample, endDate: date });
  const columns = {
    customer_id: 'text',
    profile_id: 'text',
    knowable: 'boolean',
    person_id: 'text',
  } as const;
  const ownership = town.truth.find(({ name }) => name === 'truth.ownership');
  assert(ownership !== undefined, 'the town knows no owners');
  await session.load('truth', columns, ownership.batches());
}

/** Pairs of a CSV or Parquet file; a column `knowable` may say which of them data can tell. */
async function loadFileTruth(session: Session, file: string): Promise<void> {
  const source = file.endsWith('.parquet')
    ? 'read_parquet($file)'
    : 'read_csv($file, all_varchar = true, header = true)';
  const columns = await session.rows<{ column_name: string }>(
    `SELECT column_name FROM (DESCRIBE SELECT * FROM ${source})`,
    { file },
  );
  const has = (name: string) => columns.some(({ column_name }) => column_name === name);
  const knowable = has('knowable') ? 'CAST(knowable AS BOOLEAN)' : 'true';
  const person = has('person_id') ? 'person_id' : 'customer_id';
  await session.scratch(
    'truth',
    `SELECT DISTINCT CAST(customer_id AS VARCHAR) AS customer_id,
            CAST(profile_id AS VARCHAR) AS profile_id, ${knowable} AS knowable,
            CAST(${person} AS VARCHAR) AS person_id
     FROM ${source}`,
    { file },
  );
}

async function measured(session: Session, options: MeasureOptions): Promise<LinkQuality> {
  const links = await session.rows<MeasuredLink>(
    `SELECT customer_id AS "customerId", profile_id AS "profileId",
            match_probability AS probability, decision = 'accept' AS accepted
     FROM derived.link WHERE decision <> 'reject' AND stale_since IS NULL ORDER BY customer_id, profile_id`,
    {},
    ROWS_MAX,
  );
  const pairs = await session.rows<Pair>(pairsSql, {}, ROWS_MAX);
  const lawful = await lawfulPairs(session, options, pairs);
  const people = new Map(pairs.map(({ customerId, personId }) => [customerId, personId]));
  const all = measureLinks(links, pairs, people);
  const findable = measureLinks(links, lawful, people);
  return {
    truth: options.sample
      ? "the town's owners; findable is what its data can tell about customers with a basis"
      : 'sources.truthLinks, pairs whose customer and profile are in the night',
    accepted: all.accepted,
    correct: Math.round(all.precision.share * all.precision.of),
    precision: all.precision.share,
    precisionInterval: all.precision.interval,
    findable: findable.recall.of,
    found: Math.round(findable.recall.share * findable.recall.of),
    recall: findable.recall.share,
    recallInterval: findable.recall.interval,
  };
}

/** Pairs that could be known and were allowed to be looked at: open accounts, and a basis by the one-row form of the basis rule. */
async function lawfulPairs(session: Session, options: MeasureOptions, pairs: readonly Pair[]) {
  const { evaluation, privacy } = options.loaded.config;
  const rows = await session.rows<BasisRow & { readonly customerId: string }>(
    `SELECT customer_id AS "customerId", platform, ground, since AS "sinceMs", until AS "untilMs"
     FROM core.basis`,
    {},
    ROWS_MAX,
  );
  const basisOf = new Map<string, BasisRow[]>();
  for (const row of rows) {
    const known = basisOf.get(row.customerId);
    if (known === undefined) basisOf.set(row.customerId, [row]);
    else known.push(row);
  }
  const forAll = (privacy.fileBasis?.platforms ?? []).map(
    (platform): BasisRow => ({
      platform,
      ground: privacy.fileBasis?.ground ?? 'opted_in',
      sinceMs: null,
      untilMs: null,
    }),
  );
  return pairs.filter(({ customerId, platform, knowable, closed, declared }) => {
    if (!knowable) return false;
    if (declared === true) return true;
    if (closed) return false;
    if (evaluation) return true;
    const basis = [...(basisOf.get(customerId) ?? []), ...forAll];
    const question = { basis, platform, day: options.date };
    const { legitimateInterest } = privacy;
    return groundAllowing({ ...question, legitimateInterest }) !== undefined;
  });
}
