/**
 * Writes a post: what to say comes from the stance, how to say it from chance.
 *
 * The stance (toward brand and competitor) is the truth; a device (plain,
 * negated, mixed, ironic, quoted, compared, beside the point) is drawn that can
 * carry it. Then openings, endings, emoji, hashtags and slips of the keyboard
 * that follow the feeling only loosely.
 */
import type { Random } from '../../kernel/index.ts';
import { products, townBrand, townCompetitors } from '../brand.ts';
import type { Label, Stance } from '../network/post-plan.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { hindi } from './hi.ts';
import { italian } from './it.ts';
import type { Phrases } from './phrases.ts';
import { portuguese } from './pt.ts';

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

export interface Composed {
  readonly text: string;
  readonly device: Device;
}

const languages: Readonly<Record<string, Phrases>> = {
  en: english,
  es: spanish,
  de: german,
  fr: french,
  pt: portuguese,
  it: italian,
  ar: arabic,
  hi: hindi,
};

interface PostOptions {
  readonly lang: string;
  readonly topic: string;
  readonly stance: Stance;
  readonly bot: boolean;
}

const spam = [
  'Follow me and I follow back 100% 🔁',
  'This one trick made me {n}00 € in {n} days 👉 link below',
  'Best deals of the day, {n}% off everything 🔥🔥',
  'Who else is still awake? Like = yes',
  'GIVEAWAY: {n} winners, repost to enter!!',
  'Top {n} facts they do not tell you 🧵',
  'Signals were right again, +{n}% this week 🚀',
  'Good morning legends ☀️ tag {n} friends',
  'You will not believe what happened next',
  'Only {n} places left, DM now 📩',
];

export function composePost(random: Random, options: PostOptions): Composed {
  const phrases = languages[options.lang] ?? english;
  const { stance, topic } = options;
  if (options.bot) return { text: fill(random, random.pick(spam), phrases, -1), device: 'chat' };
  if (stance.brand === null && stance.competitor < 0) {
    const lines = phrases.chat[topic as keyof Phrases['chat']] ?? phrases.chat.home;
    const text = random.chance(0.3)
      ? `${random.pick(lines)} ${random.pick(lines)}`
      : random.pick(lines);
    return {
      text: decorate(random, fill(random, text, phrases, -1), {
        phrases,
        lang: options.lang,
        feeling: null,
      }),
      device: 'chat',
    };
  }
  const { clause, device } = chooseClause(random, phrases, stance);
  const text = fill(random, clause, phrases, stance.competitor);
  const shown =
    device === 'irony' && random.chance(0.5)
      ? 'positive'
      : (stance.brand ?? stance.competitorLabel);
  return { text: decorate(random, text, { phrases, lang: options.lang, feeling: shown }), device };
}

/** A few words to somebody else's post, about nothing in particular. */
export function composeReply(random: Random, lang: string): Composed {
  const phrases = languages[lang] ?? english;
  const text = fill(random, random.pick(phrases.replies), phrases, -1);
  return { text: decorate(random, text, { phrases, lang, feeling: null }), device: 'chat' };
}

interface Clause {
  readonly clause: string;
  readonly device: Device;
}

function chooseClause(random: Random, phrases: Phrases, stance: Stance): Clause {
  const { brand, competitor, competitorLabel } = stance;
  if (competitor >= 0 && brand === null) {
    return { clause: random.pick(otherOf(phrases, competitorLabel)), device: 'plain' };
  }
  if (competitor >= 0 && brand !== null)
    return compare(random, phrases, brand, competitorLabel ?? 'neutral');
  const label = brand ?? 'neutral';
  if (stance.craft) {
    const clause = random.pick(
      label === 'positive'
        ? phrases.craftPraise
        : label === 'negative'
          ? phrases.craftBlame
          : phrases.craftPlain,
    );
    const both = label !== 'neutral' && random.chance(0.4);
    return {
      clause: both ? `${random.pick(phrases.craftPlain)} ${clause}` : clause,
      device: 'craft',
    };
  }
  const at = random.uniform();
  if (label === 'neutral') {
    return at < 0.72
      ? { clause: random.pick(phrases.plain), device: 'plain' }
      : { clause: random.pick(phrases.elsewhere), device: 'elsewhere' };
  }
  const good = label === 'positive';
  const straight = good ? phrases.praise : phrases.blame;
  if (at < 0.52) {
    const clause = random.pick(straight);
    return {
      clause: random.chance(0.3) ? `${random.pick(phrases.plain)} ${clause}` : clause,
      device: 'plain',
    };
  }
  if (at < 0.68)
    return {
      clause: random.pick(good ? phrases.negatedPraise : phrases.negatedBlame),
      device: 'negation',
    };
  if (at < 0.82) return { clause: join(random, phrases, good), device: 'mixed' };
  if (!good && at < 0.92) return { clause: random.pick(phrases.irony), device: 'irony' };
  const quoted = random.pick(good ? phrases.quotedPraise : phrases.quotedBlame);
  const others = random.pick(good ? phrases.blame : phrases.praise);
  return { clause: quoted.replace('{q}', trimEnd(others)), device: 'quote' };
}

const otherOf = (phrases: Phrases, label: Label | null): readonly string[] =>
  label === 'positive'
    ? phrases.otherPraise
    : label === 'negative'
      ? phrases.otherBlame
      : phrases.otherPlain;

function compare(random: Random, phrases: Phrases, brand: Label, other: Label): Clause {
  const direct =
    brand === 'positive' && other === 'negative'
      ? phrases.wins
      : brand === 'negative' && other === 'positive'
        ? phrases.loses
        : brand === 'neutral' && other === 'neutral'
          ? phrases.evens
          : undefined;
  if (direct && random.chance(0.75)) return { clause: random.pick(direct), device: 'comparison' };
  const ours = random.pick(
    brand === 'positive' ? phrases.praise : brand === 'negative' ? phrases.blame : phrases.plain,
  );
  const theirs = random.pick(otherOf(phrases, other));
  return {
    clause: random.chance(0.5) ? `${ours} ${theirs}` : `${theirs} ${ours}`,
    device: 'comparison',
  };
}

/** A mixed clause whose last half decides. */
function join(random: Random, phrases: Phrases, good: boolean): string {
  const first = random.pick(good ? phrases.blame : phrases.praise);
  const last = random.pick(good ? phrases.praise : phrases.blame);
  const [before = '', after = ''] = random
    .pick(phrases.but)
    .replace('{x}', trimEnd(first))
    .split('{y}');
  const lower =
    /[.!?]\s*$/.test(before) || /^\{[bp]\}/.test(last)
      ? last
      : last.charAt(0).toLowerCase() + last.slice(1);
  return before + lower + after;
}

const trimEnd = (clause: string): string => clause.replace(/[.!…]+$/u, '');

function fill(random: Random, clause: string, phrases: Phrases, competitor: number): string {
  return clause.replace(/\{([bpcnt])\}/g, (_, slot: string) => {
    switch (slot) {
      case 'b':
        return random.pick([
          townBrand.name,
          townBrand.name,
          townBrand.name,
          'tarnwick',
          '@tarnwick',
          '#Tarnwick',
          'TARNWICK',
        ]);
      case 'p':
        return random.chance(0.3)
          ? `${townBrand.name} ${random.pick(products)}`
          : random.pick(products);
      case 'c':
        return townCompetitors[Math.max(0, competitor)]?.name ?? '';
      case 'n':
        return String(2 + random.below(28));
      default:
        return random.pick(phrases.times);
    }
  });
}

interface Decor {
  readonly phrases: Phrases;
  readonly lang: string;
  /** Feeling the emoji may follow; null for none. */
  readonly feeling: Label | null;
}

const emoji: Readonly<Record<Label, readonly string[]>> = {
  positive: ['😍', '🙌', '❤️', '👏', '🔥', '😊', '💪', '✨', '🤩'],
  negative: ['😡', '🙄', '👎', '😤', '💸', '😞', '🤦', '😒', '🤬'],
  neutral: ['🤔', '🏔️', '👀', '⛺', '🥾', '📦', '🌧️', '🙂', '🎒'],
};

function decorate(random: Random, body: string, decor: Decor): string {
  const { phrases, feeling } = decor;
  const opener = random.pick(phrases.openers);
  const tail = random.pick(phrases.tails);
  let text = [opener, body, tail].filter((part) => part !== '').join(' ');
  if (random.chance(0.22)) {
    const follows = feeling !== null && random.chance(0.7);
    const kind = follows ? feeling : random.pick(['positive', 'negative', 'neutral'] as const);
    const one = random.pick(emoji[kind]);
    text += ` ${one}${random.chance(0.2) ? one : ''}`;
  }
  if (random.chance(0.14)) text += ` ${random.pick(phrases.tags)}`;
  if (random.chance(0.05)) text += ` https://pic.example/${random.below(1_000_000).toString(36)}`;
  return roughen(random, text, decor.lang);
}

/** Slips and habits of writing: all lower case, drawn-out vowels, a letter lost. */
function roughen(random: Random, text: string, lang: string): string {
  if (lang === 'ar') return text;
  let rough = random.chance(0.16) ? text.toLowerCase() : text;
  if (random.chance(0.05))
    rough = rough.replace(/([aeiou])(?=\w?\b)/, (_, vowel: string) =>
      vowel.repeat(3 + random.below(3)),
    );
  if (random.chance(0.05)) rough = dropLetter(random, rough);
  if (random.chance(0.08)) rough = rough.replace(/[.!]$/, random.pick(['!!', '...', '!', '']));
  return rough;
}

function dropLetter(random: Random, text: string): string {
  const parts = text.split(' ');
  const at = random.below(parts.length);
  const word = parts[at] ?? '';
  if (!/^[a-z]{5,}$/.test(word)) return text;
  const lost = 1 + random.below(word.length - 2);
  parts[at] = word.slice(0, lost) + word.slice(lost + 1);
  return parts.join(' ');
}
