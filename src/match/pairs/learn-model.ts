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
import { createPatternCounter, type Pattern } from '../learn/patterns.ts';
import { type EvidenceBits, evidenceBits } from './evidence-bits.ts';
import { type GatheredPairs, profileEnd, runsOf, slotOf } from './gathered-pairs.ts';
import { ownerPrior } from './owner-prior.ts';
import { claimProbabilities, ownerProbabilities } from './owner-probabilities.ts';
import type { OwnerStructure } from './owner-structure.ts';

export interface LearntModel {
  readonly parameters: MatchParameters;
  readonly namesakes: NamesakeModel;
  readonly patterns: number;
  readonly rounds: number;
  readonly learntFrom: LearntFrom;
}

interface LearnOptions {
  readonly structure: OwnerStructure;
  readonly randomPatterns: readonly Pattern[];
  readonly size: PoolSize;
  /** Profiles in the pool by number of the platform. */
  readonly profilesOf: readonly number[];
}

const passes = 2;
const imitation = levelCode('nature', 'imitation');

export function learnModel(options: LearnOptions): LearntModel {
  const { structure, size, randomPatterns } = options;
  const { pairs } = structure;
  let parameters = priorParameters(size);
  let evidence = evidenceBits(pairs, parameters);
  let probability: Float64Array = new Float64Array(pairs.length);
  let competition = notKnown;
  for (let pass = 1; ; pass += 1) {
    const namesakes = learnNamesakes(options, evidence, probability);
    applyNamesakes(pairs, namesakes, size.customers);
    const patterns = countPatterns(structure);
    const learnt = learn({ patterns, randomPatterns, size });
    evidence = evidenceBits(pairs, learnt.parameters);
    const owned = shareOfOwners(options, evidence, { ...learnt, namesakes }, competition);
    ({ competition } = owned);
    parameters = { ...learnt.parameters, matchShare: owned.matchShare };
    if (pass === passes) {
      const rounds = learnt.logPosteriors.length;
      const { learntFrom } = learnt;
      return { parameters, namesakes, patterns: patterns.length, rounds, learntFrom };
    }
    const prior = ownerPrior(parameters, namesakes, size);
    probability = claimProbabilities({ structure, evidence, parameters, prior });
  }
}

const shareRounds = 6;
const shareTolerance = 0.005;
/** The rest of the changes is told to a tenth or so: one that is small enough is taken as told. */
const restTolerance = 0.06;
/** Changes that hardly get smaller tell nothing of the rest. */
const ratioMax = 0.6;

/** How the share of owners came out beside the share that the patterns tell. */
interface Competition {
  /** The one over the other. */
  readonly left: number;
  /** How much smaller each change was than the one before; 0 where that is not known. */
  readonly ratio: number;
}

const notKnown: Competition = { left: 1, ratio: 0 };

/**
 * The share of matches once more, now that claimants and slots compete: the
 * patterns know of pairs alone, and take of two claimants each for itself. The
 * same expectation-maximisation, of the share only; its changes fall off
 * geometrically, so that two of them tell the rest (Aitken 1926), and one does
 * where an earlier pass told how fast they fall.
 */
function shareOfOwners(
  { structure, size }: LearnOptions,
  evidence: EvidenceBits,
  learnt: Pick<LearntModel, 'parameters' | 'namesakes'>,
  expected: Competition,
): { readonly matchShare: number; readonly competition: Competition } {
  let matchShare = learnt.parameters.matchShare * expected.left;
  let { ratio } = expected;
  let before = 0;
  for (let round = 0; round < shareRounds; round += 1) {
    const parameters = { ...learnt.parameters, matchShare };
    const prior = ownerPrior(parameters, learnt.namesakes, size);
    let matches = 0;
    for (const one of ownerProbabilities({ structure, evidence, parameters, prior })) {
      matches += one;
    }
    const share = shareOfMatches(matches, size);
    const change = Math.log(share / matchShare);
    if (before !== 0) ratio = change / before;
    const rest = ratio > 0 && ratio < ratioMax ? (change * ratio) / (1 - ratio) : 0;
    matchShare = share * Math.exp(rest);
    const isTold = rest !== 0 && Math.abs(rest) < restTolerance;
    if (isTold || Math.abs(change) < shareTolerance) break;
    before = rest === 0 ? change : 0;
  }
  const left = matchShare / learnt.parameters.matchShare;
  return { matchShare, competition: { left, ratio } };
}

function learnNamesakes(
  { structure, size, profilesOf }: LearnOptions,
  evidence: EvidenceBits,
  probability: Float64Array,
): NamesakeModel {
  const { pairs, order, personOf, known } = structure;
  const tally = createNamesakeTally();
  const slotPair = (at: number): SlotPair => ({
    nameLevel: pairs.levels.name[at] ?? 0,
    chanceBits: pairs.plainNameChance[at] ?? 0,
    rarerBits: pairs.rarerNameChance[at] ?? 0,
    otherBits: evidence.other[at] ?? 0,
    known: known[at] === 1,
    probability: probability[at] ?? 0,
  });
  const mayAnchor = (at: number): boolean =>
    (pairs.levels.name[at] ?? 0) >= wholeNameFrom &&
    ((probability[at] ?? 0) >= sureProbability || known[at] === 1);
  for (const [from, to] of runsOf(order, (at) => slotOf(pairs, personOf, at))) {
    if (!order.subarray(from, to).some(mayAnchor)) continue;
    const places = onceEach(structure, order.subarray(from, to)).filter(
      (at) => pairs.closed[at] !== 1 && (pairs.levels.nature[at] ?? 0) > imitation,
    );
    const platform = pairs.platform[order[from] ?? 0] ?? 0;
    tally.addSlot(places.map(slotPair), profilesOf[platform] ?? 0);
  }
  return tally.learn(size.customers);
}

/** Two records of one person meet a profile once. */
function onceEach({ pairs, known }: OwnerStructure, places: Uint32Array): number[] {
  const ofProfile = new Map<number, number>();
  for (const at of places) {
    const profile = pairs.profile[at] ?? 0;
    const before = ofProfile.get(profile);
    if (before === undefined || (known[at] === 1 && known[before] !== 1)) {
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
function countPatterns({ pairs, known }: OwnerStructure): Pattern[] {
  const counter = createPatternCounter();
  let [to, owned] = [0, false];
  counter.add(pairs, (at) => {
    if (at === to) {
      to = profileEnd(pairs, at);
      owned = known.subarray(at, to).includes(1);
    }
    if (pairs.closed[at] === 1) return undefined;
    if (known[at] === 1) return 'match';
    return owned || pairs.reviewed[at] === 2 ? 'non-match' : 'unknown';
  });
  return counter.patterns();
}
