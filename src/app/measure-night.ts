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
import { type MeasuredLink, measureLinks } from '../match/index.ts';
import { type BasisRow, groundAllowing } from '../privacy/index.ts';
import { type KnownPair, knownPairsSql, loadKnownLinks, truthColumns } from './known-links.ts';

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
    else await loadKnownLinks(session, engine, [resolve(loaded.baseFolder, truthLinks ?? '')]);
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

/** The town's own truth, `knowable` included. */
async function loadTownTruth(session: Session, { loaded, date }: MeasureOptions): Promise<void> {
  const { createTown } = await import('../sample/index.ts');
  const town = createTown({ ...loaded.config.sample, endDate: date });
  const ownership = town.truth.find(({ name }) => name === 'truth.ownership');
  assert(ownership !== undefined, 'the town knows no owners');
  await session.load('truth', truthColumns, ownership.batches());
}

async function measured(session: Session, options: MeasureOptions): Promise<LinkQuality> {
  const links = await session.rows<MeasuredLink>(
    `SELECT customer_id AS "customerId", profile_id AS "profileId",
            match_probability AS probability, decision = 'accept' AS accepted
     FROM derived.link WHERE decision <> 'reject' AND stale_since IS NULL ORDER BY customer_id, profile_id`,
    {},
    ROWS_MAX,
  );
  const pairs = await session.rows<KnownPair>(knownPairsSql, {}, ROWS_MAX);
  const lawful = new Set(await lawfulPairs(session, options, pairs));
  const people = new Map(pairs.map(({ customerId, personId }) => [customerId, personId]));
  const truth = pairs.map((pair) => ({ ...pair, findable: lawful.has(pair) }));
  const measure = measureLinks(links, truth, people);
  return {
    truth: options.sample
      ? "the town's owners; findable is what its data can tell about customers with a basis"
      : 'sources.truthLinks, pairs whose customer and profile are in the night',
    accepted: measure.accepted,
    correct: measure.right,
    precision: measure.precision.share,
    precisionInterval: measure.precision.interval,
    findable: measure.recall.of,
    found: measure.found,
    recall: measure.recall.share,
    recallInterval: measure.recall.interval,
  };
}

/** Pairs that could be known and were allowed to be looked at: open accounts, and a basis by the one-row form of the basis rule. */
async function lawfulPairs(session: Session, options: MeasureOptions, pairs: readonly KnownPair[]) {
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
    if (declared) return true;
    if (closed) return false;
    if (evaluation) return true;
    const basis = [...(basisOf.get(customerId) ?? []), ...forAll];
    const question = { basis, platform, day: options.date };
    const { legitimateInterest } = privacy;
    return groundAllowing({ ...question, legitimateInterest }) !== undefined;
  });
}
