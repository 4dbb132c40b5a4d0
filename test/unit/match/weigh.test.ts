import { describe, expect, it } from 'vitest';
import {
  bitsOf,
  explain,
  levelCode,
  type MatchParameters,
  patternText,
  weightOf,
} from '../../../src/match/index.ts';

/** Round figures, so that every weight can be worked out on paper. */
const parameters: MatchParameters = {
  m: {
    claim: [0, 0.25, 0.05, 0.25, 0.2, 0.125, 0.125],
    // given, initial, nickname, full and full-middle, forms of one name, are 1/4 together.
    name: [
      0, 0.125, 0.125, 0.125, 0.0625, 0.03125, 0.0625, 0.03125, 0.0625, 0.0625, 0.0625, 0.0625,
      0.0625,
    ],
    address: [0, 0.5, 0.5],
    place: [0, 0, 0.25, 0, 0.25, 0.25, 0.25, 0.25],
    work: [0, 0.03125, 0.46875, 0.25, 0.25],
    birth: [0, 0.5, 0.25, 0.25],
    nature: [0, 0.0078125, 0.0078125, 0, 0.046875, 0.9375],
  },
  u: {
    claim: [0, 1, 1, 1, 1, 1, 1],
    name: [0, 1, 1, 0.25, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    address: [0, 1, 0.125],
    place: [0, 1, 0.5, 1, 0.25, 0.125, 0.0625, 0.03125],
    work: [0, 0.125, 0.75, 0.0625, 0.0625],
    birth: [0, 0.9375, 0.03125, 0.03125],
    nature: [0, 0.0625, 0.03125, 1, 0.03125, 0.9375],
  },
  matchShare: 1 / 1025,
};

const levels = {
  claim: 0,
  name: levelCode('name', 'full'),
  place: levelCode('place', 'region'),
  work: levelCode('work', 'title'),
  birth: 0,
  address: 0,
  nature: levelCode('nature', 'person'),
};
const pair = { levels, nameChanceBits: -16, claimChanceBits: 0 };

describe('match weight', () => {
  it.each([
    // log2(m) − chance: log2(1/4) + 16
    ['name', 'full', -16, 14],
    ['name', 'nickname', -16, 14],
    ['name', 'none', 0, -3],
    // log2(1/8) − log2(1/4)
    ['name', 'unnamed', 0, -1],
    // log2(1/4) − log2(1/8)
    ['place', 'region', 0, 1],
    ['place', 'other', 0, -1],
    ['place', 'city', 0, 3],
    ['work', 'title', 0, 2],
    ['work', 'other-office', 0, -2],
    ['birth', 'year', 0, 3],
    ['place', 'city', -4, 2],
    ['address', 'same', -9, 8],
    ['address', 'other', 0, -1],
    ['nature', 'copy', 0, -3],
    ['nature', 'imitation', 0, -2],
    ['nature', 'person', 0, 0],
  ] as const)('%s=%s at chance %d weighs %d bits', (comparison, level, chance, bits) => {
    expect(bitsOf(parameters, comparison, levelCode(comparison, level as never), chance)).toBe(
      bits,
    );
  });

  it('counts a missing value as no evidence', () => {
    expect(bitsOf(parameters, 'birth', 0, 0)).toBe(0);
  });

  it('adds up with the prior: −10 + 14 + 1 + 2 + 0', () => {
    expect(weightOf(parameters, pair)).toBeCloseTo(7, 9);
  });
});

describe('explain', () => {
  it('is a waterfall whose bits add up to the weight', () => {
    const steps = explain(parameters, pair, {
      weightBits: 5,
      decision: 'accept',
      decidedBy: 'model',
    });
    expect(steps).toEqual([
      { comparison: 'prior', level: 'random pair', bits: -10 },
      { comparison: 'name', level: 'full', bits: 14 },
      { comparison: 'place', level: 'region', bits: 1 },
      { comparison: 'work', level: 'title', bits: 2 },
      { comparison: 'nature', level: 'person', bits: 0 },
      { comparison: 'rivals', level: 'other claimants', bits: -2 },
    ]);
  });

  it('names every comparison in the pattern', () => {
    expect(patternText(pair)).toBe(
      'claim=missing;name=full;address=missing;place=region;work=title;birth=missing;nature=person',
    );
  });
});
