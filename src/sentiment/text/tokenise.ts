/**
 * One tokenizer for every language and platform.
 *
 * Takes a post; gives its words, numbers, links, mentions, hashtags (whole and
 * split where capitals or underscores allow), emoji sequences without skin tone,
 * emoticons without nose, and marks of feeling, folded to small letters with
 * drawn-out letters cut to two. Scripts without spaces give a word a character.
 * Lone surrogates count as blanks. One pass, no regular expression per token.
 */
import { characterClass, characterTables } from './characters.ts';
import { emoticonAt, mayBeginEmoticon } from './emoticon.ts';
import { rejoin } from './rejoin.ts';
import {
  charactersMax,
  createTokens,
  formOf,
  type Tokens,
  tokenFlag,
  tokenKind,
} from './tokens.ts';
import { endsClause, isInsideNumber, isRegional, isSkinTone, isStop } from './unit-questions.ts';

const { classes, folded, capitals } = characterTables;
const at = 64;
const hash = 35;
const underscore = 95;
const apostrophe = 39;

/** A tokenizer with buffers of its own; what it gives is valid until its next call. */
export function createTokenizer(): (text: string) => Tokens {
  const scanner = new TokenScanner();
  return (text) => scanner.scan(text);
}

export interface TokenText {
  readonly form: string;
  readonly kind: number;
  readonly flags: number;
}

/** The tokens as objects: for tests, explanations and the terms of a brand. */
export function tokenise(text: string): TokenText[] {
  const tokens = new TokenScanner().scan(text);
  return Array.from({ length: tokens.count }, (_, index) => ({
    form: formOf(tokens, index),
    kind: tokens.kinds[index] as number,
    flags: tokens.flags[index] as number,
  }));
}

/** Cuts to the limit, undoes the three HTML entities that platforms write, and composes (NFKC). */
export function readable(text: string): string {
  let read = text.length > charactersMax ? text.slice(0, charactersMax) : text;
  if (read.includes('&')) {
    read = read.replace(/&(amp|lt|gt);/g, (_, name) =>
      name === 'amp' ? '&' : name === 'lt' ? '<' : '>',
    );
  }
  const composed = rejoin(read.normalize('NFKC'));
  return composed.length > charactersMax ? composed.slice(0, charactersMax) : composed;
}

class TokenScanner {
  readonly #tokens = createTokens();
  #text = '';
  #at = 0;
  #written = 0;
  #pending = 0;

  scan(text: string): Tokens {
    const read = readable(text);
    this.#text = read;
    this.#tokens.text = read;
    this.#tokens.count = 0;
    this.#at = 0;
    this.#written = 0;
    this.#pending = tokenFlag.clauseStart | tokenFlag.sentenceStart;
    while (this.#at < read.length) this.#next();
    return this.#tokens;
  }

  #next(): void {
    const unit = this.#text.charCodeAt(this.#at);
    switch (classes[unit]) {
      case characterClass.space:
        if (unit === 10) this.#pending |= tokenFlag.clauseStart | tokenFlag.sentenceStart;
        this.#at += 1;
        return;
      case characterClass.letter:
      case characterClass.digit:
        this.#word();
        return;
      case characterClass.ideograph:
        this.#copy(this.#at, this.#at + 1, tokenKind.word);
        return;
      case characterClass.emoji:
      case characterClass.highSurrogate:
        this.#pictograph();
        return;
      case characterClass.other:
        this.#symbol(unit);
        return;
      default:
        this.#at += 1;
    }
  }

  #push(kind: number, start: number, textStart: number, textEnd: number, flags: number): void {
    const { kinds, starts, ends, textStarts, textEnds } = this.#tokens;
    const index = this.#tokens.count;
    kinds[index] = kind;
    starts[index] = start;
    ends[index] = this.#written;
    textStarts[index] = textStart;
    textEnds[index] = textEnd;
    this.#tokens.flags[index] = flags | this.#pending;
    this.#tokens.count = index + 1;
    this.#pending = 0;
  }

  /** A token whose form is the folded text itself. */
  #copy(from: number, to: number, kind: number): void {
    const start = this.#written;
    for (let i = from; i < to; i += 1) this.#write(folded[this.#text.charCodeAt(i)] as number);
    this.#push(kind, start, from, to, 0);
    this.#at = to;
  }

  #write(unit: number): void {
    this.#tokens.units[this.#written] = unit;
    this.#written += 1;
  }

  /** Writes a folded letter, at most two of a run; true when one was dropped. */
  #writeLetter(unit: number, start: number): boolean {
    const units = this.#tokens.units;
    const written = this.#written;
    const third =
      written - start >= 2 && units[written - 1] === unit && units[written - 2] === unit;
    if (!third) this.#write(unit);
    return third;
  }

  /** Letters and digits, apostrophes between letters: a word, a number or a link. */
  #word(): void {
    const text = this.#text;
    const from = this.#at;
    const linkEnd = this.#linkEnd(from);
    if (linkEnd > 0) {
      this.#push(tokenKind.url, this.#written, from, linkEnd, 0);
      this.#at = linkEnd;
      return;
    }
    const start = this.#written;
    let letters = 0;
    let capital = 0;
    let drawnOut = false;
    let i = from;
    for (; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      const kind = classes[unit];
      if (kind === characterClass.letter) {
        letters += 1;
        capital += capitals[unit] as number;
        drawnOut = this.#writeLetter(folded[unit] as number, start) || drawnOut;
      } else if (kind === characterClass.digit) this.#write(unit);
      else if (folded[unit] === apostrophe && letters > 0 && this.#isLetter(i + 1)) {
        this.#write(apostrophe);
      } else if (letters === 0 && isInsideNumber(unit) && this.#isDigit(i + 1)) this.#write(unit);
      else if (kind !== characterClass.ignored) break;
    }
    const shouted = letters >= 2 && capital === letters ? tokenFlag.capitals : 0;
    const flags = shouted | (drawnOut ? tokenFlag.drawnOut : 0);
    this.#push(letters === 0 ? tokenKind.number : tokenKind.word, start, from, i, flags);
    this.#at = i;
  }

  #isLetter(i: number): boolean {
    return i < this.#text.length && classes[this.#text.charCodeAt(i)] === characterClass.letter;
  }

  #isDigit(i: number): boolean {
    return i < this.#text.length && classes[this.#text.charCodeAt(i)] === characterClass.digit;
  }

  #isWordUnit(i: number): boolean {
    return this.#isLetter(i) || this.#isDigit(i);
  }

  /** Offset after the link that begins here, or 0. */
  #linkEnd(from: number): number {
    const first = folded[this.#text.charCodeAt(from)];
    if (first !== 104 && first !== 119) return 0;
    const head = this.#text.slice(from, from + 8).toLowerCase();
    const bare = head.startsWith('http') && !this.#isWordUnit(from + 4) && head[4] !== ':';
    if (bare) return from + 4;
    if (!/^(?:https?:|www\.)/.test(head)) return 0;
    let end = from + 4;
    while (
      end < this.#text.length &&
      classes[this.#text.charCodeAt(end)] !== characterClass.space
    ) {
      end += 1;
    }
    return end;
  }

  #symbol(unit: number): void {
    const next = this.#at + 1;
    if (unit === at && !this.#isWordUnit(this.#at - 1) && this.#isHandleUnit(next)) {
      this.#mention();
      return;
    }
    if (unit === hash && this.#isLetter(next)) {
      this.#hashtag();
      return;
    }
    if (mayBeginEmoticon(unit)) {
      const found = emoticonAt(this.#text, this.#at);
      if (found !== undefined) {
        const start = this.#written;
        for (let i = 0; i < found.face.length; i += 1) this.#write(found.face.charCodeAt(i));
        this.#push(tokenKind.emoticon, start, this.#at, this.#at + found.length, 0);
        this.#at += found.length;
        return;
      }
    }
    this.#mark(unit);
  }

  /** Runs of `!` and `?` and of full stops become tokens; other punctuation only ends clauses. */
  #mark(unit: number): void {
    let end = this.#at + 1;
    if (isStop(unit)) {
      while (end < this.#text.length && isStop(this.#text.charCodeAt(end))) end += 1;
      const loud = unit !== 46;
      if (loud || end - this.#at > 1) {
        const start = this.#written;
        for (let i = this.#at; i < end && i < this.#at + 2; i += 1) {
          this.#write(this.#text.charCodeAt(i));
        }
        this.#push(tokenKind.mark, start, this.#at, end, 0);
      }
      this.#pending |= tokenFlag.clauseStart | tokenFlag.sentenceStart;
    } else if (endsClause(unit)) this.#pending |= tokenFlag.clauseStart;
    this.#at = end;
  }

  #isHandleUnit(i: number): boolean {
    return this.#isWordUnit(i) || this.#text.charCodeAt(i) === underscore;
  }

  /** `@name`, `@name@server.tld`, `@name.server.tld`; the form is the handle without its first `@`. */
  #mention(): void {
    const text = this.#text;
    const from = this.#at;
    let end = from + 1;
    for (;;) {
      while (end < text.length && this.#isHandleUnit(end)) end += 1;
      const joint = text.charCodeAt(end);
      const joins = joint === 46 || joint === 45 || joint === at;
      const next = text.charCodeAt(end + 1);
      if (!joins || !this.#isHandleUnit(end + 1) || capitals[next] === 1) break;
      end += 1;
    }
    const start = this.#written;
    for (let i = from + 1; i < end; i += 1) this.#write(folded[text.charCodeAt(i)] as number);
    this.#push(tokenKind.mention, start, from, end, 0);
    this.#at = end;
  }

  /** The body as one token, then its parts: cut at underscores, before capitals, around digits. */
  #hashtag(): void {
    const text = this.#text;
    const from = this.#at + 1;
    let end = from;
    while (end < text.length && (this.#isHandleUnit(end) || this.#isIgnored(end))) end += 1;
    const start = this.#written;
    for (let i = from; i < end; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit !== underscore && !this.#isIgnored(i)) this.#write(folded[unit] as number);
    }
    this.#push(tokenKind.hashtag, start, this.#at, end, 0);
    this.#at = end;
    let written = start;
    let partStart = start;
    let partText = from;
    for (let i = from; i <= end; i += 1) {
      const cut = i === end || (i > from && this.#cutsBefore(i));
      if (cut && written > partStart) {
        this.#pushPart(partStart, written, partText, i);
        partStart = written;
        partText = i;
      }
      if (i < end && text.charCodeAt(i) !== underscore && !this.#isIgnored(i)) written += 1;
    }
  }

  #pushPart(start: number, end: number, textStart: number, textEnd: number): void {
    const numeric = classes[this.#tokens.units[start] as number] === characterClass.digit;
    const kind = numeric ? tokenKind.number : tokenKind.word;
    this.#push(kind, start, textStart, textEnd, tokenFlag.hashtagPart);
    this.#tokens.ends[this.#tokens.count - 1] = end;
  }

  #isIgnored(i: number): boolean {
    return classes[this.#text.charCodeAt(i)] === characterClass.ignored;
  }

  /** `bestDay`, `USAToday`, `day_two`, `day2` are cut; `USA` is not. */
  #cutsBefore(i: number): boolean {
    const before = this.#text.charCodeAt(i - 1);
    const here = this.#text.charCodeAt(i);
    if (before === underscore || here === underscore) return true;
    if ((classes[before] === characterClass.digit) !== (classes[here] === characterClass.digit)) {
      return true;
    }
    if (capitals[here] !== 1) return false;
    return (
      capitals[before] !== 1 ||
      (this.#isLetter(i + 1) && capitals[this.#text.charCodeAt(i + 1)] !== 1)
    );
  }

  /** An emoji with its joined parts, or any other character beyond the basic plane. */
  #pictograph(): void {
    const from = this.#at;
    const start = this.#written;
    let end = this.#onePictograph(from);
    if (end === 0) {
      this.#at += 1;
      return;
    }
    if (this.#written === start) {
      // A skin tone or another mark without its emoji says nothing.
      this.#at = end;
      return;
    }
    for (;;) {
      let next = end;
      let joined = false;
      while (next < this.#text.length && this.#isIgnored(next)) {
        joined ||= this.#text.charCodeAt(next) === 0x200d;
        next += 1;
      }
      const tone = isSkinTone(this.#text, next);
      const flag = end - from === 2 && isRegional(this.#text, from) && isRegional(this.#text, next);
      if (!tone && !joined && !flag) break;
      const after = this.#onePictograph(next);
      if (after === 0) break;
      end = after;
    }
    this.#push(tokenKind.emoji, start, from, end, 0);
    this.#at = end;
  }

  /** Writes the character at `i` unless it is a skin tone; gives the offset after it, 0 for no pictograph. */
  #onePictograph(i: number): number {
    if (i >= this.#text.length) return 0;
    const unit = this.#text.charCodeAt(i);
    if (classes[unit] === characterClass.emoji) {
      this.#write(unit);
      return i + 1;
    }
    if (classes[unit] !== characterClass.highSurrogate || i + 1 >= this.#text.length) return 0;
    const low = this.#text.charCodeAt(i + 1);
    if (classes[low] !== characterClass.lowSurrogate) return 0;
    if (isSkinTone(this.#text, i)) return i + 2;
    this.#write(unit);
    this.#write(low);
    return i + 2;
  }
}
