import { describe, expect, it } from 'vitest';
import { fitRates, gammaShape, kindMean } from '../../../../graph/index.ts';
import { createRandom } from '../../../../src/kernel/index.ts';

/** A Poisson count by Knuth's product of uniforms. */
function poisson(random: ReturnType<typeof createRandom>, mean: number): number {
  let count = 0;
  for (let product = random.uniform(); product > Math.exp(-mean); product *= random.uniform()) {
    count += 1;
  }
  return count;
}

describe('kindMean', () => {
  it('is responses over chances, with one in a hundred mixed in', () => {
    expect(kindMean({ chances: 900, responses: 89, hints: 149 })).toEqual({
      mean: 0.09,
      hintRate: 0.15,
    });
  });

  it('has an answer where nothing was counted', () => {
    expect(kindMean(undefined)).toEqual({ mean: 0.01, hintRate: 0.01 });
  });
});

describe('fitRates', () => {
  const random = createRandom(3);
  const rows = 20_000;
  const column = () => Float64Array.from({ length: rows }, () => random.uniform() * 4);
  const [helps, hinders, idle] = [column(), column(), column()];
  const expected = Float64Array.from({ length: rows }, () => 0.2 + random.uniform());
  const answers = expected.map((mean, i) =>
    poisson(random, mean * Math.exp(0.3 + 0.4 * helps[i]! - 0.5 * hinders[i]!)),
  );

  it('finds what the counts were drawn by', () => {
    const model = fitRates({ circumstances: [helps, hinders, idle], answers, expected });
    expect(model.intercept).toBeCloseTo(0.3, 1);
    expect(model.coefficients[0]).toBeCloseTo(0.4, 1);
    expect(model.coefficients[1]).toBeCloseTo(-0.5, 1);
    expect(model.coefficients[2]).toBeCloseTo(0, 1);
  });

  it('is flat where too few answered, and where a circumstance never changes', () => {
    const none = fitRates({ circumstances: [helps], answers: answers.map(() => 0), expected });
    expect(none).toEqual({ intercept: 0, coefficients: [0] });
    const same = fitRates({ circumstances: [helps.map(() => 7)], answers, expected });
    expect(same.coefficients[0]).toBeCloseTo(0, 6);
    expect(Number.isFinite(same.intercept)).toBe(true);
  });
});

describe('gammaShape', () => {
  /** Members whose factor is 1 − spread or 1 + spread: variance spread², so shape about 1 / spread². */
  const counts = (spread: number) => {
    const random = createRandom(5);
    return Float64Array.from({ length: 4000 }, (_, i) =>
      poisson(random, 10 * (i % 2 === 0 ? 1 - spread : 1 + spread)),
    );
  };
  const expected = new Float64Array(4000).fill(10);

  it('is one over the variance of what the members were drawn by', () => {
    expect(gammaShape(counts(0.5), expected)).toBeGreaterThan(3);
    expect(gammaShape(counts(0.5), expected)).toBeLessThan(5.5);
  });

  it('is large where all are alike, and stated where nothing is counted', () => {
    expect(gammaShape(counts(0), expected)).toBeGreaterThan(50);
    expect(gammaShape([0, 0], [1, 2])).toBe(2);
    expect(gammaShape([], [])).toBe(2);
  });

  it('does not depend on the order of the members', () => {
    const drawn = counts(0.5);
    expect(gammaShape(drawn.toReversed(), expected)).toBeCloseTo(gammaShape(drawn, expected), 6);
  });
});
