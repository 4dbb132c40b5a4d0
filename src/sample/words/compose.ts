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
import type { Subject, Templates } from './grammar.ts';
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
  const theirs: Speaker =
    stance.competitor < 0
      ? ours
      : { random, voice, subject: competitorSubject(voice, ours.subject), ofCompetitor: true };
  const { clauses, device } = tell({ ours, theirs }, stance, heat);
  const sum = sumUp(clauses);
  const body = sentences(random, clauses, heat);
  const feeling = device === 'irony' && random.chance(0.5) ? 'positive' : sum.feeling;
  const text = decorate(random, body, { voice, feeling, heat, outright: sum.outright });
  return {
    text,
    device,
    brand: sum.brand,
    competitor: sum.competitor,
    feeling: sum.feeling,
    outright: sum.outright,
  };
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

/** Each product by its short name, or now and then by its full one. */
const productForms: readonly Templates[] = products.map((name) => [
  [name],
  [name],
  [name],
  [name],
  [`${townBrand.name} ${name}`],
]);

const brandSubject = (random: Random, voice: Voice, competitor: number): Subject => ({
  maker: brandForms,
  product: random.pick(productForms),
  competitor: townCompetitors[Math.max(0, competitor)]?.name ?? '',
  times: voice.times,
  quoted: '',
  first: '',
  last: '',
});

/** The competitor spoken of by the clauses made for the brand. */
const competitorSubject = (voice: Voice, { competitor }: Subject): Subject => ({
  maker: [competitor],
  product: voice.direct.theirs,
  competitor,
  times: voice.times,
  quoted: '',
  first: '',
  last: '',
});
