import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createScorer, parseSentimentModel, readBrand } from '../../../src/sentiment/index.ts';
import { FeatureExtractor } from '../../../src/sentiment/model/features.ts';
import { createTokenizer } from '../../../src/sentiment/text/tokenise.ts';

const model = parseSentimentModel(
  readFileSync(new URL('../../../src/sentiment/model/sentiment.bin', import.meta.url)),
);
const scorer = createScorer(model);
const acme = readBrand({ name: 'Acme', terms: ['@acmeair'] });
const globex = readBrand({ name: 'Globex', terms: [] });

describe('the shipped model', () => {
  it.each([
    ['I absolutely love this, best day ever 😍', 'positive'],
    ['This is the worst service I have ever seen, so angry 😡', 'negative'],
    ['Me encanta, qué maravilla de día ❤️', 'positive'],
    ['Das ist furchtbar, ich bin total enttäuscht', 'negative'],
    ['Je déteste ça, quelle honte', 'negative'],
    ['Adoro isso, que coisa linda 😍', 'positive'],
    ['Che schifo, che delusione', 'negative'],
    ['انا حزين جدا 😢', 'negative'],
  ])('%s is %s', (text, label) => {
    expect(scorer.score({ text }).label).toBe(label);
  });

  it.each([
    ['What a lovely morning in the park with my friends', 'en'],
    ['I love @Acme so much!!', 'en'],
    ['@acme thank you, great job', 'en'],
    ['@AcmeAir Any luck?', 'en'],
    ['Qué bonita mañana en el parque con mis amigos', 'es'],
    ['Was für ein schöner Morgen im Park mit meinen Freunden', 'de'],
    ['Quelle belle matinée au parc avec mes amis', 'fr'],
    ['Que manhã linda no parque com os meus amigos, não é', 'pt'],
    ['Che bella mattina al parco con i miei amici', 'it'],
    ['يا له من صباح جميل في الحديقة مع اصدقائي', 'ar'],
    ['yaar aaj subah bahut achhi hai mere dost ke saath', 'hi'],
    ['какое прекрасное утро в парке с друзьями', 'other'],
    ['公園で友達と素敵な朝を過ごしました', 'other'],
    ['🙂🙂', 'other'],
  ])('%s is %s', (text, language) => {
    expect(scorer.score({ text }).language).toBe(language);
  });

  it('hears no language in mentions, links and the signs of hashtags', () => {
    const guess = (text: string): number => scorer.score({ text }).languageProbability;
    const bare = guess('I love this so much');
    expect(guess('@bahut_acha I love this so much @guten.morgen')).toBe(bare);
    expect(guess('I love this so much https://example.com/ich-liebe-dich')).toBe(bare);
    expect(guess('I #love this so much')).toBe(bare);
  });

  it('takes the language that a post carries, and guesses where the platform does not know', () => {
    const text = 'Was für ein schöner Morgen im Park';
    expect(scorer.score({ text, lang: 'pt-BR' })).toMatchObject({
      language: 'pt',
      languageProbability: 1,
    });
    expect(scorer.score({ text, lang: 'ja' }).language).toBe('other');
    for (const lang of ['und', '', null, undefined]) {
      expect(scorer.score({ text, lang }).language).toBe('de');
    }
  });
});

describe('scoring toward brands', () => {
  it('gives a post that names two brands two scores, in the order asked', () => {
    const text = 'I love Acme, they are great! But Globex is terrible, worst service ever.';
    const scores = scorer.scoreToward({ text }, [acme, globex]);
    expect(scores.map((score) => score.brand)).toEqual(['Acme', 'Globex']);
    const [first, second] = scores;
    expect(first?.positive).toBeGreaterThan(second?.positive ?? 1);
    expect(second?.negative).toBeGreaterThan(first?.negative ?? 1);
  });

  it('gives no score toward a brand that the post does not name', () => {
    expect(scorer.scoreToward({ text: 'lovely acmeology' }, [acme, globex])).toEqual([]);
    expect(scorer.scoreToward({ text: '@AcmeAir lovely' }, [globex, acme])).toHaveLength(1);
  });

  it('does not care what the brand is called', () => {
    const awful = readBrand({ name: 'Terrible Hate', terms: [] });
    const [named] = scorer.scoreToward({ text: 'we fly Terrible Hate tomorrow' }, [awful]);
    const [plain] = scorer.scoreToward({ text: 'we fly Globex tomorrow' }, [globex]);
    // One word or two of the mask apart, nothing else.
    expect(Math.abs((named?.negative ?? 1) - (plain?.negative ?? 0))).toBeLessThan(0.15);
  });
});

describe('posts that are hardly posts', () => {
  it.each([
    ['empty', ''],
    ['blank', ' \n\t '],
    ['only emoji', '😡😡😡'],
    ['only links', 'https://a.example https://b.example'],
    ['lone surrogates', '\ud800 good \udc00'],
    ['of control characters', '\u0000\u0001\u200d'],
    ['of 100,000 characters', 'Acme good '.repeat(10_000)],
    ['of one word of 100,000 letters', 'a'.repeat(100_000)],
    ['of 100,000 hashes', '#a'.repeat(50_000)],
    ['of 100,000 emoji parts', '👩‍'.repeat(33_000)],
  ])('%s: a score that is a probability, quickly', (_, text) => {
    const started = performance.now();
    const { negative, neutral, positive } = scorer.score({ text });
    scorer.scoreToward({ text }, [acme, globex]);
    expect(performance.now() - started).toBeLessThan(1000);
    for (const share of [negative, neutral, positive]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(negative + neutral + positive).toBeCloseTo(1, 9);
  });
});

describe('features', () => {
  const tokenise = createTokenizer();
  const extractor = new FeatureExtractor(1 << 20);
  const wordsOf = (text: string): Set<number> => {
    const features = extractor.extract(tokenise(text), 0, 1);
    return new Set(features.buckets.slice(0, features.blockEnds[0]));
  };

  it('mark words behind a negator, up to the end of the clause', () => {
    const good = wordsOf('good');
    const has = (text: string): boolean => {
      const words = wordsOf(text);
      return [...good].every((word) => words.has(word));
    };
    const [single] = [...good];
    expect(has('good')).toBe(true);
    expect(wordsOf('it was good').has(single ?? -1)).toBe(true);
    expect(wordsOf('it was not good').has(single ?? -1)).toBe(false);
    expect(wordsOf("it wasn't very good").has(single ?? -1)).toBe(false);
    expect(wordsOf('not bad, good').has(single ?? -1)).toBe(true);
    expect(wordsOf('not bad but good').has(single ?? -1)).toBe(true);
  });

  it('turn the feeling of the shipped model', () => {
    const plain = scorer.score({ text: 'this phone is good' });
    const negated = scorer.score({ text: 'this phone is not good' });
    expect(negated.negative).toBeGreaterThan(plain.negative);
    expect(negated.positive).toBeLessThan(plain.positive);
  });
});
