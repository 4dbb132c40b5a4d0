import { describe, expect, it } from 'vitest';
import {
  authenticityOf,
  crossValidate,
  type LabelledFacts,
  qualityOf,
  trainAuthenticity,
} from '../../../src/authenticity/index.ts';
import { createRandom, logistic } from '../../../src/kernel/index.ts';

/** Accounts whose chance of being real is a known function of two counts. */
function invented(count: number, seed: number): (LabelledFacts & { chance: number })[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const followers = Math.floor(10 ** (random.uniform() * 5));
    const bioLength = random.below(160);
    const chance = logistic(2 * (Math.log10(1 + followers) - 2.5) - (bioLength - 80) / 40);
    const nothing = {
      platform: 'x',
      handleLength: null,
      handleDigits: null,
      displayNameLength: null,
      hasUrl: null,
      hasLocation: null,
      following: null,
      listed: null,
      likes: null,
      posts: null,
      verified: null,
      defaultProfile: null,
      defaultAvatar: null,
      createdAtMs: null,
      observedAtMs: null,
    };
    return {
      facts: { ...nothing, followers, bioLength },
      authentic: random.chance(chance),
      chance,
    };
  });
}

describe('trainAuthenticity', () => {
  it('finds the chances that accounts were drawn with', () => {
    const rows = invented(3000, 1);
    const model = trainAuthenticity(rows, { random: createRandom(1) });
    const seen = invented(500, 2);
    const error =
      seen.reduce(
        (sum, row) =>
          sum + Math.abs(authenticityOf(model, row.facts, model.trainingPrior) - row.chance),
        0,
      ) / seen.length;
    expect(error).toBeLessThan(0.04);
    expect(model.curves.map((curve) => curve.feature)).toEqual(['followers', 'bio_length']);
  });

  it('gives the same model for the same accounts', () => {
    const rows = invented(200, 3);
    const train = () => trainAuthenticity(rows, { random: createRandom(1) });
    expect(train()).toEqual(train());
  });
});

describe('quality', () => {
  it('is worked out as by hand', () => {
    const prediction = (probability: number, authentic: boolean) => ({ probability, authentic });
    const predictions = [
      prediction(0.9, true),
      prediction(0.8, false),
      prediction(0.7, true),
      prediction(0.7, false),
      prediction(0.1, false),
    ];
    // Pairs of (real, automated): .9 wins 3 of 3; .7 loses, ties, wins: 4.5 of 6.
    expect(qualityOf(predictions).auc).toBeCloseTo(4.5 / 6, 12);
    const honest = Array.from({ length: 1000 }, (_, i) => prediction(0.25, i % 4 === 0));
    expect(qualityOf(honest).calibrationError).toBeCloseTo(0, 12);
    const boastful = honest.map((one) => ({ ...one, probability: 0.5 }));
    expect(qualityOf(boastful).calibrationError).toBeCloseTo(0.25, 12);
  });

  it('predicts every account once when it cross-validates', () => {
    const rows = invented(203, 4);
    expect(crossValidate(rows, 5, createRandom(1))).toHaveLength(203);
  });
});
