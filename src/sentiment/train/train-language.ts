/**
 * Learns the language model: smoothed counts of hashed n-grams per language.
 *
 * Every language counts alike, however many posts it brings. People mix
 * languages, and a fifth of the posts said to be Hindi are English: a post that a
 * first model takes for another language teaches the second nothing. The floors,
 * which decide for `other`, are set so that one in a hundred posts of a language
 * falls below its own; `sharpness` so that doubled evidence counts once.
 */
import {
  LanguageGuesser,
  type LanguageModel,
  languageGrams,
  languageGramsMax,
} from '../language/guess.ts';
import { languageCount, languageIndexOf, languageOther } from '../language/languages.ts';
import { createTokenizer } from '../text/tokenise.ts';
import type { TrainingPost } from './training-post.ts';

const buckets = 1 << 15;
const smoothing = 0.3;
const otherShare = 0.01;
/** Shorter posts are too short to set a floor by. */
const gramsToJudge = 20;
/** Posts that the counts have seen look more probable than new ones, by this much an n-gram. */
const seenAdvantage = 0.3;
/** Floor of a language without posts. */
const unlikelyGram = -12;
const sharpness = 0.35;
/** Posts of one language that are counted: enough, and no language drowns another in time. */
const postsPerLanguageMax = 6000;

export function trainLanguage(posts: readonly TrainingPost[]): LanguageModel {
  const first = countGrams(posts);
  const guesser = new LanguageGuesser({ ...first, floors: floorsOf(posts, first) });
  const tokenise = createTokenizer();
  const own = posts.filter((post) => {
    const guessed = guesser.guess(tokenise(post.text));
    return guessed === languageOther || guessed === languageIndexOf(post.lang);
  });
  const second = countGrams(own);
  return { ...second, floors: floorsOf(own, second) };
}

function countGrams(posts: readonly TrainingPost[]): LanguageModel {
  const known = languageCount - 1;
  const tokenise = createTokenizer();
  const grams = new Int32Array(languageGramsMax);
  const counts = new Float64Array(buckets * known);
  const totals = new Float64Array(known);
  const taken = new Int32Array(known);
  for (const post of posts) {
    const language = languageIndexOf(post.lang);
    if (language === undefined || language >= known) continue;
    if ((taken[language] as number) >= postsPerLanguageMax) continue;
    taken[language] = (taken[language] as number) + 1;
    const count = languageGrams(tokenise(post.text), grams);
    for (let g = 0; g < count; g += 1) {
      const cell = ((grams[g] as number) & (buckets - 1)) * known + language;
      counts[cell] = (counts[cell] as number) + 1;
    }
    totals[language] = (totals[language] as number) + count;
  }
  const logs = Float64Array.from(counts, (count, cell) => {
    const total = totals[cell % known] as number;
    return Math.log((count + smoothing) / (total + smoothing * buckets));
  });
  const scale = deepest(logs) / 127;
  const table = Int8Array.from(logs, (log) => Math.round(log / scale));
  return { buckets, table, scale, floors: [], sharpness };
}

const deepest = (logs: Float64Array): number => {
  let deep = 0;
  for (const log of logs) deep = Math.max(deep, -log);
  return deep;
};

/** By language, the mean log probability per n-gram that one of its posts in a hundred fails to reach. */
function floorsOf(posts: readonly TrainingPost[], model: LanguageModel): number[] {
  const known = languageCount - 1;
  const tokenise = createTokenizer();
  const grams = new Int32Array(languageGramsMax);
  const means: number[][] = Array.from({ length: known }, () => []);
  for (const post of posts) {
    const language = languageIndexOf(post.lang);
    const own = language === undefined ? undefined : means[language];
    if (language === undefined || own === undefined || own.length >= postsPerLanguageMax) continue;
    const count = languageGrams(tokenise(post.text), grams);
    if (count < gramsToJudge) continue;
    let sum = 0;
    for (let g = 0; g < count; g += 1) {
      const row = ((grams[g] as number) & (model.buckets - 1)) * known;
      sum += (model.table[row + language] as number) * model.scale;
    }
    own.push(sum / count);
  }
  return means.map((own) => {
    own.sort((a, b) => a - b);
    return (own[Math.floor(own.length * otherShare)] ?? unlikelyGram) - seenAdvantage;
  });
}
