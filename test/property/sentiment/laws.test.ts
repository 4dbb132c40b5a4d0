/** Laws that hold of every post, however odd. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createScorer,
  type DatedScore,
  type FeelingSums,
  needlesOf,
  parseSentimentModel,
  profileSentiment,
  readBrand,
  sumPosts,
  tokenise,
} from '../../../src/sentiment/index.ts';

const model = parseSentimentModel(
  readFileSync(new URL('../../../src/sentiment/model/sentiment.bin', import.meta.url)),
);
const acme = readBrand({ name: 'Acme Air', terms: ['@acme', '#fly_acme', 'Nestlé'] });

/** Posts as people write them: words, marks, emoji parts, mentions, broken surrogates. */
const pieces = fc.oneof(
  fc.constantFrom(
    'not',
    'good',
    'awful',
    'Acme Air',
    '@acme',
    '#FlyAcme',
    'нет',
    '最高',
    'جداً',
    "n't",
  ),
  fc.constantFrom(
    '👍🏽',
    '👩‍💻',
    ':-)',
    '<3',
    '!!!',
    '...',
    '\ud83d',
    '\udc00',
    '\u200d',
    '\n',
    ' ',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const post = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' '));
const runs = { numRuns: 150 };

describe('posts', () => {
  it('are tokenised the same once folded: tokens of tokens are the tokens', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abcdé '), maxLength: 40 });
    fc.assert(
      fc.property(plain, (text) => {
        const forms = tokenise(text).map((token) => token.form);
        expect(tokenise(forms.join(' ')).map((token) => token.form)).toEqual(forms);
      }),
      runs,
    );
  });

  it('have ranges that follow each other and forms that are never empty but for links', () => {
    fc.assert(
      fc.property(post, (text) => {
        for (const token of tokenise(text)) expect(token.form === '').toBe(token.kind === 2);
      }),
      runs,
    );
  });

  it('have probabilities that sum to one', () => {
    const scorer = createScorer(model);
    fc.assert(
      fc.property(post, (text) => {
        for (const score of [scorer.score({ text }), ...scorer.scoreToward({ text }, [acme])]) {
          expect(Math.min(score.negative, score.neutral, score.positive)).toBeGreaterThanOrEqual(0);
          expect(score.negative + score.neutral + score.positive).toBeCloseTo(1, 9);
        }
      }),
      runs,
    );
  });

  it('have the same score whatever was scored before', () => {
    const busy = createScorer(model);
    fc.assert(
      fc.property(fc.array(post, { minLength: 1, maxLength: 6 }), (texts) => {
        const one = createScorer(model);
        for (const text of texts) {
          expect(busy.score({ text })).toEqual(one.score({ text }));
          expect(busy.scoreToward({ text }, [acme])).toEqual(one.scoreToward({ text }, [acme]));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('hold a needle wherever they name the brand in plain letters', () => {
    const needles = needlesOf([acme]);
    const around = fc.string({ unit: 'grapheme-ascii', maxLength: 10 });
    const term = fc.constantFrom(
      'Acme Air',
      'ACME-air',
      '@Acme',
      '#fly_acme',
      '#FlyAcme',
      'nestlé',
    );
    const scorer = createScorer(model);
    fc.assert(
      fc.property(around, term, around, (before, named, after) => {
        const text = `${before}${named}${after}`;
        fc.pre(scorer.scoreToward({ text }, [acme]).length > 0);
        expect(needles.some((needle) => text.toLowerCase().includes(needle))).toBe(true);
      }),
      runs,
    );
  });
});

const score: fc.Arbitrary<DatedScore> = fc
  .record({
    ageDays: fc.double({ min: 0, max: 2000, noNaN: true }),
    negative: fc.double({ min: 0, max: 0.5, noNaN: true }),
    positive: fc.double({ min: 0, max: 0.5, noNaN: true }),
  })
  .map((one) => one);
const scores = fc.array(score, { minLength: 1, maxLength: 12 });
const settings = { priorPosts: 3 };
const plus = (a: FeelingSums, b: FeelingSums): FeelingSums => ({
  weight: a.weight + b.weight,
  feeling: a.feeling + b.feeling,
  strength: a.strength + b.strength,
});

describe('a profile’s sentiment', () => {
  it('lies within its interval, and the interval within −1…1', () => {
    fc.assert(
      fc.property(scores, scores, (mine, others) => {
        const own = sumPosts(mine, 180);
        const all = plus(own, sumPosts(others, 180));
        const felt = profileSentiment(own, all, all, settings);
        expect(felt.low).toBeGreaterThanOrEqual(-1);
        expect(felt.high).toBeLessThanOrEqual(1);
        expect(felt.low).toBeLessThanOrEqual(felt.sentiment);
        expect(felt.sentiment).toBeLessThanOrEqual(felt.high);
      }),
      runs,
    );
  });

  it('has an interval that narrows as the same is said more often', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 2, max: 6 }), (mine, times) => {
        const own = sumPosts(mine, 180);
        const more = sumPosts(Array.from({ length: times }, () => mine).flat(), 180);
        fc.pre(own.weight > 0.01);
        const [few, many] = [own, more].map((sums) => profileSentiment(sums, sums, sums, settings));
        const width = (felt = few) => (felt?.high ?? 0) - (felt?.low ?? 0);
        expect(width(many)).toBeLessThan(width(few));
      }),
      runs,
    );
  });

  it('is moved by the posts of others only as far as it is shrunk toward them', () => {
    fc.assert(
      fc.property(scores, scores, (mine, others) => {
        const own = sumPosts(mine, 180);
        const alone = profileSentiment(own, own, own, settings);
        const all = plus(own, sumPosts(others, 180));
        const among = profileSentiment(own, all, all, settings);
        const pull = settings.priorPosts / (own.weight + settings.priorPosts);
        expect(Math.abs(among.sentiment - alone.sentiment)).toBeLessThanOrEqual(pull + 1e-6);
        expect(among.trend).toBe(alone.trend);
        expect(among.posts).toBe(alone.posts);
      }),
      runs,
    );
  });

  it('does not depend on the order of the posts', () => {
    fc.assert(
      fc.property(scores, (mine) => {
        const own = sumPosts(mine, 180);
        const turned = sumPosts([...mine].reverse(), 180);
        expect(turned.weight).toBeCloseTo(own.weight, 9);
        expect(turned.feeling).toBeCloseTo(own.feeling, 9);
      }),
      runs,
    );
  });
});
