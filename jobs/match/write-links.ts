/**
 * Writes links and the review queue.
 *
 * What was decided tonight is loaded as `decided`; `links-over-time.ts` makes
 * `link_tonight` of it.
 */
import { type Session, sqlFile } from '../../src/engine/index.ts';
import { type ColumnBatch, roundTo } from '../../src/kernel/index.ts';
import {
  explain,
  type GatheredPairs,
  isDeclared,
  type Judged,
  levelsAt,
  type MatchParameters,
  type PairLevels,
  patternText,
  priorPairs,
  type Verdict,
} from '../../src/match/index.ts';
import type { TableWriter } from '../../src/pipeline/index.ts';

const reviewQueue = sqlFile(import.meta.url, 'review-queue.sql');

const decidedColumns = {
  customer_number: 'integer',
  profile_number: 'integer',
  match_weight: 'double',
  match_probability: 'double',
  decision: 'text',
  decided_by: 'text',
  pattern: 'text',
  evidence: 'text',
  declared: 'boolean',
} as const;

const digits = 6;

interface WriteOptions {
  readonly session: Session;
  readonly pairs: GatheredPairs;
  readonly parameters: MatchParameters;
  readonly judged: Judged;
  /** Share of profiles that no customer is known to own, 0–1. */
  readonly nobody: number;
}

const decided = sqlFile(import.meta.url, 'decided.sql');

/** Loads the kept pairs into scratch table `decided`, with their ids. */
export async function loadDecided(options: WriteOptions): Promise<void> {
  const { session } = options;
  await session.load('decided_pair', decidedColumns, decidedBatches(options));
  await session.scratch('decided', decided);
}

const rowsPerBatch = 2048;

function* decidedBatches(options: WriteOptions): Generator<ColumnBatch> {
  let some: [number, Verdict][] = [];
  for (const one of options.judged.kept) {
    some.push(one);
    if (some.length < rowsPerBatch) continue;
    yield decidedBatch(options, some);
    some = [];
  }
  if (some.length > 0) yield decidedBatch(options, some);
}

function decidedBatch(
  { pairs, parameters, nobody }: WriteOptions,
  rows: readonly (readonly [number, Verdict])[],
): ColumnBatch {
  const levels = rows.map(([at]) => levelsAt(pairs, at));
  return {
    length: rows.length,
    columns: {
      customer_number: rows.map(([at]) => pairs.customer[at] ?? 0),
      profile_number: rows.map(([at]) => pairs.profile[at] ?? 0),
      match_weight: rows.map(([, verdict]) => roundTo(verdict.weightBits, digits)),
      match_probability: rows.map(([, verdict]) => roundTo(verdict.probability, digits)),
      decision: rows.map(([, verdict]) => verdict.decision),
      decided_by: rows.map(([, verdict]) => verdict.decidedBy),
      pattern: levels.map(patternText),
      evidence: rows.map(([, verdict], row) =>
        JSON.stringify(explain(parameters, levels[row] as PairLevels, verdict, nobody)),
      ),
      declared: rows.map(([at]) => isDeclared(pairs, at)),
    },
  };
}

export const linkSql = `
  SELECT customer_id, profile_id, match_weight, match_probability, decision, decided_by, basis,
    pattern, evidence, platform, handle, stale_since
  FROM scratch.link_tonight
  ORDER BY customer_id, profile_id`;

export async function writeLinks(options: {
  readonly links: TableWriter;
  readonly reviewQueue: TableWriter;
  readonly reviewPairsMax: number;
}): Promise<void> {
  await options.links.select(linkSql);
  await options.reviewQueue.select(reviewQueue, {
    positions_max: options.reviewPairsMax,
    prior_pairs: priorPairs,
  });
}
