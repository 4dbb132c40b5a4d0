/**
 * What a language needs to say what it thinks in so many words.
 *
 * Templates: `{p}` is a product (masculine where the language asks), `{b}` the
 * brand, `{n}` a small number, `{t}` a stretch of time, any other `{name}` a
 * list in `slots`, whose entries are templates too. An entry that may be
 * missing carries its own space ('so ', ''), so that none is ever doubled. No
 * template ends in a full stop: how a sentence ends depends on the writer.
 */
/** Lists by the name of the slot they fill. */
export type Lexicon = Readonly<Record<string, readonly string[]>>;

export interface Opinions {
  readonly slots: Lexicon;
  /** Names product or brand and judges it: with passion, or calmly. */
  readonly love: readonly string[];
  readonly like: readonly string[];
  readonly hate: readonly string[];
  readonly dislike: readonly string[];
  /** Names it and says by a negation that it is good, or bad. */
  readonly fine: readonly string[];
  readonly unhappy: readonly string[];
  /** What feeling says beside a judgement; names nothing. */
  readonly joy: readonly string[];
  readonly anger: readonly string[];
  /** Names it without judging: a fact, a question, an offer, news. */
  readonly mention: readonly string[];
  readonly question: readonly string[];
  readonly offer: readonly string[];
  readonly news: readonly string[];
  /** Names it in passing, to stand beside what the post is really about. */
  readonly passing: readonly string[];
  /** Joy and grief about something else; names nothing. */
  readonly bright: readonly string[];
  readonly dark: readonly string[];
  readonly gladTags: readonly string[];
  readonly sadTags: readonly string[];
  /** A competitor's products, `{c}` its name; same gender and number as `{p}`. */
  readonly theirs: readonly string[];
}
