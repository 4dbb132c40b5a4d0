/**
 * What to say of brand and competitor, and by which device.
 *
 * Takes the stance, which is the truth, and a heat; gives the clauses with
 * their meanings. Shares are those of collections of real posts: opinion said
 * outright in about two of three posts that have one, a negation or a mixed
 * judgement in every tenth, irony in four of a hundred, and feelings about
 * something else in nearly half of the posts that name a brand without judging
 * it (the feeling of a post and that toward its target agree on four in five).
 */
import type { Label, Stance } from '../network/post-plan.ts';
import { write } from './grammar.ts';
import { type HintName, hint, indirectMeaning, type Said, type Speaker, say } from './said.ts';
import { small, trimEnd } from './sentence.ts';

export type Device =
  | 'plain'
  | 'negation'
  | 'mixed'
  | 'irony'
  | 'quote'
  | 'comparison'
  | 'craft'
  | 'elsewhere'
  | 'chat';

export interface Told {
  readonly clauses: readonly Said[];
  readonly device: Device;
}

/** Two ways to speak: of the brand, and of the competitor. */
export interface Speakers {
  readonly ours: Speaker;
  readonly theirs: Speaker;
}

export function tell(speakers: Speakers, stance: Stance, heat: number): Told {
  const { ours, theirs } = speakers;
  const { brand, competitor, competitorLabel } = stance;
  if (competitor >= 0 && brand === null) {
    return { clauses: ofOther(theirs, competitorLabel ?? 'neutral', heat), device: 'plain' };
  }
  if (competitor >= 0) {
    return { clauses: compare(speakers, stance, heat), device: 'comparison' };
  }
  const label = brand ?? 'neutral';
  if (stance.craft) return { clauses: craft(ours, label, heat), device: 'craft' };
  return label === 'neutral' ? tellNeutral(ours) : tellFeeling(ours, label === 'positive', heat);
}

function tellNeutral(speaker: Speaker): Told {
  const { random } = speaker;
  if (random.chance(0.43)) return { clauses: [fact(speaker)], device: 'plain' };
  if (random.chance(0.12)) {
    const beside = random.chance(0.55) ? 'besideBright' : 'besideDark';
    return { clauses: [hint(speaker, beside)], device: 'elsewhere' };
  }
  const life = say(speaker, random.chance(0.55) ? 'bright' : 'dark');
  const named = random.chance(0.7) ? say(speaker, 'passing') : fact(speaker);
  return { clauses: random.chance(0.6) ? [life, named] : [named, life], device: 'elsewhere' };
}

function fact(speaker: Speaker): Said {
  const at = speaker.random.uniform();
  if (at < 0.3) return hint(speaker, 'plain');
  if (at < 0.55) return say(speaker, 'mention');
  if (at < 0.75) return say(speaker, 'question');
  return say(speaker, at < 0.86 ? 'offer' : 'news');
}

function tellFeeling(speaker: Speaker, good: boolean, heat: number): Told {
  const { random } = speaker;
  const at = random.uniform();
  if (at < 0.14) return { clauses: [hint(speaker, good ? 'praise' : 'blame')], device: 'plain' };
  if (at < 0.265) return { clauses: negated(speaker, good, heat), device: 'negation' };
  if (at < 0.385) return { clauses: mixed(speaker, good, heat), device: 'mixed' };
  if (at < 0.42) return { clauses: [quoted(speaker, good, heat)], device: 'quote' };
  if (!good && at < 0.52) return { clauses: [hint(speaker, 'irony')], device: 'irony' };
  return { clauses: outright(speaker, good, heat), device: 'plain' };
}

/** A judgement in so many words, with what goes before and after it. */
function outright(speaker: Speaker, good: boolean, heat: number): Said[] {
  const { random } = speaker;
  const tail = good ? 'joy' : 'anger';
  if (random.chance(0.16)) {
    const named = say(speaker, random.chance(0.6) ? 'mention' : 'passing');
    return [named, say(speaker, tail)];
  }
  const clauses = [judge(speaker, good, heat)];
  if (random.chance(0.1))
    clauses.unshift(say(speaker, random.chance(0.65) === good ? 'bright' : 'dark'));
  else if (random.chance(0.14)) clauses.unshift(say(speaker, 'mention'));
  if (random.chance(0.4 + 0.45 * heat)) clauses.push(say(speaker, tail));
  else if (random.chance(0.1)) clauses.push(fact(speaker));
  return clauses;
}

const judge = (speaker: Speaker, good: boolean, heat: number): Said =>
  speaker.random.chance(0.45 + 0.55 * heat)
    ? say(speaker, good ? 'love' : 'hate')
    : say(speaker, good ? 'like' : 'dislike');

function negated(speaker: Speaker, good: boolean, heat: number): Said[] {
  const { random } = speaker;
  if (random.chance(0.3)) return [hint(speaker, good ? 'negatedPraise' : 'negatedBlame')];
  const clauses = [say(speaker, good ? 'fine' : 'unhappy')];
  if (random.chance(0.15 + 0.4 * heat)) clauses.push(say(speaker, good ? 'joy' : 'anger'));
  return clauses;
}

/** Two judgements of which the last weighs more. */
function mixed(speaker: Speaker, good: boolean, heat: number): Said[] {
  const { random, voice, subject } = speaker;
  const plainly = random.chance(0.75);
  const first = plainly ? judge(speaker, !good, 0) : hint(speaker, good ? 'blame' : 'praise');
  const last = plainly
    ? judge(speaker, good, 0.5 + 0.5 * heat)
    : hint(speaker, good ? 'praise' : 'blame');
  const text = write(random, voice.indirect.but, {
    ...subject,
    first: trimEnd(first.text),
    last: small(last.text, voice.lowers),
  });
  const clauses = [{ ...last, text }];
  if (random.chance(0.3 + 0.4 * heat)) clauses.push(say(speaker, good ? 'joy' : 'anger'));
  return clauses;
}

/** Others' words, taken back. */
function quoted(speaker: Speaker, good: boolean, heat: number): Said {
  const { random, voice, subject } = speaker;
  const list: HintName = good ? 'quotedPraise' : 'quotedBlame';
  const words = random.chance(0.6)
    ? judge(speaker, !good, heat)
    : hint(speaker, good ? 'blame' : 'praise');
  const text = write(random, voice.indirect[list], { ...subject, quoted: trimEnd(words.text) });
  return { ...words, text, meaning: indirectMeaning[list] };
}

function craft(speaker: Speaker, label: Label, heat: number): Said[] {
  const { random } = speaker;
  if (label === 'neutral') {
    const note = hint(speaker, 'craftPlain');
    return random.chance(0.4) ? [note, fact(speaker)] : [note];
  }
  const good = label === 'positive';
  // A figure first, then what to think of it; or the finding that says it all.
  if (random.chance(0.4)) return [hint(speaker, 'craftPlain'), judge(speaker, good, heat * 0.6)];
  const clauses = [hint(speaker, good ? 'craftPraise' : 'craftBlame')];
  if (random.chance(0.6)) {
    const verdict = judge(speaker, good, heat * 0.6);
    if (random.chance(0.4)) clauses.unshift(verdict);
    else clauses.push(verdict);
  }
  return clauses;
}

function ofOther(speaker: Speaker, label: Label, heat: number): Said[] {
  const { random } = speaker;
  if (label === 'neutral')
    return [random.chance(0.6) ? factOfOther(speaker) : hint(speaker, 'otherPlain')];
  const good = label === 'positive';
  return random.chance(0.7)
    ? outright(speaker, good, heat)
    : [hint(speaker, good ? 'otherPraise' : 'otherBlame')];
}

function factOfOther(speaker: Speaker): Said {
  return say(speaker, speaker.random.chance(0.6) ? 'mention' : 'question');
}

/** Brand and competitor in one post, each with its own truth. */
function compare({ ours, theirs }: Speakers, stance: Stance, heat: number): Said[] {
  const { random } = ours;
  const brand = stance.brand ?? 'neutral';
  const other = stance.competitorLabel ?? 'neutral';
  const both: HintName | null =
    brand === 'positive' && other === 'negative'
      ? 'wins'
      : brand === 'negative' && other === 'positive'
        ? 'loses'
        : brand === 'neutral' && other === 'neutral'
          ? 'evens'
          : null;
  if (both !== null && random.chance(0.35)) return [hint(ours, both)];
  const own = brand === 'neutral' ? fact(ours) : opinion(ours, brand === 'positive', heat);
  const others =
    other === 'neutral' ? factOfOther(theirs) : opinion(theirs, other === 'positive', heat);
  return random.chance(0.5) ? [own, others] : [others, own];
}

const opinion = (speaker: Speaker, good: boolean, heat: number): Said =>
  speaker.random.chance(0.85)
    ? judge(speaker, good, heat)
    : hint(speaker, good ? 'praise' : 'blame');
