/**
 * One person of the town: who they are and the traits nobody sees.
 *
 * Gregariousness, expertise, enthusiasm and grumpiness are standard normal and
 * drive what people do; segments, feelings and habits follow from them with
 * noise. `nameBits` says how rare the name is in this town's own draw.
 */
import type { Random } from '../../kernel/index.ts';
import { type CultureUrns, cultures, nameGroupShare, type Place } from '../names/index.ts';

export const topics = [
  'gear',
  'outdoors',
  'food',
  'sport',
  'travel',
  'culture',
  'work',
  'home',
] as const;
export type Topic = (typeof topics)[number];

export interface Name {
  readonly given: string;
  /** Second given name, or empty. */
  readonly second: string;
  readonly family: string;
  /** Second surname (Spanish custom), or empty. */
  readonly family2: string;
  readonly suffix: string;
  /** Short form the person goes by; the given name where there is none. */
  readonly nick: string;
  /** −log2 of the share of people with this given name and surname. */
  readonly bits: number;
}

export interface Person {
  readonly urns: CultureUrns;
  readonly female: boolean;
  readonly name: Name;
  readonly birthYear: number;
  readonly place: Place;
  /** −log2 of the place's share among people whose names come from the same lists. */
  readonly placeBits: number;
  readonly lang: string;
  readonly gregariousness: number;
  readonly expertise: number;
  readonly enthusiasm: number;
  readonly grumpiness: number;
  /** Indexes into `topics`: what they care for most and second. */
  readonly favourite: number;
  readonly second: number;
  /** Goes by an invented name in public. */
  readonly pseudonymous: boolean;
}

interface Relative {
  readonly person: Person;
  /** Same given name too, a generation apart: the son is `Jr.`. */
  readonly namesake: boolean;
}

/** Draws a person; a relative shares surname, culture and place. */
export function drawPerson(random: Random, relative?: Relative): Person {
  const cultureIndex = cultures.draw(random);
  const urns = relative?.person.urns ?? (cultures.values[cultureIndex] as CultureUrns);
  const female = relative?.namesake ? relative.person.female : random.chance(0.52);
  const placeIndex = urns.places.draw(random);
  const own = drawName(random, urns, female);
  const name = relative ? inheritName(own, relative) : own;
  const favourite = random.below(topics.length);
  return {
    urns,
    female,
    name,
    birthYear: relative?.namesake
      ? Math.min(2006, relative.person.birthYear + 24 + random.below(12))
      : drawBirthYear(random),
    place: relative?.person.place ?? (urns.places.values[placeIndex] as Place),
    placeBits: relative?.person.placeBits ?? placeBitsOf(urns, placeIndex),
    lang: urns.langs.values[urns.langs.draw(random)] as string,
    gregariousness: random.normal(),
    expertise: random.normal(),
    enthusiasm: random.normal(),
    grumpiness: random.normal(),
    favourite,
    second: (favourite + 1 + random.below(topics.length - 1)) % topics.length,
    pseudonymous: random.chance(0.13),
  };
}

const placeBitsOf = ({ culture, places }: CultureUrns, place: number): number =>
  places.bits(place) + Math.log2(nameGroupShare(culture) / culture.share);

function drawBirthYear(random: Random): number {
  const age = 18 + Math.floor(58 * random.uniform() ** 0.8 * (0.55 + 0.45 * random.uniform()));
  return 2006 - (age - 18);
}

function drawName(random: Random, urns: CultureUrns, female: boolean): Name {
  const { culture } = urns;
  const givens = female ? urns.female : urns.male;
  const givenIndex = givens.draw(random);
  const [family, familyBits] = drawFamily(random, urns);
  const hasSecond = random.chance(culture.doubleJoin === '-' ? 0.12 : 0.22);
  const second = givens.values[random.below(givens.values.length)] as string;
  const given = givens.values[givenIndex] as string;
  const hyphenated = hasSecond && culture.doubleJoin === '-' && second !== given;
  const forms = culture.nick[given];
  const goesByShort = random.chance(0.55);
  const nick = forms && goesByShort ? (forms[random.below(forms.length)] as string) : given;
  const [family2] = drawFamily(random, urns);
  return {
    given: hyphenated ? `${given}-${second}` : given,
    second: hasSecond && culture.doubleJoin === ' ' && second !== given ? second : '',
    family,
    family2: culture.phone === '34' || culture.phone === '52' ? family2 : '',
    suffix: '',
    nick: hyphenated ? `${given}-${second}` : nick,
    bits:
      1 -
      Math.log2(nameGroupShare(culture)) +
      givens.bits(givenIndex) +
      familyBits +
      (hyphenated ? Math.log2(givens.values.length / 0.12) : 0),
  };
}

/** A listed or composed surname and its bits. */
function drawFamily(random: Random, urns: CultureUrns): readonly [string, number] {
  const { culture } = urns;
  if (random.chance(culture.composedShare)) {
    const stem = random.pick(culture.stems);
    const ending = random.pick(culture.endings);
    const combinations = culture.stems.length * culture.endings.length;
    return [stem + ending, Math.log2(combinations) - Math.log2(culture.composedShare)];
  }
  const index = urns.family.draw(random);
  return [
    urns.family.values[index] as string,
    urns.family.bits(index) - Math.log2(1 - culture.composedShare),
  ];
}

function inheritName(own: Name, relative: Relative): Name {
  const theirs = relative.person.name;
  if (!relative.namesake) {
    return { ...own, family: theirs.family, family2: theirs.family2, bits: own.bits };
  }
  return { ...theirs, suffix: 'Jr.' };
}
