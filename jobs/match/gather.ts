/**
 * One pass over the candidate pairs: compare, count patterns, keep the levels.
 *
 * Only numbers are kept (some twenty bytes a pair), in the order of the stream:
 * by profile, then customer. Deciding reads them again without the text.
 */
import { type Session, sqlFile } from '../../src/engine/index.ts';
import type { Column, ColumnBatch } from '../../src/kernel/index.ts';
import {
  type CompareContext,
  type Comparison,
  chanceWithNamesakes,
  compareBatch,
  comparisons,
  createNamesakeTally,
  createPatternCounter,
  type EvidenceBatch,
  levelCode,
  type NamesakeModel,
  type PairLabel,
  type PairLevels,
  type Pattern,
  type PoolSize,
} from '../../src/match/index.ts';

export const candidateEvidence = sqlFile(import.meta.url, 'candidate-evidence.sql');

export type Reviewed = 'accept' | 'reject' | null;

/** What is kept of the candidate pairs, one place a pair. */
export interface GatheredPairs {
  readonly length: number;
  readonly levels: Readonly<Record<Comparison, Uint8Array>>;
  readonly nameChance: Float32Array;
  readonly claimChance: Float32Array;
  /** Number of the profile in the stream, from 0. */
  readonly profile: Uint32Array;
  /** 0 none, 1 accepted by a person, 2 rejected by a person. */
  readonly reviewed: Uint8Array;
  /** 1 where the profile asks not to be found and this customer did not declare it. */
  readonly closed: Uint8Array;
}

export interface Gathered {
  readonly pairs: GatheredPairs;
  readonly patterns: readonly Pattern[];
  readonly namesakes: NamesakeModel;
}

const declared = levelCode('claim', 'declared');
const imitation = levelCode('nature', 'imitation');

export const isDeclared = (pairs: GatheredPairs, at: number): boolean =>
  pairs.levels.claim[at] === declared;

export function reviewedAt(pairs: GatheredPairs, at: number): Reviewed {
  const code = pairs.reviewed[at];
  return code === 1 ? 'accept' : code === 2 ? 'reject' : null;
}

export function levelsAt(pairs: GatheredPairs, at: number): PairLevels {
  const levels = {} as Record<Comparison, number>;
  for (const comparison of comparisons) levels[comparison] = pairs.levels[comparison][at] ?? 0;
  return {
    levels,
    nameChanceBits: pairs.nameChance[at] ?? 0,
    claimChanceBits: pairs.claimChance[at] ?? 0,
  };
}

export async function gatherPairs(options: {
  readonly session: Session;
  readonly compare: CompareContext;
  readonly size: PoolSize;
  /** Candidate pairs there are. */
  readonly length: number;
  progress(done: number): void;
}): Promise<Gathered> {
  const { length } = options;
  const pairs = emptyPairs(length);
  const namesakes = await namesakeReader(options.session);
  let from = 0;
  let profiles = -1;
  let lastProfile: string | null = null;
  for await (const batch of options.session.batches(candidateEvidence)) {
    const evidence = compareBatch(batch, options.compare);
    keep(pairs, evidence, from);
    const profileIds = batch.columns['profile_id'] as Column<string>;
    for (let row = 0; row < batch.length; row += 1) {
      const id = profileIds[row] ?? null;
      if (id !== lastProfile) profiles += 1;
      lastProfile = id;
      pairs.profile[from + row] = profiles;
    }
    keepWishes(pairs, batch, from);
    namesakes.read(batch, evidence);
    from += batch.length;
    options.progress(from);
  }
  const model = await namesakes.learn(options.size);
  const ofCustomers = { ...model, customers: options.size.customers };
  for (let at = 0; at < length; at += 1) {
    const level = pairs.levels.name[at] ?? 0;
    pairs.nameChance[at] = chanceWithNamesakes(level, pairs.nameChance[at] ?? 0, ofCustomers);
  }
  return { pairs, patterns: countPatterns(pairs), namesakes: model };
}

/** Tallies the pairs of customers who declared a handle. */
async function namesakeReader(session: Session) {
  const declarers = new Set<string>();
  const sql = `SELECT DISTINCT customer_id FROM core.customer_key WHERE rule = 'platform'`;
  for await (const batch of session.batches(sql)) {
    for (const id of batch.columns['customer_id'] as Column<string>) declarers.add(id ?? '');
  }
  const tally = createNamesakeTally();
  return {
    read(batch: ColumnBatch, evidence: EvidenceBatch): void {
      const customerIds = batch.columns['customer_id'] as Column<string>;
      const platforms = batch.columns['platform'] as Column<string>;
      for (let row = 0; row < batch.length; row += 1) {
        const customerId = customerIds[row] ?? '';
        if (!declarers.has(customerId)) continue;
        const isImitation = evidence.levels.nature[row] === imitation;
        const nameLevel = isImitation ? 0 : (evidence.levels.name[row] ?? 0);
        tally.add({
          customerId,
          platform: platforms[row] ?? '',
          nameLevel,
          chanceBits: evidence.nameChance[row] ?? 0,
          declared: evidence.levels.claim[row] === declared,
        });
      }
    },
    async learn(size: PoolSize): Promise<NamesakeModel> {
      const rows = await session.rows<{ platform: string; profiles: number }>(
        'SELECT platform, count(*) AS profiles FROM scratch.pool_profile GROUP BY platform ORDER BY platform',
      );
      return tally.learn(new Map(rows.map((row) => [row.platform, row.profiles])), size.customers);
    },
  };
}

function emptyPairs(length: number): GatheredPairs {
  const levels = {} as Record<Comparison, Uint8Array>;
  for (const comparison of comparisons) levels[comparison] = new Uint8Array(length);
  return {
    length,
    levels,
    nameChance: new Float32Array(length),
    claimChance: new Float32Array(length),
    profile: new Uint32Array(length),
    reviewed: new Uint8Array(length),
    closed: new Uint8Array(length),
  };
}

function keep(pairs: GatheredPairs, evidence: EvidenceBatch, from: number): void {
  for (const comparison of comparisons) {
    pairs.levels[comparison].set(evidence.levels[comparison], from);
  }
  pairs.nameChance.set(evidence.nameChance, from);
  pairs.claimChance.set(evidence.claimChance, from);
}

function keepWishes(pairs: GatheredPairs, batch: ColumnBatch, from: number): void {
  const closed = batch.columns['closed'] as Column<boolean>;
  const reviewed = batch.columns['reviewed'] as Column<string>;
  for (let row = 0; row < batch.length; row += 1) {
    const at = from + row;
    pairs.reviewed[at] = reviewed[row] === 'accept' ? 1 : reviewed[row] === 'reject' ? 2 : 0;
    pairs.closed[at] = closed[row] === true && !isDeclared(pairs, at) ? 1 : 0;
  }
}

/** Patterns with what is known: declared pairs and reviews, and whom they exclude. */
function countPatterns(pairs: GatheredPairs): readonly Pattern[] {
  const counter = createPatternCounter();
  for (const [from, to] of profileRuns(pairs)) {
    let owned = false;
    for (let at = from; at < to; at += 1) owned ||= isOwner(pairs, at);
    for (let at = from; at < to; at += 1) {
      if (pairs.closed[at] === 1) continue;
      counter.add(pairs, at, labelOf(pairs, at, owned));
    }
  }
  return counter.patterns();
}

const isOwner = (pairs: GatheredPairs, at: number): boolean =>
  pairs.reviewed[at] === 1 || (pairs.reviewed[at] !== 2 && isDeclared(pairs, at));

function labelOf(pairs: GatheredPairs, at: number, owned: boolean): PairLabel {
  if (isOwner(pairs, at)) return 'match';
  return owned || pairs.reviewed[at] === 2 ? 'non-match' : 'unknown';
}

/** Ranges `[from, to)` of the pairs of one profile each. */
export function* profileRuns(pairs: GatheredPairs): Generator<readonly [number, number]> {
  let from = 0;
  while (from < pairs.length) {
    let to = from + 1;
    while (to < pairs.length && pairs.profile[to] === pairs.profile[from]) to += 1;
    yield [from, to];
    from = to;
  }
}
