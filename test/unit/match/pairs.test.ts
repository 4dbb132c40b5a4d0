import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import { comparisonLevels, comparisons } from '../../../src/match/compare/levels.ts';
import { priorParameters } from '../../../src/match/learn/parameters.ts';
import { evidenceBits } from '../../../src/match/pairs/evidence-bits.ts';
import { byPerson, emptyPairs, levelsAt } from '../../../src/match/pairs/gathered-pairs.ts';
import { otherBits, priorBits, weightOf } from '../../../src/match/weigh.ts';

const length = 500;

function drawnPairs() {
  const random = createRandom(7);
  const pairs = emptyPairs({ customer: new Uint32Array(length), profile: new Uint32Array(length) });
  for (let at = 0; at < length; at += 1) {
    for (const comparison of comparisons) {
      pairs.levels[comparison][at] = random.below(comparisonLevels[comparison].length);
    }
    pairs.nameChance[at] = -random.below(30);
    pairs.claimChance[at] = -random.below(20);
    pairs.placeChance[at] = -random.below(3);
    pairs.customer[at] = random.below(40);
    pairs.platform[at] = random.below(3);
    pairs.profile[at] = Math.floor(at / 3);
  }
  return pairs;
}

describe('gathered pairs', () => {
  it('weigh by columns what they weigh one by one', () => {
    const pairs = drawnPairs();
    const parameters = priorParameters({ customers: 40, profiles: 170, pairs: 6800 });
    const bits = evidenceBits(pairs, parameters);
    for (let at = 0; at < length; at += 1) {
      const whole = priorBits(parameters) + (bits.other[at] ?? 0) + (bits.name[at] ?? 0);
      expect(whole).toBeCloseTo(weightOf(parameters, levelsAt(pairs, at)), 9);
      expect(bits.other[at]).toBeCloseTo(otherBits(parameters, levelsAt(pairs, at)), 9);
    }
  });

  it('stand by person, platform, record and place', () => {
    const pairs = drawnPairs();
    const personOf = new Uint32Array(40).map((_, number) => Math.floor(number / 2));
    const keyOf = (at: number) => [
      personOf[pairs.customer[at] ?? 0] ?? 0,
      pairs.platform[at] ?? 0,
      pairs.customer[at] ?? 0,
      at,
    ];
    const compare = (a: number, b: number) => {
      const [left, right] = [keyOf(a), keyOf(b)];
      const first = left.findIndex((value, index) => value !== right[index]);
      return (left[first] ?? 0) - (right[first] ?? 0);
    };
    const expected = [...new Array(length).keys()].sort(compare);
    expect([...byPerson(pairs, personOf)]).toEqual(expected);
  });
});
