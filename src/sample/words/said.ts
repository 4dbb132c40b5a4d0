/**
 * What a written clause means: the tag that the truth is checked against.
 *
 * Every list of a voice has one meaning, and a clause carries that of the list
 * it was drawn from. Nobody looks at the words themselves.
 */
import type { Random } from '../../kernel/index.ts';
import type { Label } from '../network/post-plan.ts';
import { type Subject, write } from './grammar.ts';
import type { Voice } from './voice.ts';

export type ListName = Exclude<keyof Voice['direct'], 'theirs' | 'gladTags' | 'sadTags'>;
export type HintName = Exclude<
  keyof Voice['indirect'],
  'openers' | 'tails' | 'times' | 'replies' | 'tags' | 'but'
>;

export interface Meaning {
  /** Toward what the clause names, or the clause before it; null when it is about the writer's life. */
  readonly toward: Label | null;
  /** Toward the competitor, in a clause that weighs the brand against it. */
  readonly versus: Label | null;
  /** Feeling of the clause itself, about whatever. */
  readonly feeling: Label;
  /** Says it by words of opinion. */
  readonly outright: boolean;
}

export interface Said {
  readonly text: string;
  readonly meaning: Meaning;
  /** Spoken of the competitor as if it were the brand. */
  readonly ofCompetitor: boolean;
}

const means = (toward: Label | null, feeling: Label, outright: boolean): Meaning => ({
  toward,
  versus: null,
  feeling,
  outright,
});
const good = means('positive', 'positive', false);
const bad = means('negative', 'negative', false);
const none = means('neutral', 'neutral', false);
const goodWords = means('positive', 'positive', true);
const badWords = means('negative', 'negative', true);

export const directMeaning: Readonly<Record<ListName, Meaning>> = {
  love: goodWords,
  like: goodWords,
  fine: goodWords,
  hate: badWords,
  dislike: badWords,
  unhappy: badWords,
  joy: goodWords,
  anger: badWords,
  mention: none,
  question: none,
  offer: none,
  news: none,
  passing: none,
  bright: means(null, 'positive', true),
  dark: means(null, 'negative', true),
};

export const indirectMeaning: Readonly<Record<HintName, Meaning>> = {
  praise: good,
  blame: bad,
  plain: none,
  negatedPraise: good,
  negatedBlame: bad,
  irony: bad,
  quotedPraise: good,
  quotedBlame: bad,
  wins: { ...good, versus: 'negative' },
  loses: { ...bad, versus: 'positive' },
  evens: { ...none, versus: 'neutral' },
  otherPraise: good,
  otherBlame: bad,
  otherPlain: none,
  craftPraise: good,
  craftBlame: bad,
  craftPlain: none,
  besideBright: means('neutral', 'positive', true),
  besideDark: means('neutral', 'negative', true),
};

export interface Speaker {
  readonly random: Random;
  readonly voice: Voice;
  readonly subject: Subject;
  readonly ofCompetitor: boolean;
}

/** Says something outright, or of a thing in passing. */
export const say = (speaker: Speaker, list: ListName): Said => ({
  text: write(speaker.random, speaker.voice.direct[list], speaker.subject),
  meaning: directMeaning[list],
  ofCompetitor: speaker.ofCompetitor,
});

/** Says something that must be understood. */
export const hint = (speaker: Speaker, list: HintName): Said => ({
  text: write(speaker.random, speaker.voice.indirect[list], speaker.subject),
  meaning: indirectMeaning[list],
  ofCompetitor: speaker.ofCompetitor,
});

/** What several clauses say together of the brand, the competitor, and as a post. */
export interface Sum {
  readonly brand: Label | null;
  readonly competitor: Label | null;
  readonly feeling: Label;
  readonly outright: boolean;
}

export function sumUp(clauses: readonly Said[]): Sum {
  let brand: Label | null = null;
  let competitor: Label | null = null;
  let balance = 0;
  let outright = false;
  for (const { meaning, ofCompetitor } of clauses) {
    const { toward, versus, feeling } = meaning;
    if (ofCompetitor) competitor = stronger(competitor, toward);
    else brand = stronger(brand, toward);
    competitor = stronger(competitor, versus);
    balance += feeling === 'positive' ? 1 : feeling === 'negative' ? -1 : 0;
    outright ||= meaning.outright && toward !== null && toward !== 'neutral';
  }
  const feeling = balance > 0 ? 'positive' : balance < 0 ? 'negative' : 'neutral';
  return { brand, competitor, feeling, outright };
}

const stronger = (before: Label | null, now: Label | null): Label | null =>
  before === null || before === 'neutral' ? (now ?? before) : before;
