/** A company's own small model: laws of the fit, and that it is judged honestly. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/kernel/index.ts';
import { adaptInto } from '../../../src/sentiment/adapt/adaptation.ts';
import {
  type AdaptationExample,
  adaptScorer,
  choosePosts,
  classNames,
  createScorer,
  fitAdaptation,
  judgeAdaptation,
  ownFeatures,
  parseAdaptation,
  parseSentimentModel,
  readBrand,
  writeAdaptation,
} from '../../../src/sentiment/index.ts';

const model = parseSentimentModel(
  readFileSync(new URL('../../../src/sentiment/model/sentiment.bin', import.meta.url)),
);

/** Words that this company's people use for its three moods, unknown to the shared model. */
const ownWordsOf = { negative: 'zorp', neutral: 'quib', positive: 'flun' } as const;

function examples(count: number, { honest }: { honest: boolean }): AdaptationExample[] {
  const random = createRandom(7);
  return Array.from({ length: count }, () => {
    const label = random.pick(classNames);
    const said = honest ? ownWordsOf[label] : random.pick(Object.values(ownWordsOf));
    return {
      base: { negative: 0.3, neutral: 0.4, positive: 0.3, label: 'neutral' as const },
      features: ownFeatures(`the service is ${said} today ${random.below(50)}`),
      label,
      ordinary: true,
    };
  });
}

describe('an adaptation', () => {
  it('learns the company’s own words and is then better on labels it has not seen', () => {
    const judged = judgeAdaptation(examples(150, { honest: true }));
    expect(judged.better).toBe(true);
    expect(judged.after.macroRecall).toBeGreaterThan(0.95);
    expect(judged.lossSaved).toBeGreaterThan(3 * judged.lossSavedError);
  });

  it('is not better where labels have nothing to do with the words', () => {
    const judged = judgeAdaptation(examples(150, { honest: false }));
    expect(judged.better).toBe(false);
    expect(judged.after.macroRecall).toBeLessThan(0.5);
  });

  it('measures ordinary posts alone where there are enough', () => {
    const some = examples(150, { honest: true }).map((one, i) => ({ ...one, ordinary: i < 60 }));
    expect(judgeAdaptation(some).posts).toBe(60);
  });

  it('stands at a least: the slope of the ridged loss is near zero in every direction', () => {
    const learned = examples(60, { honest: true });
    const fitted = fitAdaptation(learned);
    const lossAt = (shift: number, c: number): number => {
      const intercepts = fitted.intercepts.map((one, i) => (i === c ? one + shift : one));
      let loss = 0;
      for (const { base, features, label } of learned) {
        const logs = classNames.map((name) => Math.log(base[name]));
        const mean = logs.reduce((sum, log) => sum + log, 0) / 3;
        const odds = classNames.map((_, k) => {
          let sum = intercepts[k] ?? 0;
          for (let b = 0; b < 3; b += 1) {
            sum += (fitted.mixing[k * 3 + b] ?? 0) * ((logs[b] ?? 0) - mean);
          }
          for (const [f, bucket] of features.buckets.entries()) {
            sum += (fitted.weights[bucket * 3 + k] ?? 0) * (features.values[f] ?? 0);
          }
          return sum;
        });
        const total = odds.reduce((sum, one) => sum + Math.exp(one), 0);
        loss += Math.log(total) - (odds[classNames.indexOf(label)] ?? 0);
      }
      // Intercepts are held with the weight of ten posts.
      const ridge = (10 * intercepts.reduce((sum, one) => sum + one * one, 0)) / 2;
      return (loss + ridge) / learned.length;
    };
    for (let c = 0; c < 3; c += 1) {
      const slope = (lossAt(1e-4, c) - lossAt(-1e-4, c)) / 2e-4;
      expect(Math.abs(slope)).toBeLessThan(2e-3);
    }
  });

  it('takes how common each class is from ordinary posts, and knows every class', () => {
    const some = examples(200, { honest: true }).map((one) => ({
      ...one,
      ordinary: one.label === 'negative',
    }));
    const { shares } = fitAdaptation(some);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(shares[0]).toBeGreaterThan(0.6);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  });

  it('stays near the shared model while labels are few', () => {
    const probabilities = new Float64Array(3);
    const moved = (count: number): number => {
      const some = examples(count, { honest: true });
      const { base, features } = some[0] as AdaptationExample;
      const logs = classNames.map((name) => Math.log(base[name]));
      const mean = logs.reduce((sum, log) => sum + log, 0) / 3;
      adaptInto(
        probabilities,
        fitAdaptation(some),
        logs.map((log) => log - mean),
        features,
      );
      return classNames.reduce(
        (most, name, c) => Math.max(most, Math.abs((probabilities[c] ?? 0) - base[name])),
        0,
      );
    };
    const [few, many] = [moved(6), moved(150)];
    expect(few).toBeLessThan(0.3);
    expect(many).toBeGreaterThan(2 * few);
  });

  it('is the same after it was written and read, and nothing else is read', () => {
    const fitted = fitAdaptation(examples(60, { honest: true }));
    const text = writeAdaptation({ ...fitted, model: 'm', scopes: ['Acme'] });
    const read = parseAdaptation(text);
    expect(read === undefined ? '' : writeAdaptation(read)).toBe(text);
    for (const wrong of ['', '{}', '[1]', 'null', text.slice(0, -5)]) {
      expect(parseAdaptation(wrong)).toBeUndefined();
    }
  });

  it('changes the brands it has learned from, and no other', () => {
    const fitted = fitAdaptation(examples(90, { honest: true }));
    const shared = createScorer(model);
    const adapted = adaptScorer(shared, { ...fitted, model: model.version, scopes: ['Acme'] });
    const brands = ['Acme', 'Globex'].map((name) => readBrand({ name, terms: [] }));
    const post = { text: 'Acme is flun and Globex too' };
    const [before, after] = [shared, adapted].map((one) => one.scoreToward(post, brands));
    expect(after?.[0]?.positive).toBeGreaterThan(before?.[0]?.positive ?? 1);
    expect(after?.[1]).toEqual(before?.[1]);
    expect(adapted.score(post)).toEqual(shared.score(post));
    const sum =
      (after?.[0]?.negative ?? 0) + (after?.[0]?.neutral ?? 0) + (after?.[0]?.positive ?? 0);
    expect(sum).toBeCloseTo(1, 9);
  });
});

describe('the posts a person is asked about', () => {
  const post = fc.record({
    postId: fc.integer({ min: 0, max: 400 }).map(String),
    brand: fc.constantFrom('', 'Acme'),
    text: fc.constantFrom('one', 'two', 'three', 'four', 'five', 'six', 'seven'),
    negative: fc.constant(0.2),
    neutral: fc.double({ min: 0.1, max: 0.7, noNaN: true }),
    positive: fc.constant(0.1),
  });
  const posts = fc.uniqueArray(post, {
    selector: (one) => `${one.postId}/${one.brand}`,
    maxLength: 40,
  });

  it('do not depend on the order they are listed in, and no text is asked twice', () => {
    fc.assert(
      fc.property(posts, fc.integer({ min: 1, max: 50 }), (some, limit) => {
        const chosen = choosePosts(some, { seed: 1, limit });
        expect(choosePosts([...some].reverse(), { seed: 1, limit })).toEqual(chosen);
        expect(chosen.length).toBeLessThanOrEqual(limit);
        const texts = chosen.map((one) => `${one.post.brand} ${one.post.text}`);
        expect(new Set(texts).size).toBe(texts.length);
        const distinct = new Set(some.map((one) => `${one.brand} ${one.text}`)).size;
        expect(chosen.length).toBe(Math.min(limit, distinct));
      }),
      { numRuns: 60 },
    );
  });

  it('are turn about one by lot and the least certain that is left', () => {
    const some = Array.from({ length: 20 }, (_, i) => ({
      ...{ postId: String(i), brand: '', text: `text ${String.fromCharCode(97 + i)}` },
      ...{ negative: 0.5 - i / 40, neutral: 0, positive: 0.5 + i / 40 },
    }));
    const chosen = choosePosts(some, { seed: 3, limit: 6 });
    expect(chosen.map((one) => one.chosen)).toEqual([
      ...['by lot', 'uncertain', 'by lot', 'uncertain', 'by lot', 'uncertain'],
    ]);
    const lot = chosen.filter((one) => one.chosen === 'by lot').map((one) => one.post.postId);
    const unsure = chosen
      .filter((one) => one.chosen === 'uncertain')
      .map((one) => Number(one.post.postId));
    expect(unsure).toEqual([...unsure].sort((a, b) => a - b));
    expect(unsure[0]).toBe([0, 1, 2].find((one) => !lot.slice(0, 1).includes(String(one))));
  });
});
