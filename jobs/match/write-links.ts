/**
 * Writes links and the review queue.
 */
import type { Session } from '../../src/engine/index.ts';
import { type Column, type ColumnBatch, roundTo } from '../../src/kernel/index.ts';
import {
  explain,
  type GatheredPairs,
  isDeclared,
  type Judged,
  levelsAt,
  type MatchParameters,
  patternText,
} from '../../src/match/index.ts';
import type { TableWriter } from '../../src/pipeline/index.ts';

const decidedColumns = {
  customer_id: 'text',
  profile_id: 'text',
  match_weight: 'double',
  match_probability: 'double',
  decision: 'text',
  decided_by: 'text',
  basis: 'text',
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
}

/** Loads the kept pairs into scratch table `decided`; gives their number. */
export const loadDecided = (options: WriteOptions): Promise<number> =>
  options.session.load('decided', decidedColumns, decidedBatches(options));

/** The same stream of pairs as was gathered, ids only, with the verdicts beside them. */
async function* decidedBatches(options: WriteOptions): AsyncGenerator<ColumnBatch> {
  const { session, judged } = options;
  const ids = `SELECT customer_id, profile_id, basis FROM scratch.candidate
    ORDER BY profile_number, customer_number`;
  let from = 0;
  for await (const batch of session.batches(ids)) {
    const rows: number[] = [];
    for (let row = 0; row < batch.length; row += 1) if (judged.kept.has(from + row)) rows.push(row);
    if (rows.length > 0) yield decidedBatch(options, batch, rows, from);
    from += batch.length;
  }
}

function decidedBatch(
  { pairs, parameters, judged }: WriteOptions,
  batch: ColumnBatch,
  rows: readonly number[],
  from: number,
): ColumnBatch {
  const decided = rows.map((row) => {
    const at = from + row;
    const verdict = judged.kept.get(at);
    if (verdict === undefined) throw new TypeError(`pair ${at} has no verdict`);
    const levels = levelsAt(pairs, at);
    return {
      verdict,
      pattern: patternText(levels),
      evidence: JSON.stringify(explain(parameters, levels, verdict)),
      declared: isDeclared(pairs, at),
    };
  });
  const given = (name: string): Column => rows.map((row) => batch.columns[name]?.[row] ?? null);
  return {
    length: rows.length,
    columns: {
      customer_id: given('customer_id'),
      profile_id: given('profile_id'),
      basis: given('basis'),
      match_weight: decided.map(({ verdict }) => roundTo(verdict.weightBits, digits)),
      match_probability: decided.map(({ verdict }) => roundTo(verdict.probability, digits)),
      decision: decided.map(({ verdict }) => verdict.decision),
      decided_by: decided.map(({ verdict }) => verdict.decidedBy),
      pattern: decided.map(({ pattern }) => pattern),
      evidence: decided.map(({ evidence }) => evidence),
      declared: decided.map(({ declared }) => declared),
    },
  };
}

export const linkSql = `
  SELECT customer_id, profile_id, match_weight, match_probability, decision, decided_by, basis,
    pattern, evidence
  FROM scratch.decided
  ORDER BY customer_id, profile_id`;

/** Most informative first: nearest to even odds. */
export const reviewQueueSql = `
  WITH open_question AS (
    SELECT customer_id, profile_id, match_probability,
      count(*) OVER (PARTITION BY profile_id) AS claimants, declared,
      round(abs(match_probability - 0.5), 6) AS certainty
    FROM scratch.decided
    WHERE decision = 'review'
  ),
  placed AS (
    SELECT row_number() OVER (ORDER BY certainty, customer_id, profile_id) AS position,
      customer_id, profile_id, match_probability,
      CASE
        WHEN declared THEN 'More than one customer declared this profile.'
        WHEN claimants > 1 THEN 'More than one customer may own this profile.'
        ELSE 'The evidence falls short of the precision asked for.'
      END AS reason
    FROM open_question
  )
  SELECT position, customer_id, profile_id, match_probability, reason
  FROM placed
  WHERE position <= $positions_max
  ORDER BY position`;

export async function writeLinks(options: {
  readonly links: TableWriter;
  readonly reviewQueue: TableWriter;
  readonly reviewPairsMax: number;
}): Promise<void> {
  await options.links.select(linkSql);
  await options.reviewQueue.select(reviewQueueSql, { positions_max: options.reviewPairsMax });
}
