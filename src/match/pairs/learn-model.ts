/**
 * Learns the model from the gathered pairs.
 *
 * Twice: how many namesakes there are is learnt first from declared accounts
 * alone, then also from those the first model is all but sure of.
 */
import { levelCode } from '../compare/levels.ts';
import { type LearntFrom, learn, shareOfMatches } from '../learn/learn.ts';
import {
  chanceWithNamesakes,
  createNamesakeTally,
  type NamesakeModel,
  type SlotPair,
  sureProbability,
  wholeNameFrom,
} from '../learn/namesakes.ts';
import { type MatchParameters, type PoolSize, priorParameters } from '../learn/parameters.ts';
import { createPatternCounter, type PairLabel, type Pattern } from '../learn/patterns.ts';
import { type GatheredPairs, isKnownOwner, profileEnd, runsOf, slotOf } from './gathered-pairs.ts';
import { ownerProbabilities, shareCertainty } from './owner-probabilities.ts';
import { type OwnerStructure, ownerStructure } from './owner-structure.ts';
import { evidenceBits, pairWeights } from './pair-weights.ts';

export interface LearntModel {
  readonly parameters: MatchParameters;
  readonly namesakes: NamesakeModel;
  readonly patterns: number;
  readonly rounds: number;
  readonly learntFrom: LearntFrom;
}

interface LearnOptions {
  readonly pairs: GatheredPairs;
  /** Places of pairs by person and platform. */
  readonly order: Uint32Array;
  /** Number of the person by number of the customer. */
  readonly personOf: Uint32Array;
  readonly randomPatterns: readonly Pattern[];
  readonly size: PoolSize;
  /** Profiles in the pool by number of the platform. */
  readonly profilesOf: readonly number[];
}

const passes = 2;
const imitation = levelCode('nature', 'imitation');

export function learnModel(options: LearnOptions): LearntModel {
  const { pairs, size, randomPatterns } = options;
  const structure = ownerStructure(pairs, options.order, options.personOf);
  let parameters = priorParameters(size);
  let probability: Float64Array = new Float64Array(pairs.length);
  for (let pass = 1; ; pass += 1) {
    const namesakes = learnNamesakes(options, parameters, probability);
    applyNamesakes(pairs, namesakes, size.customers);
    const patterns = countPatterns(pairs);
    const learnt = learn({ patterns, randomPatterns, size });
    parameters = withShareOfOwners(options, structure, learnt.parameters, namesakes);
    if (pass === passes) {
      const rounds = learnt.logPosteriors.length;
      const { learntFrom } = learnt;
      return { parameters, namesakes, patterns: patterns.length, rounds, learntFrom };
    }
    probability = profileProbabilities(pairs, parameters, profilesOfNobody(parameters, size));
  }
}

/** Probability of each pair, the other claimants of its profile considered; 0 for closed ones. */
export function profileProbabilities(
  pairs: GatheredPairs,
  parameters: MatchParameters,
  nobody: number,
): Float64Array {
  const probability = new Float64Array(pairs.length);
  const weights = pairWeights(pairs, parameters);
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    for (let at = from; at < to; at += 1) {
      const out = pairs.closed[at] === 1 || pairs.reviewed[at] === 2;
      probability[at] = out ? Number.NEGATIVE_INFINITY : weights.whole(at);
    }
    shareCertainty(probability, from, to, nobody);
  }
  return probability;
}

const shareRounds = 6;
const shareTolerance = 0.005;

/**
 * The share of matches once more, now that claimants and slots compete: the
 * patterns know of pairs alone, and take of two claimants each for itself. The
 * same expectation-maximisation, of the share only.
 */
function withShareOfOwners(
  options: LearnOptions,
  structure: OwnerStructure,
  learnt: MatchParameters,
  namesakes: NamesakeModel,
): MatchParameters {
  const { pairs, size } = options;
  const evidence = evidenceBits(pairs, learnt);
  let parameters = learnt;
  for (let round = 0; round < shareRounds; round += 1) {
    const second = secondAccounts(namesakes, parameters, size);
    const nobody = profilesOfNobody(parameters, size);
    const probability = ownerProbabilities({
      structure,
      evidence,
      parameters,
      second,
      nobody,
      namesakeShare: namesakes.share / Math.max(1, size.customers),
    });
    let matches = 0;
    for (const one of probability) matches += one;
    const matchShare = shareOfMatches(matches, size);
    const change = Math.abs(Math.log(matchShare / parameters.matchShare));
    parameters = { ...parameters, matchShare };
    if (change < shareTolerance) break;
  }
  return parameters;
}

function learnNamesakes(
  { pairs, order, personOf, size, profilesOf }: LearnOptions,
  parameters: MatchParameters,
  probability: Float64Array,
): NamesakeModel {
  const tally = createNamesakeTally();
  const weights = pairWeights(pairs, parameters);
  const slotPair = (at: number): SlotPair => ({
    nameLevel: pairs.levels.name[at] ?? 0,
    chanceBits: pairs.plainNameChance[at] ?? 0,
    otherBits: weights.other(at),
    known: isKnownOwner(pairs, at),
    probability: probability[at] ?? 0,
  });
  const mayAnchor = (at: number): boolean =>
    (pairs.levels.name[at] ?? 0) >= wholeNameFrom &&
    ((probability[at] ?? 0) >= sureProbability || isKnownOwner(pairs, at));
  for (const [from, to] of runsOf(order, (at) => slotOf(pairs, personOf, at))) {
    if (!order.subarray(from, to).some(mayAnchor)) continue;
    const places = onceEach(pairs, order.subarray(from, to)).filter(
      (at) => pairs.closed[at] !== 1 && (pairs.levels.nature[at] ?? 0) > imitation,
    );
    const platform = pairs.platform[order[from] ?? 0] ?? 0;
    tally.addSlot(places.map(slotPair), profilesOf[platform] ?? 0);
  }
  return tally.learn(size.customers);
}

/** Two records of one person meet a profile once. */
function onceEach(pairs: GatheredPairs, places: Uint32Array): number[] {
  const ofProfile = new Map<number, number>();
  for (const at of places) {
    const profile = pairs.profile[at] ?? 0;
    const before = ofProfile.get(profile);
    if (before === undefined || (isKnownOwner(pairs, at) && !isKnownOwner(pairs, before))) {
      ofProfile.set(profile, at);
    }
  }
  return [...ofProfile.values()];
}

/** Sets the chance of each pair's name with the namesakes that were learnt. */
export function applyNamesakes(
  pairs: GatheredPairs,
  namesakes: NamesakeModel,
  customers: number,
): void {
  const ofCustomers = { ...namesakes, customers };
  for (let at = 0; at < pairs.length; at += 1) {
    pairs.nameChance[at] = chanceWithNamesakes(
      pairs.levels.name[at] ?? 0,
      pairs.plainNameChance[at] ?? 0,
      ofCustomers,
    );
  }
}

/** Patterns with what is known: declared pairs and reviews, and whom they exclude. */
function countPatterns(pairs: GatheredPairs): Pattern[] {
  const counter = createPatternCounter();
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    to = profileEnd(pairs, from);
    let owned = false;
    for (let at = from; at < to; at += 1) owned ||= isKnownOwner(pairs, at);
    for (let at = from; at < to; at += 1) {
      if (pairs.closed[at] !== 1) counter.add(pairs, at, labelOf(pairs, at, owned));
    }
  }
  return counter.patterns();
}

function labelOf(pairs: GatheredPairs, at: number, owned: boolean): PairLabel {
  if (isKnownOwner(pairs, at)) return 'match';
  return owned || pairs.reviewed[at] === 2 ? 'non-match' : 'unknown';
}

/**
 * How much rarer a second account on a platform is than a first one: seconds
 * for each first, against firsts for each customer and platform.
 */
export function secondAccounts(
  namesakes: NamesakeModel,
  parameters: MatchParameters,
  size: PoolSize,
): number {
  const firsts = (parameters.matchShare * size.pairs) / Math.max(1, size.slots ?? size.customers);
  return Math.min(1, namesakes.second / Math.max(firsts, 1e-6));
}

/** Where nearly every profile has an owner, some still have none that the data can tell. */
const nobodyMin = 0.1;

/** Share of profiles that no customer owns, or whose owner nothing tells. */
export const profilesOfNobody = (parameters: MatchParameters, size: PoolSize): number =>
  Math.max(nobodyMin, 1 - (parameters.matchShare * size.pairs) / Math.max(1, size.profiles));
