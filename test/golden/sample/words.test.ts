/**
 * The town's posts: as varied and as outspoken as real ones, and true to their tags.
 *
 * What a post says is read from the lists its clauses were drawn from, never
 * from the words, so that nothing here resembles a reader of sentiment.
 */
import { describe, expect, it } from 'vitest';
import { drawStance, type Stance } from '../../../src/sample/network/post-plan.ts';
import { Stream } from '../../../src/sample/stream.ts';
import { type Composed, composePost, composeReply } from '../../../src/sample/words/compose.ts';
import { columnsOf, texts, townOf } from '../../unit/sample/small-town.ts';

const languages = ['en', 'es', 'de', 'fr', 'pt', 'it', 'ar', 'hi'];
const brandTerms = /tarnwick|kestrel|fellbag|moorlark|brackenlite|skerry|gritstone/i;
const competitors = [/bergrye/i, /quellmont/i];

interface Sample extends Composed {
  readonly stance: Stance;
}

function write(lang: string, count: number, heat?: number): Sample[] {
  return Array.from({ length: count }, (_, i) => {
    const random = new Stream(`words/${lang}/${i}`);
    const stance = drawStance(random, {
      feeling: Math.tanh(0.3 + 0.9 * random.normal()),
      craft: random.chance(0.15),
      competitor: random.chance(0.1) ? random.below(2) : -1,
    });
    const options = { lang, topic: 'gear', stance, bot: false };
    return { ...composePost(random, heat === undefined ? options : { ...options, heat }), stance };
  });
}

const share = <T>(list: readonly T[], holds: (one: T) => boolean): number =>
  list.filter(holds).length / list.length;
const opinionated = (list: readonly Sample[]): Sample[] =>
  list.filter(({ stance }) => stance.brand !== null && stance.brand !== 'neutral');
const between = (value: number, low: number, high: number): void => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};

describe.each(languages)('posts in %s', (lang) => {
  const posts = write(lang, 4000);
  const opinions = opinionated(posts);

  it('say what their truth says, of brand and of competitor', () => {
    for (const { stance, brand, competitor, text } of posts) {
      expect(brand, text).toBe(stance.brand);
      if (stance.competitor >= 0) expect(competitor, text).toBe(stance.competitorLabel);
    }
  });

  it('name whom they speak of', () => {
    for (const { stance, text } of posts) {
      if (stance.brand !== null) expect(text).toMatch(brandTerms);
      if (stance.competitor >= 0) expect(text).toMatch(competitors[stance.competitor] as RegExp);
      if (stance.brand === null) expect(text).not.toMatch(brandTerms);
    }
  });

  it('leave no slot open and no space doubled', () => {
    const faulty = posts.filter(({ text }) => /[{}]|\s\s|^\s|\s$|undefined/.test(text));
    expect(faulty.map(({ text }) => text)).toEqual([]);
  });

  it('give most opinions outright, and not all', () => {
    between(
      share(opinions, (post) => post.outright),
      0.62,
      0.78,
    );
  });

  it('use each device about as often as people do', () => {
    const part = (device: string): number => share(opinions, (post) => post.device === device);
    between(part('irony'), 0.02, 0.06);
    between(part('negation'), 0.06, 0.13);
    between(part('mixed'), 0.06, 0.13);
    between(part('quote'), 0.01, 0.05);
    between(part('plain'), 0.42, 0.62);
  });

  it('feel otherwise about the brand than on the whole in about one of five', () => {
    const named = posts.filter(({ stance }) => stance.brand !== null);
    const apart = named.filter(({ feeling, stance }) => feeling !== stance.brand);
    between(apart.length / named.length, 0.13, 0.24);
    expect(share(apart, ({ stance }) => stance.brand === 'neutral')).toBeGreaterThan(0.6);
  });

  it('are hardly ever the same', () => {
    expect(new Set(posts.map(({ text }) => text)).size / posts.length).toBeGreaterThan(0.96);
  });
});

it('the same stream writes the same post, whatever was written before', () => {
  const [first] = write('de', 1);
  write('fr', 50);
  expect(write('de', 1)[0]).toEqual(first);
  expect(composeReply(new Stream('one'), 'it')).toEqual(composeReply(new Stream('one'), 'it'));
});

it('a writer who feels strongly shouts more', () => {
  const shouting = (heat: number): number =>
    share(write('en', 2000, heat), (p) => /!/.test(p.text));
  expect(shouting(1)).toBeGreaterThan(shouting(0) + 0.2);
});

it('articles melt with prepositions where the language asks for it', () => {
  const wrong: Readonly<Record<string, RegExp>> = {
    es: /\b(?:a|de) el\b/i,
    fr: /(?<!\p{L})(?:de|à) les?\b/iu,
    it: /\b(?:a|di|da|su) il\b/i,
    pt: /\b(?:de|em) o\b/i,
  };
  for (const [lang, pattern] of Object.entries(wrong)) {
    const found = write(lang, 4000).filter(({ text }) => pattern.test(text));
    expect(found.map(({ text }) => text)).toEqual([]);
  }
});

describe('a town of 5,000', () => {
  const town = townOf(5000, 7);
  const post = columnsOf(town, 'raw.post');
  const profile = columnsOf(town, 'truth.profile');
  const kinds = texts(profile, 'kind');
  const bots = new Set(texts(profile, 'profile_id').filter((_, i) => kinds[i] === 'bot'));

  it('repeats fewer than one in a hundred posts word for word, bots aside', () => {
    const said = (post['text'] ?? []).filter(
      (text, i) => text !== null && !bots.has(post['profile_id']?.[i] as string),
    );
    expect(said.length).toBeGreaterThan(20_000);
    expect(1 - new Set(said).size / said.length).toBeLessThan(0.01);
  });

  it('links only to names kept for examples', () => {
    const links = texts(post, 'text').flatMap((text) => text.match(/https?:\/\/\S+/gi) ?? []);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((link) => !/^https:\/\/[a-z]+\.example\//.test(link))).toEqual([]);
  });
});
