/**
 * Where in a post a brand is named, and the clause around it.
 *
 * The clause runs from the last break before the first mention to the first
 * break after it; breaks are punctuation, line ends and words of contrast
 * (`but`). A clause that hardly says more than the brand takes in its sentence.
 */

import { hashText, hashUnits } from '../text/token-hash.ts';
import { formOf, type Tokens, tokenFlag, tokenKind, tokensMax } from '../text/tokens.ts';
import { contrasts } from '../text/word-lists.ts';
import type { Brand, Term } from './terms.ts';

export interface Focus {
  /** First mention, as a range of tokens. */
  readonly mentionStart: number;
  readonly mentionEnd: number;
  readonly clauseStart: number;
  readonly clauseEnd: number;
  /** 1 for every token that names the brand; valid until the finder's next call. */
  readonly masked: Uint8Array;
}

const contrastHashes: ReadonlySet<number> = new Set(contrasts.map(hashText));
/** Tokens besides the brand that a clause must have to speak for itself. */
const clauseTokensMin = 2;
const apostrophe = 39;

/** Finds where brands are named; its mask buffer is reused. */
export class FocusFinder {
  readonly #masked = new Uint8Array(tokensMax);

  /** The brand's focus in the post, or undefined where the post does not name it. */
  find(tokens: Tokens, brand: Brand): Focus | undefined {
    const masked = this.#masked;
    let mentionStart = -1;
    let mentionEnd = -1;
    for (let t = 0; t < tokens.count; ) {
      const length = lengthOfMention(tokens, t, brand);
      masked.fill(length > 0 ? 1 : 0, t, t + Math.max(1, length));
      if (length > 0 && mentionStart < 0) {
        mentionStart = t;
        mentionEnd = t + length;
      }
      t += Math.max(1, length);
    }
    if (mentionStart < 0) return undefined;
    return { mentionStart, mentionEnd, ...clauseAround(tokens, mentionStart, mentionEnd), masked };
  }
}

/** Tokens from `t` on that name the brand; 0 for none. A hashtag takes its parts along. */
function lengthOfMention(tokens: Tokens, t: number, brand: Brand): number {
  switch (tokens.kinds[t]) {
    case tokenKind.mention:
      return namesMention(formOf(tokens, t), brand) ? 1 : 0;
    case tokenKind.hashtag:
      return brand.hashtags.has(formOf(tokens, t)) ? 1 + partsAfter(tokens, t) : 0;
    case tokenKind.word:
    case tokenKind.number:
      return wordsOfMention(tokens, t, brand);
    default:
      return 0;
  }
}

/** `@acme`, also where the handle carries its server: `@acme@example.social`, `@acme.example.social`. */
function namesMention(handle: string, brand: Brand): boolean {
  if (brand.mentions.has(handle)) return true;
  const local = handle.split(/[.@]/)[0] ?? '';
  return local !== handle && brand.mentions.has(local);
}

function partsAfter(tokens: Tokens, hashtag: number): number {
  const end = tokens.textEnds[hashtag] as number;
  let parts = 0;
  while (
    hashtag + 1 + parts < tokens.count &&
    (tokens.textStarts[hashtag + 1 + parts] as number) < end
  ) {
    parts += 1;
  }
  return parts;
}

function wordsOfMention(tokens: Tokens, t: number, brand: Brand): number {
  const start = tokens.starts[t] as number;
  const end = tokens.ends[t] as number;
  const hash = hashUnits(tokens.units, start, end);
  const whole = longestTerm(tokens, t, brand.byFirstWord.get(hash));
  if (whole > 0) return whole;
  const cut = tokens.units.subarray(start, end).indexOf(apostrophe);
  if (cut <= 0) return 0;
  // `Acme's` and `l'Acme` name Acme.
  const before = brand.byFirstWord.get(hashUnits(tokens.units, start, start + cut));
  const after = brand.byFirstWord.get(hashUnits(tokens.units, start + cut + 1, end));
  const named = [...(before ?? []), ...(after ?? [])].some((term) => term.words.length === 1);
  return named ? 1 : 0;
}

function longestTerm(tokens: Tokens, t: number, terms: readonly Term[] | undefined): number {
  let longest = 0;
  for (const term of terms ?? []) {
    if (term.words.length > longest && isTermAt(tokens, t, term)) longest = term.words.length;
  }
  return longest;
}

function isTermAt(tokens: Tokens, t: number, term: Term): boolean {
  const { words } = term;
  for (let w = 0; w < words.length; w += 1) {
    const token = t + w;
    if (token >= tokens.count) return false;
    const flags = tokens.flags[token] as number;
    if (w > 0 && (flags & tokenFlag.clauseStart) !== 0) return false;
    const form = formOf(tokens, token);
    const last = w === words.length - 1 && w > 0;
    if (form !== words[w] && !(last && form === `${words[w]}'s`)) return false;
    // A drawn-out short word may be another one: `AAA` is not `AA`.
    const drawnOut = (flags & tokenFlag.drawnOut) !== 0;
    if (drawnOut && form.length < 4 && term.exact === undefined) return false;
  }
  if (term.exact === undefined) return true;
  const written = tokens.text.slice(tokens.textStarts[t] as number, tokens.textEnds[t] as number);
  return written.toLowerCase() === term.exact;
}

function clauseAround(
  tokens: Tokens,
  mentionStart: number,
  mentionEnd: number,
): Pick<Focus, 'clauseStart' | 'clauseEnd'> {
  const clauseStart = backTo(tokens, mentionStart, tokenFlag.clauseStart);
  const clauseEnd = forthTo(tokens, mentionEnd, tokenFlag.clauseStart);
  const besides = clauseEnd - clauseStart - (mentionEnd - mentionStart);
  if (besides >= clauseTokensMin) return { clauseStart, clauseEnd };
  return {
    clauseStart: backTo(tokens, mentionStart, tokenFlag.sentenceStart),
    clauseEnd: forthTo(tokens, mentionEnd, tokenFlag.sentenceStart),
  };
}

function backTo(tokens: Tokens, from: number, flag: number): number {
  let t = from;
  while (t > 0 && ((tokens.flags[t] as number) & flag) === 0 && !isContrast(tokens, t - 1, flag))
    t -= 1;
  return t;
}

function forthTo(tokens: Tokens, from: number, flag: number): number {
  let t = from;
  while (
    t < tokens.count &&
    ((tokens.flags[t] as number) & flag) === 0 &&
    !isContrast(tokens, t, flag)
  )
    t += 1;
  return t;
}

/** A word of contrast ends a clause, not a sentence. */
function isContrast(tokens: Tokens, t: number, flag: number): boolean {
  if (flag !== tokenFlag.clauseStart || tokens.kinds[t] !== tokenKind.word) return false;
  return contrastHashes.has(
    hashUnits(tokens.units, tokens.starts[t] as number, tokens.ends[t] as number),
  );
}
