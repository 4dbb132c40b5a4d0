/**
 * One pass over the candidate pairs: compare, and keep the levels.
 *
 * The pairs come in ranges of profiles, so that no sort ever holds the text of
 * more than some hundred thousand pairs.
 */
import { type Session, sqlFile } from '../../src/engine/index.ts';
import {
  type CompareContext,
  compareBatch,
  emptyPairs,
  type GatheredPairs,
  keepBatch,
} from '../../src/match/index.ts';

const candidateEvidence = sqlFile(import.meta.url, 'candidate-evidence.sql');

/** Pairs whose text is held at once, about. */
const pairsPerRange = 300_000;

export async function gatherPairs(options: {
  readonly session: Session;
  readonly compare: CompareContext;
  readonly profiles: number;
  /** Candidate pairs there are. */
  readonly length: number;
  progress(done: number): void;
}): Promise<GatheredPairs> {
  const { session, length, profiles } = options;
  const pairs = emptyPairs(length);
  const ranges = Math.max(1, Math.ceil(length / pairsPerRange));
  const step = Math.max(1, Math.ceil(profiles / ranges));
  let from = 0;
  for (let start = 0; start < profiles; start += step) {
    const range = { from_number: start, to_number: start + step };
    for await (const batch of session.batches(candidateEvidence, range)) {
      keepBatch(pairs, from, batch, compareBatch(batch, options.compare));
      from += batch.length;
      options.progress(from);
    }
  }
  return pairs;
}
