/**
 * Joint reach: the k nodes that together move the most, with proof of how good.
 *
 * OPIM-C (Tang, Tang, Xiao and Yuan 2018) under independent cascade: choose by
 * greedy coverage on one part of the sampled sets, judge on the other, and
 * sample more until the judged lower bound over the upper bound reaches
 * 1 − 1/e − ε. The judges also compare the choice with the plain ones
 * (largest summed probability, PageRank, a random group), and the best is
 * returned, so the answer is never worse than these. A proof reached on few sets
 * is true but wasteful of reach, since the choice then follows the sample's
 * noise; so the judged lower bound must also have come near the estimate it
 * bounds. How many sets that takes is told by the first round, so that there is
 * mostly one more and not many.
 *
 * Reach of a group counts the group itself: they are reached, being contacted.
 * Where nodes have costs, 1 − 1/e is not what greedy promises, and the guarantee
 * returned is simply what the sample proves.
 */
import type { Threads } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';
import { type JointReach, type JointReachOptions, searchJointReach } from './joint-reach-search.ts';
import { createLiveRows } from './live-rows.ts';
import { createRoots } from './roots.ts';
import { growSetPartsOn } from './sample-blocks.ts';
import { createPartSamplers, createSetParts, growSetParts } from './set-parts.ts';

const entriesMaxDefault = 100_000_000;

export function jointReach(csr: Csr, options: JointReachOptions): JointReach {
  const { seed, rootWeights, entriesMax = entriesMaxDefault } = options;
  const roots = createRoots(csr.nodes, rootWeights);
  const parts = createSetParts();
  const search = searchJointReach({ csr, options, roots, parts });
  let round = search.next();
  if (round.done) return round.value;
  const samplers = createPartSamplers(createLiveRows(csr, options.passesOn), roots, seed);
  while (!round.done) {
    const judgingSets = round.value;
    round = search.next(growSetParts(parts, samplers, { judgingSets, entriesMax }));
  }
  return round.value;
}

/** The same answer, its sets sampled on as many threads as there are. */
export async function jointReachOn(
  threads: Threads,
  csr: Csr,
  options: JointReachOptions,
): Promise<JointReach> {
  const { seed, rootWeights, entriesMax = entriesMaxDefault } = options;
  const roots = createRoots(csr.nodes, rootWeights);
  const parts = createSetParts();
  const search = searchJointReach({ csr, options, roots, parts });
  let round = search.next();
  if (round.done) return round.value;
  const rows = createLiveRows(csr, options.passesOn);
  const setup = { rows, seed, rootWeights: rootWeights && Float64Array.from(rootWeights) };
  while (!round.done) {
    const judgingSets = round.value;
    round = search.next(await growSetPartsOn(threads, parts, setup, { judgingSets, entriesMax }));
  }
  return round.value;
}
