/**
 * How people choose a handle.
 *
 * One in about four takes the squashed full name; the rest use initials,
 * separators, years, nicknames with digits, or something that is no name at
 * all. `bits` says how many bits the handle itself tells about who owns it,
 * beyond what the name already told.
 */
import type { Random } from '../../kernel/index.ts';
import { foldName } from '../names/fold.ts';
import type { Person } from './person.ts';

export type HandleStyle =
  | 'squashed'
  | 'separated'
  | 'initial-last'
  | 'first-initial'
  | 'last-first'
  | 'year'
  | 'nick-digits'
  | 'affix'
  | 'invented';

export interface Handle {
  readonly text: string;
  readonly style: HandleStyle;
  /** Bits of chance in it that the name does not explain. */
  readonly bits: number;
}

const adjectives =
  'silent wandering salty rusty crimson lazy midnight tiny hollow frosty golden stray quiet feral nordic lunar velvet dusty wild humble neon gentle cosmic foggy brave soggy restless copper mossy electric grumpy sleepy iron paper sunny bitter lucky ancient drifting hidden plastic tropical arctic solar purple magnetic clumsy stubborn noble curious'.split(
    ' ',
  );
const nouns =
  'heron fox pixel badger lantern compass otter wolf teapot glacier raven maple comet harbor pilgrim turtle biscuit nomad willow falcon moth cactus anchor summit thistle marmot ember puffin canyon cricket bear pebble crow lichen magpie tundra walnut kettle beacon lynx squid acorn dune orchid meadow rocket mitten sparrow river bramble'.split(
    ' ',
  );

/** A name that is no name: the bits are those of its draw. */
export function drawInvented(random: Random): Handle {
  const base = random.pick(adjectives) + random.pick(nouns);
  const bits = Math.log2(adjectives.length * nouns.length);
  if (random.chance(0.35)) return { text: base, style: 'invented', bits };
  const number = random.below(1000);
  return { text: base + number, style: 'invented', bits: bits + Math.log2(1000) };
}

const squashedName = (person: Person): string =>
  foldName(person.name.given) + foldName(person.name.family);

export function drawHandle(random: Random, person: Person): Handle {
  if (person.pseudonymous) return drawInvented(random);
  const first = foldName(person.name.given);
  const nick = foldName(person.name.nick);
  const last = foldName(person.name.family);
  const at = random.uniform();
  const made = (text: string, style: HandleStyle, bits: number): Handle => ({ text, style, bits });
  if (at < 0.255) return made(squashedName(person), 'squashed', 2);
  if (at < 0.38) return made(`${first}${random.chance(0.7) ? '_' : '.'}${last}`, 'separated', 4);
  if (at < 0.47) return made(first.charAt(0) + last, 'initial-last', 4);
  if (at < 0.54) return made(nick + last.charAt(0), 'first-initial', 4);
  if (at < 0.6) return made(`${last}${random.chance(0.5) ? '_' : ''}${first}`, 'last-first', 5);
  if (at < 0.69) {
    const year = person.birthYear % 100;
    return made(`${first}${last}${String(year).padStart(2, '0')}`, 'year', 8);
  }
  if (at < 0.82) return made(nick + random.below(1000), 'nick-digits', 11);
  if (at < 0.88) {
    const affixed = random.pick([
      `the${first}${last}`,
      `real${nick}${last}`,
      `${nick}${last}hq`,
      `its${nick}`,
    ]);
    return made(affixed, 'affix', 6);
  }
  return drawInvented(random);
}

/** What each platform allows in a handle. */
export function fitHandle(text: string, platform: string): string {
  switch (platform) {
    case 'x':
      return text.replace(/[.-]/g, '_').slice(0, 15);
    case 'bluesky':
      return text.replace(/[._]/g, '-').slice(0, 18);
    case 'mastodon':
      return text.replace(/[.-]/g, '_').slice(0, 30);
    default:
      return text.slice(0, 30);
  }
}
