/** Floors of the shipped model on validation posts: what the model card claims, less chance. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measureOn } from '../../../src/app/train/sentiment.ts';
import { readSentimentData } from '../../../src/app/train/sentiment-data.ts';
import { createScorer, parseSentimentModel, sameness } from '../../../src/sentiment/index.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/sentiment', import.meta.url));
const absent = existsSync(folder) ? '' : ' (skipped: ../shared/data/sentiment is absent)';
const model = new URL('../../../src/sentiment/model/sentiment.bin', import.meta.url);

describe.skipIf(absent !== '')(`the shipped model on validation posts${absent}`, () => {
  const data = absent === '' ? readSentimentData(folder) : undefined;
  const scorer = createScorer(parseSentimentModel(readFileSync(model)));
  const setNamed = (name: string) => data?.validation.find((set) => set.name === name)?.posts ?? [];
  const eight = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'pt'];

  it('never trains on a validation post', () => {
    const held = new Set(
      data?.validation.flatMap((set) => set.posts.map((post) => sameness(post.text))),
    );
    expect(held.size).toBeGreaterThan(4000);
    expect(data?.training.some((post) => held.has(sameness(post.text)))).toBe(false);
  });

  it('English: macro-recall and calibration', () => {
    const measures = measureOn(scorer, setNamed('english'));
    expect(measures.posts).toBe(2000);
    expect(measures.macroRecall).toBeGreaterThan(0.68);
    expect(measures.calibrationError).toBeLessThan(0.03);
  });

  it('eight languages: mean macro-F1, language guessed', () => {
    const f1 = eight.map((name) => measureOn(scorer, setNamed(name)).macroF1);
    expect(f1.reduce((sum, one) => sum + one, 0) / eight.length).toBeGreaterThan(0.585);
    const posts = eight.flatMap(setNamed);
    expect(measureOn(scorer, posts).calibrationError).toBeLessThan(0.03);
    const right = posts.filter((post) => scorer.score({ text: post.text }).language === post.lang);
    // Posts said to be Hindi that are English are taken for English.
    expect(right.length / posts.length).toBeGreaterThan(0.94);
  });

  it('toward topics never seen, and toward a target', () => {
    expect(measureOn(scorer, setNamed('topic')).accuracy).toBeGreaterThan(0.6);
    const dong = measureOn(scorer, setNamed('dong'));
    expect(dong.accuracy).toBeGreaterThan(0.66);
    expect(dong.calibrationError).toBeLessThan(0.05);
  });
});
