/** The pure parts of reading posts again: which, in what order of classes, and what follows. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import {
  classOrder,
  createScorer,
  type FirstOpinion,
  fitHeat,
  type HeatExample,
  heated,
  heatedLoss,
  leastCertain,
  parseSentimentModel,
  readBrand,
  secondOpinion,
} from '../../../src/sentiment/index.ts';

const model = parseSentimentModel(
  readFileSync(new URL('../../../src/sentiment/model/sentiment.bin', import.meta.url)),
);

describe('classOrder', () => {
  it.each([
    [{ 0: 'negative', 1: 'neutral', 2: 'positive' }, [0, 1, 2]],
    [{ 0: 'LABEL_0', 1: 'LABEL_1', 2: 'LABEL_2' }, [0, 1, 2]],
    [{ 0: 'Positive', 1: 'NEG', 2: ' neutral ' }, [1, 2, 0]],
  ])('reads %j', (id2label, order) => {
    expect(classOrder(id2label)).toEqual(order);
  });

  it.each([
    [{ 0: '1 star', 1: '2 stars', 2: '3 stars', 3: '4 stars', 4: '5 stars' }, /1 star, 2 stars/],
    [{ 0: 'NEGATIVE', 1: 'POSITIVE' }, /NEGATIVE, POSITIVE/],
    [{ 0: 'negative', 1: 'negative', 2: 'positive' }, /negative, negative, positive/],
    [{ 0: 'negative', 1: 'neutral', 7: 'positive' }, /names negative, neutral, positive/],
    [{}, /nothing/],
    [undefined, /no id2label/],
    ['positive', /no id2label/],
  ])('refuses %j and says what it names', (id2label, problem) => {
    expect(classOrder(id2label)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

describe('leastCertain', () => {
  it('gives the least certain first, ties in the given order, and never more than the share', () => {
    expect(leastCertain([0.9, 0.4, 0.8, 0.4], { share: 0.5, of: 4 })).toEqual([1, 3]);
    expect(leastCertain([0.9, 0.4], { share: 0.1, of: 4 })).toEqual([1]);
    expect(leastCertain([0.9], { share: 0, of: 4 })).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (likeliest, share) => {
          const chosen = leastCertain(likeliest, { share, of: likeliest.length });
          expect(chosen).toHaveLength(Math.ceil(share * likeliest.length));
          const left = likeliest.filter((_, place) => !chosen.includes(place));
          const surest = Math.max(...chosen.map((place) => likeliest[place] as number));
          expect(left.every((one) => one >= surest)).toBe(true);
        },
      ),
    );
  });
});

describe('secondOpinion', () => {
  const opinion = secondOpinion(model);
  const first = (probabilities: Partial<FirstOpinion>): FirstOpinion => ({
    ...{ negative: 1 / 3, neutral: 1 / 3, positive: 1 / 3 },
    ...{ language: 'en', context: 'named', brand: 'Acme' },
    ...probabilities,
  });

  it('is the geometric mean of both', () => {
    const own = first({ negative: 0.5, neutral: 0.3, positive: 0.2 });
    const larger = { negative: 0.1, neutral: 0.1, positive: 0.8 };
    const means = [Math.sqrt(0.05), Math.sqrt(0.03), Math.sqrt(0.16)];
    const total = means.reduce((sum, one) => sum + one, 0);
    const { negative, neutral, positive, label } = opinion(own, larger);
    expect([negative, neutral, positive]).toEqual(
      means.map((one) => expect.closeTo(one / total, 5)),
    );
    expect(label).toBe('positive');
  });

  it('lies between both, sums to one, and survives certainty on either side', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const feeling = fc.tuple(share, share, share).map(([a, b, c]) => {
      const total = a + b + c || 1;
      return { negative: a / total, neutral: a + b + c === 0 ? 1 : b / total, positive: c / total };
    });
    fc.assert(
      fc.property(feeling, feeling, (own, larger) => {
        const { negative, neutral, positive } = opinion(first(own), larger);
        expect(negative + neutral + positive).toBeCloseTo(1, 5);
        expect(Math.min(negative, neutral, positive)).toBeGreaterThanOrEqual(0);
      }),
    );
    const sure = { negative: 1, neutral: 0, positive: 0 };
    expect(opinion(first(sure), sure)).toMatchObject({ label: 'negative' });
  });

  it('agrees with the shipped model where the larger one says the same', () => {
    const scorer = createScorer(model);
    const brand = readBrand({ name: 'Acme', terms: ['@acme'] });
    for (const text of ['I love Acme', 'Acme is awful', 'Acme opens', '@acme where is my bag?']) {
      const [score] = scorer.scoreToward({ text }, [brand]);
      if (score === undefined) throw new Error(`no score for ${text}`);
      const { negative, neutral, positive, label } = score;
      expect(opinion(score, score).label).toBe(label);
      expect(opinion(score, score)).toMatchObject({
        negative: expect.closeTo(negative, 3),
        neutral: expect.closeTo(neutral, 3),
        positive: expect.closeTo(positive, 3),
      });
    }
  });
});

describe('fitHeat', () => {
  /** Posts whose labels are as sure as their probabilities say. */
  const honest = (posts: number, seed: number): HeatExample[] => {
    const random = createRandom(seed);
    return Array.from({ length: posts }, () => {
      const powers = [0, 1, 2].map(() => Math.exp(1.5 * random.normal()));
      const total = powers.reduce((sum, one) => sum + one, 0);
      const [negative = 0, neutral = 0, positive = 0] = powers.map((one) => one / total);
      const u = random.uniform();
      const label = u < negative ? 'negative' : u < negative + neutral ? 'neutral' : 'positive';
      return { feeling: { negative, neutral, positive }, label };
    });
  };

  it('finds how much too sure a model is, and leaves an honest one alone', () => {
    const posts = honest(3000, 1);
    expect(fitHeat(posts)).toBeCloseTo(1, 1);
    for (const heat of [0.5, 2, 3]) {
      const said = posts.map((one) => ({ ...one, feeling: heated(one.feeling, 1 / heat) }));
      expect(fitHeat(said) / heat).toBeCloseTo(1, 1);
      expect(heatedLoss(said, fitHeat(said))).toBeLessThan(heatedLoss(said, 1));
    }
  });

  it('learns nothing of nothing and little of few, and never loses on what it learned from', () => {
    expect(fitHeat([])).toBe(1);
    const one: HeatExample = {
      feeling: { negative: 0.98, neutral: 0.01, positive: 0.01 },
      label: 'positive',
    };
    expect(fitHeat([one])).toBeLessThan(1.5);
    expect(fitHeat(Array.from({ length: 50 }, () => one))).toBeGreaterThan(3);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer(), (posts, seed) => {
        const some = honest(posts, seed);
        expect(heatedLoss(some, fitHeat(some))).toBeLessThanOrEqual(heatedLoss(some, 1) + 1e-3);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the order of the classes and their sum', () => {
    const feeling = { negative: 0.7, neutral: 0.2, positive: 0.1 };
    expect(heated(feeling, 1).negative).toBeCloseTo(0.7, 12);
    const { negative, neutral, positive } = heated(feeling, 2);
    expect(negative + neutral + positive).toBeCloseTo(1, 12);
    expect(negative).toBeGreaterThan(neutral);
    expect(neutral).toBeGreaterThan(positive);
    expect(negative).toBeLessThan(0.7);
  });
});
