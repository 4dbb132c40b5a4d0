import { describe, expect, it } from 'vitest';
import { incompleteBeta, logGamma } from '../../../src/rank/incomplete-beta.ts';

/** The integral itself, by the midpoint rule. */
function byIntegration(x: number, a: number, b: number): number {
  const steps = 40_000;
  const density = (t: number): number => t ** (a - 1) * (1 - t) ** (b - 1);
  let below = 0;
  let all = 0;
  for (let step = 0; step < steps; step += 1) {
    below += density((x * (step + 0.5)) / steps) * (x / steps);
    all += density((step + 0.5) / steps) / steps;
  }
  return below / all;
}

describe('incomplete beta', () => {
  it('knows factorials', () => {
    expect(Math.exp(logGamma(6))).toBeCloseTo(120, 8);
    expect(Math.exp(logGamma(0.5)) ** 2).toBeCloseTo(Math.PI, 10);
    expect(Math.exp(logGamma(0.25)) * Math.exp(logGamma(0.75))).toBeCloseTo(
      Math.PI * Math.SQRT2,
      9,
    );
  });

  it('agrees with closed forms', () => {
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(incompleteBeta(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 12);
    expect(incompleteBeta(0.3, 5, 1)).toBeCloseTo(0.3 ** 5, 12);
    expect(incompleteBeta(0.5, 7.5, 7.5)).toBeCloseTo(0.5, 12);
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });

  it.each([
    [0.2, 2.5, 3.5],
    [0.7, 12, 4],
    [0.9, 30, 2.2],
  ])('agrees with the integral at x = %d, a = %d, b = %d', (x, a, b) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(byIntegration(x, a, b), 5);
  });
});
