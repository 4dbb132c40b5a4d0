/**
 * What a language needs for the town's people to write without saying outright
 * what they think: experience, irony, others' words, craft and small talk.
 *
 * `{b}` is the brand as people write it, `{p}` a product's name (used like a
 * masculine noun where the language asks), `{c}` a competitor, `{n}` a small
 * number, `{t}` a stretch of time, `{q}` another clause. The lists hold whole
 * clauses written by hand. What people say outright stands in `Opinions`.
 */
export interface Phrases {
  /** Beginnings that any post may have; some empty. */
  readonly openers: readonly string[];
  /** Endings that say nothing about feeling; some empty. */
  readonly tails: readonly string[];
  readonly times: readonly string[];
  /** Good and bad experience with product, service or price. */
  readonly praise: readonly string[];
  readonly blame: readonly string[];
  /** Speaks of the brand without judging it. */
  readonly plain: readonly string[];
  /** Bad words, good meaning; good words, bad meaning. */
  readonly negatedPraise: readonly string[];
  readonly negatedBlame: readonly string[];
  /** Praise that is none. */
  readonly irony: readonly string[];
  /** Others' words `{q}` taken back: the writer thinks well, or badly. */
  readonly quotedPraise: readonly string[];
  readonly quotedBlame: readonly string[];
  /** `{x}` first, `{y}` last and weightier. */
  readonly but: readonly string[];
  /** Brand against competitor: brand better, worse, or undecided. */
  readonly wins: readonly string[];
  readonly loses: readonly string[];
  readonly evens: readonly string[];
  /** The competitor alone. */
  readonly otherPraise: readonly string[];
  readonly otherBlame: readonly string[];
  readonly otherPlain: readonly string[];
  /** How things are made, used, mended; what that does to people and the earth. */
  readonly craftPraise: readonly string[];
  readonly craftBlame: readonly string[];
  readonly craftPlain: readonly string[];
  /** The brand is named, joy or grief is about something else. */
  readonly besideBright: readonly string[];
  readonly besideDark: readonly string[];
  /** Gear without a maker's name, and the other topics. */
  readonly chat: Readonly<Record<ChatTopic, readonly string[]>>;
  /** Said to somebody else's post. */
  readonly replies: readonly string[];
  readonly tags: readonly string[];
}

export type ChatTopic =
  | 'gear'
  | 'outdoors'
  | 'food'
  | 'sport'
  | 'travel'
  | 'culture'
  | 'work'
  | 'home';
