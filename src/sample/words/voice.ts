/** How one language is written: its phrases and opinions, ready to be drawn from. */

import { arabic as arabicOpinions } from './direct/ar.ts';
import { german as germanOpinions } from './direct/de.ts';
import { english as englishOpinions } from './direct/en.ts';
import { spanish as spanishOpinions } from './direct/es.ts';
import { french as frenchOpinions } from './direct/fr.ts';
import { hindi as hindiOpinions } from './direct/hi.ts';
import { italian as italianOpinions } from './direct/it.ts';
import { portuguese as portugueseOpinions } from './direct/pt.ts';
import { createCompiler, type Templates } from './grammar.ts';
import { arabic } from './indirect/ar.ts';
import { german } from './indirect/de.ts';
import { english } from './indirect/en.ts';
import { spanish } from './indirect/es.ts';
import { french } from './indirect/fr.ts';
import { hindi } from './indirect/hi.ts';
import { italian } from './indirect/it.ts';
import { portuguese } from './indirect/pt.ts';
import type { Opinions } from './opinions.ts';
import type { ChatTopic, Phrases } from './phrases.ts';

type Compiled<T> = {
  readonly [K in keyof T as T[K] extends readonly string[] ? K : never]: Templates;
};

export interface Voice {
  readonly indirect: Compiled<Phrases>;
  readonly direct: Compiled<Opinions>;
  readonly chat: Readonly<Record<ChatTopic, Templates>>;
  readonly openers: readonly string[];
  readonly tails: readonly string[];
  readonly times: readonly string[];
  readonly tags: readonly string[];
  readonly gladTags: readonly string[];
  readonly sadTags: readonly string[];
  /** First letters may be lowered within a sentence: not where nouns are capital. */
  readonly lowers: boolean;
  /** Letters have a lower case, and typists lose them. */
  readonly latin: boolean;
}

const voices: Readonly<Record<string, Voice>> = {
  en: readVoice('en', english, englishOpinions),
  es: readVoice('es', spanish, spanishOpinions),
  de: readVoice('de', german, germanOpinions),
  fr: readVoice('fr', french, frenchOpinions),
  pt: readVoice('pt', portuguese, portugueseOpinions),
  it: readVoice('it', italian, italianOpinions),
  ar: readVoice('ar', arabic, arabicOpinions),
  hi: readVoice('hi', hindi, hindiOpinions),
};

/** The voice of a language code; English for a language nobody in town writes. */
export const voiceOf = (lang: string): Voice => voices[lang] ?? (voices['en'] as Voice);

function readVoice(lang: string, phrases: Phrases, opinions: Opinions): Voice {
  const { chat, ...indirect } = phrases;
  const { slots, ...direct } = opinions;
  const compile = createCompiler(slots);
  const every = <K extends string>(lists: Readonly<Record<K, readonly string[]>>) =>
    Object.fromEntries(
      Object.entries<readonly string[]>(lists).map(([name, lines]) => [name, compile(lines)]),
    ) as Record<K, Templates>;
  return {
    indirect: every(indirect),
    direct: every(direct),
    chat: every(chat),
    openers: phrases.openers,
    tails: phrases.tails,
    times: phrases.times,
    tags: phrases.tags,
    gladTags: opinions.gladTags,
    sadTags: opinions.sadTags,
    lowers: lang !== 'de',
    latin: lang !== 'ar',
  };
}
