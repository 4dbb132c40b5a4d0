/**
 * What people put around their words: openings, endings, emoji, hashtags, slips.
 *
 * All of it follows the feeling only loosely. Names are never misspelled here,
 * so that a post whose truth is about a brand does name it.
 */
import type { Random } from '../../kernel/index.ts';
import type { Label } from '../network/post-plan.ts';
import { isName, small } from './sentence.ts';
import type { Voice } from './voice.ts';

export interface Decor {
  readonly voice: Voice;
  /** Feeling that emoji and hashtags may follow; null for none. */
  readonly feeling: Label | null;
  /** How hotly it is written, 0–1. */
  readonly heat: number;
  /** The feeling is said outright, so that a hashtag may say it again. */
  readonly outright: boolean;
}

const emoji: Readonly<Record<Label, readonly string[]>> = {
  positive: ['😍', '🙌', '❤️', '👏', '🔥', '😊', '💪', '✨', '🤩', '😁', '💚', '👍', '🥰'],
  negative: ['😡', '🙄', '👎', '😤', '💸', '😞', '🤦', '😒', '🤬', '😠', '😭', '💔', '🤮'],
  neutral: ['🤔', '🏔️', '👀', '⛺', '🥾', '📦', '🌧️', '🙂', '🎒', '😂', '😅', '🤷', '☀️'],
};
const anyFeeling: readonly Label[] = ['positive', 'negative', 'neutral'];

export function decorate(random: Random, body: string, decor: Decor): string {
  const { voice, feeling, heat, outright } = decor;
  let text = roughen(random, framed(random, body, voice), voice, heat);
  if (random.chance(0.2)) {
    const follows = feeling !== null && random.chance(0.7);
    const one = random.pick(emoji[follows ? feeling : random.pick(anyFeeling)]);
    text += ` ${one}`;
    if (random.chance(0.1 + 0.3 * heat)) text += random.chance(0.3) ? one + one : one;
  }
  if (outright && feeling !== null && feeling !== 'neutral' && random.chance(0.1)) {
    text += ` ${random.pick(feeling === 'positive' ? voice.gladTags : voice.sadTags)}`;
  }
  if (random.chance(0.1)) text += ` ${random.pick(voice.tags)}`;
  if (random.chance(0.05)) text += ` https://pic.example/${random.below(1_000_000).toString(36)}`;
  return text;
}

function framed(random: Random, body: string, voice: Voice): string {
  const opener = random.chance(0.3) ? random.pick(voice.openers) : '';
  const tail = random.chance(0.3) ? random.pick(voice.tails) : '';
  let text = body;
  if (opener !== '') {
    const flows = opener.endsWith(',');
    text = `${opener} ${flows ? small(body, voice.lowers) : body}`;
  }
  if (tail === '') return text;
  const open = /[\p{L}\p{N}]$/u.test(text);
  return `${text}${open ? '. ' : ' '}${tail}`;
}

/** Habits and slips: all small, all capital, drawn-out vowels, a letter lost. */
function roughen(random: Random, text: string, voice: Voice, heat: number): string {
  if (!voice.latin) return text;
  let rough = text;
  const habit = random.uniform();
  if (habit < 0.2) rough = text.toLowerCase();
  else if (habit > 1 - 0.05 * heat) rough = text.toUpperCase();
  if (random.chance(0.06)) rough = changeWord(random, rough, drawOut);
  if (random.chance(0.06)) rough = changeWord(random, rough, dropLetter);
  return rough;
}

type Change = (random: Random, word: string) => string;

/** Changes one small word, whichever stands at a place drawn by chance. */
function changeWord(random: Random, text: string, change: Change): string {
  const from = text.lastIndexOf(' ', random.below(text.length)) + 1;
  const space = text.indexOf(' ', from);
  const to = space < 0 ? text.length : space;
  const word = text.slice(from, to);
  if (!/^[a-z]{4,}$/.test(word) || isName(word)) return text;
  return text.slice(0, from) + change(random, word) + text.slice(to);
}

const drawOut: Change = (random, word) =>
  word.replace(/[aeiou](?=[a-z]?$)/, (vowel) => vowel.repeat(3 + random.below(3)));

const dropLetter: Change = (random, word) => {
  const lost = 1 + random.below(word.length - 2);
  return word.slice(0, lost) + word.slice(lost + 1);
};
