/**
 * The tokens of one post, as ranges into typed arrays.
 *
 * The buffers belong to the tokenizer and are filled anew for each post: read
 * them before the next call, never keep them.
 */

export const tokenKind = {
  word: 0,
  number: 1,
  url: 2,
  mention: 3,
  /** The whole body; its parts follow as words. */
  hashtag: 4,
  emoji: 5,
  emoticon: 6,
  /** Runs of `!`, `?` and of two or more full stops. */
  mark: 7,
} as const;
export type TokenKindName = keyof typeof tokenKind;

export const tokenFlag = {
  /** Two or more letters, all capitals. */
  capitals: 1,
  /** A letter was drawn out (`soooo`); its form holds two of them. */
  drawnOut: 2,
  /** A clause ends before this token. */
  clauseStart: 4,
  /** A word cut out of a hashtag. */
  hashtagPart: 8,
  /** A sentence or line ends before this token. */
  sentenceStart: 16,
} as const;

export interface Tokens {
  /** The text that was read: NFKC, at most `charactersMax` code units. */
  text: string;
  /** Folded code units of all tokens, one after the other. */
  readonly units: Uint16Array;
  count: number;
  readonly kinds: Uint8Array;
  readonly flags: Uint8Array;
  /** Range of the folded form in `units`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Range in `text`. */
  readonly textStarts: Int32Array;
  readonly textEnds: Int32Array;
}

/**
 * Code units of a post that are read; the rest is not looked at. Far above the
 * longest post of any platform, far below what could hold up a night.
 */
export const charactersMax = 8000;
/** A hashtag gives itself and its parts, hence twice the characters. */
export const tokensMax = 2 * charactersMax;

export const createTokens = (): Tokens => ({
  text: '',
  units: new Uint16Array(charactersMax),
  count: 0,
  kinds: new Uint8Array(tokensMax),
  flags: new Uint8Array(tokensMax),
  starts: new Int32Array(tokensMax),
  ends: new Int32Array(tokensMax),
  textStarts: new Int32Array(tokensMax),
  textEnds: new Int32Array(tokensMax),
});

/** The folded form of one token. */
export const formOf = (tokens: Tokens, index: number): string =>
  String.fromCharCode(
    ...tokens.units.subarray(tokens.starts[index] as number, tokens.ends[index] as number),
  );
