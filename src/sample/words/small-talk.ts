/** Posts that name no maker: small talk, replies, and what bots say. */
import type { Random } from '../../kernel/index.ts';
import { write } from './grammar.ts';
import { type Speaker, say } from './said.ts';
import { sentences } from './sentence.ts';
import type { Voice } from './voice.ts';

interface Line {
  readonly text: string;
}

const pitches = [
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

/** Bots repeat themselves: that is how they are known. */
export const spam = (random: Random): string =>
  random.pick(pitches).replace(/\{n\}/g, () => String(2 + random.below(28)));

export function smallTalk(speaker: Speaker, topic: string): string {
  const { random } = speaker;
  const clauses: Line[] = [line(speaker, topic)];
  if (random.chance(0.25)) clauses.push(line(speaker, topic));
  if (random.chance(0.98)) clauses.push(life(speaker));
  if (random.chance(0.25)) clauses.reverse();
  return sentences(random, clauses, 0.4);
}

export function smallReply(speaker: Speaker): string {
  const { random, voice, subject } = speaker;
  const clauses: Line[] = [{ text: write(random, voice.indirect.replies, subject) }];
  if (random.chance(0.985)) clauses.push(life(speaker));
  if (random.chance(0.3)) clauses.push(life(speaker));
  return sentences(random, clauses, 0.5);
}

const line = ({ random, voice, subject }: Speaker, topic: string): Line => ({
  text: write(random, voice.chat[topic as keyof Voice['chat']] ?? voice.chat.home, subject),
});

const life = (speaker: Speaker): Line =>
  say(speaker, speaker.random.chance(0.55) ? 'bright' : 'dark');
