/**
 * One pass over the candidate pairs on all threads: compare, and keep the levels.
 *
 * Pairs are worked through in stretches. Each finished one is written to a file,
 * so that a night that was killed compares only what it had not compared.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Session } from '../../src/engine/index.ts';
import type { Threads } from '../../src/kernel/index.ts';
import {
  createPatternCounter,
  type EvidenceBatch,
  emptyPairs,
  type GatheredPairs,
  keepEvidence,
  keepFacts,
  type Pattern,
  type PoolSize,
} from '../../src/match/index.ts';
import {
  type CompareFacts,
  type CompareInput,
  type CompareSetup,
  compareTask,
  type PairRange,
} from './compare-task.ts';
import { comparedFiles } from './compared-file.ts';
import { randomPairs, randomSample } from './learn-parameters.ts';
import {
  readCustomerLines,
  readPairs,
  readProfileFacts,
  readProfileLines,
  readReviews,
} from './read-records.ts';

/** Pairs of one piece of work: a tenth of a second or so, and no fewer than are worth handing over. */
const pairsPerRange = { least: 5_000, most: 20_000 } as const;
/** Pieces a thread at least, where there are few pairs, so that none waits long for another. */
const rangesPerThread = 4;
/** Candidates from which threads pay for their start and for warming up; fewer are compared on the calling one. */
const threadsFromDefault = 100_000;
/** Pairs of one file: some seconds of work, some thirty megabytes. */
const pairsPerStretch = 1_000_000;

export interface CompareOptions {
  readonly threads: Threads;
  /** Where finished stretches are kept for a night that follows a killed one. */
  readonly folder: string;
  readonly threadsFrom?: number;
  readonly pairsPerRange?: number;
  readonly pairsPerStretch?: number;
  progress(done: number): void;
}

export interface GatherOptions extends CompareOptions {
  readonly session: Session;
  readonly facts: CompareFacts;
  /** Customers and profiles in the pool. */
  readonly size: PoolSize;
  /** Candidate pairs there are. */
  readonly length: number;
}

export interface Gathered {
  readonly pairs: GatheredPairs;
  /** How pairs of strangers agree. */
  readonly randomPatterns: readonly Pattern[];
}

export async function gatherPairs(options: GatherOptions): Promise<Gathered> {
  const { session, facts, size, length } = options;
  const sample = randomSample(size);
  // The engine makes the lines of one side while those of the other are kept.
  const [columns, customers, profiles] = await Promise.all([
    readPairs(session, length),
    readCustomerLines(session, size.customers, sample.customers),
    readProfileLines(session, size.profiles, sample.profiles),
  ]);
  const pairs = emptyPairs(columns);
  const setup = { facts, customers, profiles, candidates: columns, random: randomPairs(sample) };
  const randomPatterns = await compareAll(options, pairs, setup);
  keepFacts(pairs, {
    ...(await readProfileFacts(session, size.profiles)),
    reviews: await readReviews(session),
  });
  return { pairs, randomPatterns };
}

/** Compares what no file holds, stretch by stretch, behind the random pairs; gives how these agree. */
export async function compareAll(
  { threads, folder, progress, ...options }: CompareOptions,
  pairs: GatheredPairs,
  setup: CompareSetup,
): Promise<readonly Pattern[]> {
  const files = comparedFiles(folder);
  const step = options.pairsPerStretch ?? pairsPerStretch;
  const missing: PairRange[] = [];
  for (const stretch of rangesOf({ from: 0, to: pairs.length }, step)) {
    // What one stretch holds is compared again as fast as it is read.
    if (pairs.length <= step || !(await files.read(pairs, stretch))) missing.push(stretch);
  }
  let done = pairs.length - missing.reduce((sum, { from, to }) => sum + to - from, 0);
  const random = { from: 0, to: setup.random.customer.length };
  const work = random.to + pairs.length - done;
  const inputs = inputsOf(random, missing, options.pairsPerRange ?? stepOf(work, threads.threads));
  const strangers = createPatternCounter();
  let [stretch, ...later] = missing;
  const small = pairs.length < (options.threadsFrom ?? threadsFromDefault);
  const compared = small
    ? comparedHere(setup, inputs)
    : threads.map(compareTask, { setup, inputs });
  let at = 0;
  for await (const evidence of compared) {
    const { of, from, to } = inputs[at] as CompareInput;
    at += 1;
    if (of === 'random') {
      strangers.add(evidence, () => 'unknown');
      continue;
    }
    keepEvidence(pairs, from, evidence);
    done += evidence.length;
    progress(done);
    if (stretch === undefined || to < stretch.to) continue;
    if (pairs.length > step) await files.write(pairs, stretch);
    [stretch, ...later] = later;
  }
  return strangers.patterns();
}

async function* comparedHere(
  setup: CompareSetup,
  inputs: readonly CompareInput[],
): AsyncGenerator<EvidenceBatch> {
  const compare = compareTask.create(setup);
  for (const input of inputs) {
    yield compare(input);
    await nextTurn();
  }
}

/** Pieces of work: the random pairs, then the stretches that are missing. */
function inputsOf(
  random: PairRange,
  missing: readonly PairRange[],
  step: number,
): readonly CompareInput[] {
  const piecesOf = (of: CompareInput['of'], range: PairRange): CompareInput[] =>
    [...rangesOf(range, step)].map((piece) => ({ of, ...piece }));
  return [
    ...piecesOf('random', random),
    ...missing.flatMap((stretch) => piecesOf('candidates', stretch)),
  ];
}

const stepOf = (pairs: number, threads: number): number =>
  Math.max(
    pairsPerRange.least,
    Math.min(pairsPerRange.most, Math.ceil(pairs / (threads * rangesPerThread))),
  );

function* rangesOf({ from, to }: PairRange, step: number): Generator<PairRange> {
  for (let start = from; start < to; start += step) {
    yield { from: start, to: Math.min(to, start + step) };
  }
}
