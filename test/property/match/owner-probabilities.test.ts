/**
 * Probabilities of owners by columns and ranks, against the same rules told of
 * one pair at a time.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import { isSameHandle } from '../../../src/match/compare/handle-marks.ts';
import { comparisonLevels, comparisons, levelCode } from '../../../src/match/compare/levels.ts';
import { type MatchParameters, priorParameters } from '../../../src/match/learn/parameters.ts';
import { evidenceBits } from '../../../src/match/pairs/evidence-bits.ts';
import {
  emptyPairs,
  type GatheredPairs,
  isKnownOwner,
} from '../../../src/match/pairs/gathered-pairs.ts';
import { ownerProbabilities } from '../../../src/match/pairs/owner-probabilities.ts';
import { ownerStructure } from '../../../src/match/pairs/owner-structure.ts';
import { lentProbability, sharedSlot } from '../../../src/match/slots.ts';
import { priorBits } from '../../../src/match/weigh.ts';

const customers = 12;
const profiles = 20;
const platforms = 3;

/** Every customer with every profile now and then, few handles among them, some said and some refused. */
function drawn(seed: number): { pairs: GatheredPairs; personOf: Uint32Array } {
  const random = createRandom(seed);
  const found: [profile: number, customer: number][] = [];
  for (let profile = 0; profile < profiles; profile += 1) {
    for (let customer = 0; customer < customers; customer += 1) {
      if (random.below(2) === 0) found.push([profile, customer]);
    }
  }
  const pairs = emptyPairs({
    profile: Uint32Array.from(found, ([profile]) => profile),
    customer: Uint32Array.from(found, ([, customer]) => customer),
  });
  for (let at = 0; at < pairs.length; at += 1) {
    const profile = pairs.profile[at] ?? 0;
    for (const comparison of comparisons) {
      pairs.levels[comparison][at] = random.below(comparisonLevels[comparison].length);
    }
    if (random.below(12) !== 0) pairs.levels.claim[at] = 0;
    pairs.nameChance[at] = -random.below(25);
    pairs.handleChance[at] = -random.below(20);
    pairs.platform[at] = profile % platforms;
    // Of four handles one is short, and two begin alike, one of them cut.
    const handle = Math.floor(profile / platforms) % 4;
    pairs.handleHash[at] = [0, 71, 72, 73][handle] ?? 0;
    pairs.handleStart[at] = [0, 0, 90, 91][handle] ?? 0;
    pairs.reviewed[at] = random.below(15) === 0 ? 1 + random.below(2) : 0;
    pairs.closed[at] = random.below(12) === 0 ? 1 : 0;
  }
  const personOf = new Uint32Array(customers).map((_, customer) =>
    customer % 5 === 4 ? customer - 1 : customer,
  );
  return { pairs, personOf };
}

interface Rules {
  readonly parameters: MatchParameters;
  readonly prior: { readonly second: number; readonly nobody: number; readonly namesake: number };
}

/** One pair at a time, by the rules as `docs/concepts/matching.md` tells them. */
function oneByOne(pairs: GatheredPairs, personOf: Uint32Array, { parameters, prior }: Rules) {
  const all = [...new Array(pairs.length).keys()];
  const person = (at: number) => personOf[pairs.customer[at] ?? 0] ?? 0;
  const platform = (at: number) => pairs.platform[at] ?? 0;
  const bits = evidenceBits(pairs, parameters);
  const open = (at: number) => pairs.closed[at] !== 1 && pairs.reviewed[at] !== 2;
  const weight = all.map((at) =>
    open(at) ? priorBits(parameters) + (bits.other[at] ?? 0) + (bits.name[at] ?? 0) : -Infinity,
  );
  const ofProfile = (at: number) => all.filter((one) => pairs.profile[one] === pairs.profile[at]);
  const claims = all.map((at) => {
    const best = ofProfile(at)
      .filter((one) => person(one) === person(at))
      .reduce((a, b) => ((weight[b] ?? 0) > (weight[a] ?? 0) ? b : a));
    return best === at ? 2 ** (weight[at] ?? 0) : 0;
  });
  const claimed = all.map((at) => {
    const others = ofProfile(at).reduce((sum, one) => sum + (claims[one] ?? 0), 0);
    return (claims[at] ?? 0) / (prior.nobody + others);
  });
  const chance = (at: number) =>
    (pairs.levels.name[at] ?? 0) < levelCode('name', 'initial')
      ? (pairs.handleChance[at] ?? 0)
      : Math.log2(2 ** (pairs.handleChance[at] ?? 0) + prior.namesake / 4);
  const mark = (at: number): [number, number] => [
    pairs.handleHash[at] ?? 0,
    pairs.handleStart[at] ?? 0,
  ];
  const lent = all.map((at) => {
    const own = claimed[at] ?? 0;
    if (!open(at) || own === 0 || pairs.levels.name[at] === levelCode('name', 'conflict'))
      return own;
    const siblings = all.filter(
      (one) =>
        person(one) === person(at) &&
        platform(one) !== platform(at) &&
        pairs.closed[one] !== 1 &&
        isSameHandle(...mark(at), ...mark(one)),
    );
    const elsewhere = siblings.map((one) => (isKnownOwner(pairs, one) ? 1 : (claimed[one] ?? 0)));
    return lentProbability({
      own,
      elsewhere: Math.max(0, ...elsewhere),
      priorBits: priorBits(parameters),
      handleBits: Math.max(...[at, ...siblings].map(chance)),
      againstBits: Math.min(0, bits.other[at] ?? 0) + Math.min(0, bits.name[at] ?? 0),
    });
  });
  const once = all.map((at) => {
    const sum = ofProfile(at).reduce((total, one) => total + (lent[one] ?? 0), 0);
    return (lent[at] ?? 0) / Math.max(1, sum);
  });
  return all.map((at) => {
    if (isKnownOwner(pairs, at)) return once[at] ?? 0;
    const slot = all.filter((one) => person(one) === person(at) && platform(one) === platform(at));
    const alone = slot.map((one) =>
      isKnownOwner(pairs, one) && pairs.closed[one] !== 1 ? 1 : (once[one] ?? 0),
    );
    return sharedSlot(alone, prior.second)[slot.indexOf(at)] ?? 0;
  });
}

describe('probabilities of owners', () => {
  it('are those of the rules, told one pair at a time', () => {
    const parameters = priorParameters({ customers, profiles, pairs: customers * profiles });
    const prior = { second: 0.1, nobody: 0.4, namesake: 0.002 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
        const { pairs, personOf } = drawn(seed);
        const structure = ownerStructure(pairs, personOf);
        const evidence = evidenceBits(pairs, parameters);
        const found = ownerProbabilities({ structure, evidence, parameters, prior });
        const expected = oneByOne(pairs, personOf, { parameters, prior });
        for (const [at, one] of expected.entries()) expect(found[at]).toBeCloseTo(one, 6);
      }),
      { numRuns: 60 },
    );
  });
});
