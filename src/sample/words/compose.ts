/**
 * Writes a post: what to say comes from the stance, how to say it from chance.
 *
 * The stance (toward brand and competitor) is the truth; a device (plain,
 * negated, mixed, ironic, quoted, compared, beside the point) is drawn that can
 * carry it. Nothing here knows how feeling is measured elsewhere: how hard the
 * posts are was set by an outside yardstick (docs/concepts/town.md).
 */
import type { Random } from '../../kernel/index.ts';
import { products, townBrand, townCompetitors } from '../brand.ts';
import type { Label, Stance } from '../network/post-plan.ts';
import { type Device, tell } from './clause.ts';
import { decorate } from './decorate.ts';
import { type Subject, write } from './grammar.ts';
import { type Speaker, sumUp } from './said.ts';
import { sentences } from './sentence.ts';
import { smallReply, smallTalk, spam } from './small-talk.ts';
import { type Voice, voiceOf } from './voice.ts';

export type { Device } from './clause.ts';

export interface Composed {
  readonly text: string;
  readonly device: Device;
  /** Feeling toward the brand as the clauses say it; null where it is not named. */
  readonly brand: Label | null;
  readonly competitor: Label | null;
  /** Feeling of the post as a whole. */
  readonly feeling: Label;
  /** A judgement of brand or competitor is said in words of opinion. */
  readonly outright: boolean;
}

export interface PostOptions {
  readonly lang: string;
  readonly topic: string;
  readonly stance: Stance;
  readonly bot: boolean;
  /** How strongly the writer feels, 0–1; drawn by chance when nobody knows. */
  readonly heat?: number;
}

export function composePost(random: Random, options: PostOptions): Composed {
  const { stance, topic } = options;
  const voice = voiceOf(options.lang);
  const ours: Speaker = {
    random,
    voice,
    subject: brandSubject(random, voice, stance.competitor),
    ofCompetitor: false,
  };
  if (options.bot) return chat(spam(random));
  const heat = options.heat ?? random.uniform();
  if (stance.brand === null && stance.competitor < 0) {
    const talk = smallTalk(ours, topic);
    return chat(decorate(random, talk, { voice, feeling: null, heat, outright: false }));
  }
  const theirs: Speaker = {
    random,
    voice,
    subject: competitorSubject(voice, ours.subject),
    ofCompetitor: true,
  };
  const { clauses, device } = tell({ ours, theirs }, stance, heat);
  const sum = sumUp(clauses);
  const body = sentences(
    random,
    clauses.map((clause) => clause.text),
    heat,
  );
  const feeling = device === 'irony' && random.chance(0.5) ? 'positive' : sum.feeling;
  const text = decorate(random, body, { voice, feeling, heat, outright: sum.outright });
  return { text, device, ...sum };
}

/** A few words to somebody else's post, about nothing in particular. */
export function composeReply(random: Random, lang: string): Composed {
  const voice = voiceOf(lang);
  const subject = brandSubject(random, voice, -1);
  const text = smallReply({ random, voice, subject, ofCompetitor: false });
  return chat(decorate(random, text, { voice, feeling: null, heat: 0.5, outright: false }));
}

const chat = (text: string): Composed => ({
  text,
  device: 'chat',
  brand: null,
  competitor: null,
  feeling: 'neutral',
  outright: false,
});

const brandForms = [
  townBrand.name,
  townBrand.name,
  townBrand.name,
  'tarnwick',
  '@tarnwick',
  '#Tarnwick',
  'TARNWICK',
];

/** One product a post, by its short or its full name. */
function brandSubject(random: Random, voice: Voice, competitor: number): Subject {
  const product = random.pick(products);
  const full = `${townBrand.name} ${product}`;
  return {
    brand: (chance) => chance.pick(brandForms),
    product: (chance) => (chance.chance(0.2) ? full : product),
    competitor: townCompetitors[Math.max(0, competitor)]?.name ?? '',
    times: voice.times,
    quoted: '',
    first: '',
    last: '',
  };
}

/** The competitor spoken of by the clauses made for the brand. */
const competitorSubject = (voice: Voice, brand: Subject): Subject => ({
  ...brand,
  brand: () => brand.competitor,
  product: (random) => write(random, voice.direct.theirs, brand),
});
