import { describe, expect, it } from 'vitest';
import { tiePrior } from '../../../../graph/index.ts';
import { createRandom } from '../../../../src/kernel/index.ts';

/** Ties whose own probabilities are drawn with a mean and spread we know. */
function counts(probabilityOf: (tie: number) => number, ties = 3000, chancesEach = 40) {
  const random = createRandom(4);
  let responses = 0;
  let responsesSquaredByChances = 0;
  for (let tie = 0; tie < ties; tie++) {
    const p = probabilityOf(tie);
    let r = 0;
    for (let c = 0; c < chancesEach; c++) if (random.chance(p)) r += 1;
    responses += r;
    responsesSquaredByChances += (r * r) / chancesEach;
  }
  return {
    ties,
    chances: ties * chancesEach,
    responses,
    chancesSquared: ties * chancesEach ** 2,
    responsesSquaredByChances,
  };
}

describe('tiePrior', () => {
  it('finds mean and strength of the beta that ties were drawn from', () => {
    // Half answer with .05, half with .15: mean .1, variance .0025, strength .09 / .0025 − 1 = 35.
    const { mean, strength } = tiePrior(counts((tie) => (tie % 2 === 0 ? 0.05 : 0.15)));
    expect(mean).toBeCloseTo(0.1, 2);
    expect(strength).toBeGreaterThan(28);
    expect(strength).toBeLessThan(44);
  });

  it('trusts the mean firmly when all ties are alike', () => {
    expect(tiePrior(counts(() => 0.1)).strength).toBeGreaterThan(300);
  });

  it('has an answer where nothing was counted or nobody answered', () => {
    expect(tiePrior(undefined)).toEqual({ mean: 0.01, strength: 20 });
    const silent = tiePrior(counts(() => 0));
    expect(silent.mean).toBeGreaterThan(0);
    expect(silent.mean).toBeLessThan(0.001);
    expect(Number.isFinite(silent.strength)).toBe(true);
  });
});
