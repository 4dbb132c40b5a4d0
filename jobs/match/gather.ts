/**
 * One pass over the candidate pairs on all threads: compare, and keep the levels.
 *
 * Finished stretches are written to files, so that a night that was killed
 * compares only what it had not compared.
 */
import type { Session } from '../../src/engine/index.ts';
import type { Threads } from '../../src/kernel/index.ts';
import { emptyPairs, type GatheredPairs, keepEvidence, keepFacts } from '../../src/match/index.ts';
import { type CompareFacts, compareTask, type PairRange } from './compare-task.ts';
import {
  readCustomerLines,
  readPairs,
  readProfileFacts,
  readProfileLines,
  readReviews,
} from './read-records.ts';

/** Pairs of one piece of work: a tenth of a second or so. */
const pairsPerRange = 20_000;

export async function gatherPairs(options: {
  readonly session: Session;
  readonly threads: Threads;
  readonly facts: CompareFacts;
  /** Customers and profiles in the pool. */
  readonly size: { readonly customers: number; readonly profiles: number };
  /** Candidate pairs there are. */
  readonly length: number;
  progress(done: number): void;
}): Promise<GatheredPairs> {
  const { session, threads, facts, size, length } = options;
  const columns = await readPairs(session, length);
  const setup = {
    facts,
    pairs: columns,
    customers: await readCustomerLines(session, size.customers, 'candidates'),
    profiles: await readProfileLines(session, size.profiles, 'candidates'),
  };
  const pairs = emptyPairs(columns);
  let done = 0;
  for await (const evidence of threads.map(compareTask, { setup, inputs: rangesOf(length) })) {
    keepEvidence(pairs, done, evidence);
    done += evidence.length;
    options.progress(done);
  }
  keepFacts(pairs, {
    ...(await readProfileFacts(session, size.profiles)),
    reviews: await readReviews(session),
  });
  return pairs;
}

function* rangesOf(length: number): Generator<PairRange> {
  for (let from = 0; from < length; from += pairsPerRange) {
    yield { from, to: Math.min(length, from + pairsPerRange) };
  }
}
