import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../src/kernel/index.ts';
import { companyRhythm } from '../../../src/rank/index.ts';
import { gapQuantile, gapSurvival, ownShape } from '../../../src/rank/rhythm.ts';
import { hasBrokenRhythm } from '../../../src/rank/stage.ts';
import { settings } from './people.ts';

/** A gamma gap of whole-number shape: a sum of exponentials, which is not how the law is computed. */
function gammaGap(random: Random, shape: number, mean: number): number {
  let sum = 0;
  for (let part = 0; part < shape; part += 1) sum += random.exponential();
  return (sum * mean) / shape;
}

interface Shopper {
  readonly gaps: readonly number[];
  readonly currentGap: number;
}

/** Customers of very different paces, watched at a moment that has nothing to do with their purchases. */
function shoppers(options: {
  readonly random: Random;
  readonly count: number;
  readonly shape: number;
  /** Times their mean gap that they have been away for; none go on buying. */
  readonly awayFor?: number;
}): Shopper[] {
  const { random, count, shape, awayFor } = options;
  return Array.from({ length: count }, () => {
    const mean = 20 * 2 ** (random.uniform() * 3.3);
    const gaps: number[] = [];
    let elapsed = 0;
    for (;;) {
      const gap = gammaGap(random, shape, mean);
      if (elapsed + gap > 730)
        return { gaps, currentGap: awayFor ? awayFor * mean : 730 - elapsed };
      gaps.push(gap);
      elapsed += gap;
    }
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

const ownOf = (gaps: readonly number[]) => ({
  gaps: gaps.length,
  gapSum: sum(gaps),
  gapSquares: sum(gaps.map((gap) => gap * gap)),
});

function rhythmOf(all: readonly Shopper[]) {
  const sums = {
    customers: 0,
    meanGapSum: 0,
    degrees: 0,
    unevenness: 0,
    unevennessPerGap: 0,
  };
  for (const { gaps } of all) {
    const n = gaps.length;
    if (n === 0) continue;
    const mean = sum(gaps) / n;
    sums.customers += 1;
    sums.meanGapSum += mean;
    if (n < 2) continue;
    const uneven = sum(gaps.map((gap) => (gap - mean) ** 2)) / mean ** 2;
    sums.degrees += n - 1;
    sums.unevenness += uneven;
    sums.unevennessPerGap += uneven / n;
  }
  return companyRhythm(sums, settings.stage.rhythmPriorGaps);
}

function shareBroken(all: readonly Shopper[], company: ReturnType<typeof rhythmOf>): number {
  const judged = all.filter(({ gaps }) => gaps.length + 1 >= settings.stage.lapsingPurchases);
  const broken = judged.filter(({ gaps, currentGap }) =>
    hasBrokenRhythm({ purchases: gaps.length + 1, ...ownOf(gaps), currentGap }, company, settings),
  );
  return broken.length / judged.length;
}

describe('rhythm', () => {
  it('with shape 1 and no spread is buying at random: survival falls like an exponential', () => {
    const company = { meanGap: 10, shape: 1, priorGaps: 1e6 };
    expect(gapSurvival(10, ownOf([]), company)).toBeCloseTo(Math.exp(-1), 5);
    expect(gapSurvival(30, ownOf([]), company)).toBeCloseTo(Math.exp(-3), 4);
  });

  it('with shape 1 follows the Lomax law in closed form', () => {
    const company = { meanGap: 30, shape: 1, priorGaps: 2 };
    // a = 1·(2 + 1) + 1 = 4, scale = 30·2 + 60 = 120: (1 + t/120)^−4
    expect(gapSurvival(60, ownOf([60]), company)).toBeCloseTo(1.5 ** -4, 10);
  });

  it('has a quantile that survival leads back from', () => {
    const company = { meanGap: 45, shape: 3.2, priorGaps: 2 };
    const own = ownOf([20, 35, 15, 40, 30]);
    expect(gapSurvival(gapQuantile(0.95, own, company), own, company)).toBeCloseTo(0.05, 9);
  });

  it('allows a slow buyer what it does not allow a quick one', () => {
    const company = { meanGap: 60, shape: 2, priorGaps: 2 };
    const broken = (mean: number) =>
      hasBrokenRhythm(
        { purchases: 9, ...ownOf(new Array(8).fill(mean)), currentGap: 100 },
        company,
        settings,
      );
    expect([broken(15), broken(80)]).toEqual([true, false]);
  });

  it('learns a shape of one’s own: the steady are missed sooner than the irregular', () => {
    const company = { meanGap: 60, shape: 2, priorGaps: 2 };
    const steady = ownOf([59, 61, 60, 58, 62, 60]);
    const irregular = ownOf([5, 150, 20, 110, 3, 72]);
    expect(ownShape(steady, company)).toBeGreaterThan(company.shape);
    expect(ownShape(irregular, company)).toBeLessThan(company.shape);
    expect(gapQuantile(0.95, steady, company)).toBeLessThan(gapQuantile(0.95, irregular, company));
    // 4 + 5 − Q/6 degrees over 4/2 + Q, with Q = 10/3600.
    expect(ownShape(steady, company)).toBeCloseTo((9 - 10 / 21600) / (2 + 10 / 3600), 6);
  });

  it('is nobody’s with too few purchases, or before a company has any', () => {
    const company = { meanGap: 10, shape: 2, priorGaps: 2 };
    const silent = { ...ownOf([10]), currentGap: 1e5 };
    expect(hasBrokenRhythm({ purchases: 2, ...silent }, company, settings)).toBe(false);
    expect(
      companyRhythm(
        { customers: 0, meanGapSum: 0, degrees: 0, unevenness: 0, unevennessPerGap: 0 },
        2,
      ),
    ).toEqual({ meanGap: 0, shape: 1, priorGaps: 2 });
  });

  it.each([1, 3, 6])('finds the shape %d that made the gaps', (shape) => {
    const all = shoppers({ random: createRandom(`shape ${shape}`), count: 3000, shape });
    const found = rhythmOf(all).shape;
    // Watching for two years cuts long gaps off, so buyers look a little more regular than they are.
    expect(found / shape).toBeGreaterThan(0.9);
    expect(found / shape).toBeLessThan(1.35);
  });

  it.each([1, 3, 6])(
    'raises few false alarms and finds most broken rhythms (shape %d)',
    (shape) => {
      const random = createRandom(`alarms ${shape}`);
      const staying = shoppers({ random, count: 3000, shape });
      const company = rhythmOf(staying);
      const gone = shoppers({ random, count: 1000, shape, awayFor: 6 });
      expect(shareBroken(staying, company)).toBeLessThan(0.08);
      expect(shareBroken(gone, company)).toBeGreaterThan(0.8);
    },
  );
});
