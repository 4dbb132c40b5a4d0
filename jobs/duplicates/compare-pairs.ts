/**
 * One pass over the candidate pairs: compare, and keep the number of the
 * agreement pattern. Twelve bytes a pair.
 */
import type { Session } from '../../src/engine/index.ts';
import {
  createRecordPatternCounter,
  type RecordComparer,
  type RecordPattern,
  type RecordShares,
} from '../../src/match/index.ts';

export interface ComparedPairs {
  readonly length: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Number of each pair's pattern. */
  readonly pattern: Uint32Array;
  readonly patterns: readonly RecordPattern[];
}

export interface DecidedPair {
  readonly a: number;
  readonly b: number;
  readonly decision: 'same' | 'different';
}

/** Pairs are told of at every so many. */
const pairsPerReport = 500_000;

export async function comparePairs(options: {
  readonly session: Session;
  readonly comparer: RecordComparer;
  readonly u: RecordShares;
  /** Candidate pairs there are. */
  readonly length: number;
  readonly decided: readonly DecidedPair[];
  progress(done: number): void;
}): Promise<ComparedPairs> {
  const { session, comparer, length } = options;
  const [a, b, pattern] = [
    new Uint32Array(length),
    new Uint32Array(length),
    new Uint32Array(length),
  ];
  const counter = createRecordPatternCounter(options.u);
  const decisions = new Map(options.decided.map((one) => [`${one.a} ${one.b}`, one.decision]));
  let at = 0;
  for await (const batch of session.batches('SELECT a, b FROM scratch.candidate ORDER BY a, b')) {
    for (let row = 0; row < batch.length; row += 1) {
      const one = Number(batch.columns['a']?.[row]);
      const two = Number(batch.columns['b']?.[row]);
      const decision = decisions.size === 0 ? undefined : decisions.get(`${one} ${two}`);
      const label =
        decision === undefined ? 'unknown' : decision === 'same' ? 'match' : 'non-match';
      a[at] = one;
      b[at] = two;
      pattern[at] = counter.add(comparer.compare(one, two), label);
      at += 1;
      if (at % pairsPerReport === 0) options.progress(at);
    }
  }
  options.progress(at);
  return { length: at, a, b, pattern, patterns: counter.patterns() };
}
