/**
 * What stands around a brand's mention, as numbers: how far each stretch of the
 * post leans to each class, by side and by distance (after Vo and Zhang 2015,
 * who pool word vectors so; here the words are weighed by the post model).
 *
 * Stretches: all, left, right, clause, sentence, and 3, 5 and 8 tokens to the
 * left and right. Then for each side the strongest words of both kinds, sums that
 * fade with distance, the nearest three words one by one; and plain facts: length
 * by side, question and exclamation marks, how the brand is named.
 */
import type { Focus } from '../brand/focus.ts';
import { featureTokensMax } from '../model/features.ts';
import { type Tokens, tokenFlag, tokenKind } from '../text/tokens.ts';
import type { TokenLeanings } from './token-leanings.ts';

export const surroundingCount = 67;
const nearReach = 3;
/** Tokens on each side that the word network reads as near. */
const nearTokens = 5;
export type Stretch = readonly [number, number];
const fades = [1.5, 4] as const;
const question = 63;

/** Writes the `surroundingCount` numbers of one mention into `into`. */
export function surroundings(
  into: Float64Array,
  tokens: Tokens,
  focus: Focus,
  { leanings, sums }: TokenLeanings,
): void {
  const length = Math.min(tokens.count, featureTokensMax);
  const start = Math.min(focus.mentionStart, length);
  const end = Math.min(focus.mentionEnd, length);
  let written = 0;
  const put = (value: number): void => {
    into[written] = value;
    written += 1;
  };
  const stretch = (from: number, to: number): void => {
    const a = Math.max(0, from);
    const b = Math.max(a, Math.min(length, to));
    const scale = 1 / Math.sqrt(2 * (b - a) + 2);
    for (let c = 0; c < 3; c += 1) {
      put(((sums[3 * b + c] as number) - (sums[3 * a + c] as number)) * scale);
    }
  };
  const [sentenceStart, sentenceEnd] = sentenceAround(tokens, start, end, length);
  stretch(0, length);
  stretch(0, start);
  stretch(end, length);
  stretch(focus.clauseStart, focus.clauseEnd);
  stretch(sentenceStart, sentenceEnd);
  for (const reach of [3, 5, 8]) {
    stretch(start - reach, start);
    stretch(end, end + reach);
  }
  for (const left of [true, false]) {
    const count = left ? start : length - end;
    let good = 0;
    let bad = 0;
    let best = 0;
    let worst = 0;
    const faded = [0, 0, 0, 0];
    for (let d = 0; d < count; d += 1) {
      const at = 3 * (left ? start - 1 - d : end + d);
      const feeling = (leanings[at + 2] as number) - (leanings[at] as number);
      if (feeling > 0) good += feeling;
      else bad -= feeling;
      best = Math.max(best, feeling);
      worst = Math.min(worst, feeling);
      for (const [f, reach] of fades.entries()) {
        const near = fading[f]?.[d] ?? 0;
        if (reach > 0 && near > 0) {
          faded[2 * f] = (faded[2 * f] as number) + near * feeling;
          faded[2 * f + 1] = (faded[2 * f + 1] as number) + near * (leanings[at + 1] as number);
        }
      }
      if (d < nearReach) nearest[d] = feeling;
    }
    put(good);
    put(bad);
    put(best);
    put(worst);
    for (const sum of faded) put(sum);
    for (let d = 0; d < nearReach; d += 1) put(d < count ? (nearest[d] as number) : 0);
    put(Math.log(1 + count));
    put(count === 0 ? 1 : 0);
  }
  putFacts(put, tokens, focus, length);
}

const nearest = new Float64Array(nearReach);
/** Beyond forty tokens nothing is left. */
const fading = fades.map((reach) =>
  Float64Array.from({ length: 40 }, (_, d) => Math.exp(-d / reach)),
);

/** Stretches that the word network reads apart. */
export const stretchCount = 6;

/** Left and right of the mention, its clause, its sentence, and near it on each side. */
export function stretchesAround(
  tokens: Tokens,
  focus: Focus,
): readonly [left: Stretch, right: Stretch, ...others: Stretch[]] {
  const length = Math.min(tokens.count, featureTokensMax);
  const start = Math.min(focus.mentionStart, length);
  const end = Math.min(focus.mentionEnd, length);
  return [
    [0, start],
    [end, length],
    [focus.clauseStart, Math.min(length, focus.clauseEnd)],
    sentenceAround(tokens, start, end, length),
    [Math.max(0, start - nearTokens), start],
    [end, Math.min(length, end + nearTokens)],
  ];
}

function putFacts(
  put: (value: number) => void,
  tokens: Tokens,
  focus: Focus,
  length: number,
): void {
  let marks = 0;
  let questions = 0;
  let links = 0;
  let mentions = 0;
  let named = 0;
  let handle = 0;
  let hashtag = 0;
  let capitals = 0;
  for (let t = 0; t < length; t += 1) {
    const kind = tokens.kinds[t];
    if (((tokens.flags[t] as number) & tokenFlag.capitals) !== 0) capitals += 1;
    if (kind === tokenKind.mark) {
      marks += 1;
      if (tokens.units[tokens.starts[t] as number] === question) questions += 1;
    }
    if (kind === tokenKind.url) links += 1;
    if (kind === tokenKind.mention && focus.masked[t] !== 1) mentions += 1;
    if (focus.masked[t] !== 1) continue;
    named += 1;
    if (kind === tokenKind.mention) handle = 1;
    if (kind === tokenKind.hashtag) hashtag = 1;
  }
  for (const count of [marks, questions, links, mentions, named, capitals]) put(Math.min(3, count));
  put(handle);
  put(hashtag);
}

function sentenceAround(tokens: Tokens, start: number, end: number, length: number): Stretch {
  const begins = (t: number): boolean =>
    ((tokens.flags[t] as number) & tokenFlag.sentenceStart) !== 0;
  let from = start;
  while (from > 0 && !begins(from)) from -= 1;
  let to = end;
  while (to < length && !begins(to)) to += 1;
  return [from, to];
}
