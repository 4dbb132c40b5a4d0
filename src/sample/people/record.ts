/**
 * A customer record: what the company's own books say of a person, with the
 * gaps and faults such books have.
 */
import type { Random } from '../../kernel/index.ts';
import { foldName } from '../names/fold.ts';
import {
  companyBits,
  drawCompany,
  drawMailHost,
  drawPhone,
  hostOfCompany,
  jobTitles,
} from './contact.ts';
import type { Handle } from './handle.ts';
import type { Person } from './person.ts';

/** What a person has besides their name: the same for all their records. */
export interface Belongings {
  readonly phone: string;
  readonly phone2: string;
  /** Street-level postcode. */
  readonly postcode: string;
  readonly company: string;
  readonly job: string;
  /** Host of their own site, or empty. */
  readonly host: string;
  readonly mailLocal: string;
  readonly mailHost: string;
  /** The address is their handle at a mail host. */
  readonly mailIsHandle: boolean;
}

export interface CustomerRecord {
  readonly first: string | null;
  readonly middle: string | null;
  readonly last: string | null;
  readonly suffix: string | null;
  readonly nickname: string | null;
  readonly full: string | null;
  readonly alias: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly phone2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  readonly company: string | null;
  readonly job: string | null;
  readonly website: string | null;
  readonly birthYear: number | null;
  /** The name stands in the record unspoilt. */
  readonly nameRight: boolean;
  readonly cityRight: boolean;
  readonly mailRight: boolean;
}

export function drawBelongings(random: Random, person: Person, handle: Handle): Belongings {
  const { phone } = person.urns.culture;
  const company = drawCompany(random);
  const job = random.pick(jobTitles);
  const first = foldName(person.name.given);
  const last = foldName(person.name.family);
  const mailIsHandle = random.chance(0.14);
  const year = String(person.birthYear % 100).padStart(2, '0');
  const at = random.uniform();
  let mailLocal: string;
  if (mailIsHandle) mailLocal = handle.text;
  else if (at < 0.36) mailLocal = `${first}.${last}`;
  else if (at < 0.5) mailLocal = first.charAt(0) + last;
  else if (at < 0.62) mailLocal = `${first}${last}${year}`;
  else if (at < 0.74) mailLocal = `${first}_${last}${random.below(100)}`;
  else if (at < 0.86) mailLocal = foldName(person.name.nick) + random.below(1000);
  else mailLocal = `${last}.${first}`;
  const hasSite = random.chance(0.06 + (person.expertise > 1 ? 0.08 : 0));
  return {
    phone: drawPhone(random, phone),
    phone2: drawPhone(random, phone),
    postcode: person.place.postcode + String(random.below(100)).padStart(2, '0'),
    company,
    job,
    host: hasSite
      ? `${handle.style === 'invented' ? handle.text : first + last + random.below(100)}.example`
      : '',
    mailLocal,
    mailHost: random.chance(0.08) ? hostOfCompany(company) : drawMailHost(random),
    mailIsHandle,
  };
}

/** Bits that an employer named in a bio tells. */
export const employerBits = companyBits;

const keep = (random: Random, share: number, value: string): string | null =>
  value !== '' && random.chance(share) ? value : null;

interface RecordOptions {
  readonly person: Person;
  readonly own: Belongings;
  /** Address of the family, where the record carries that one. */
  readonly familyMail: string | null;
}

/** One record of a person; every call spoils other fields. */
export function drawRecord(random: Random, options: RecordOptions): CustomerRecord {
  const { person, own, familyMail } = options;
  const { name, urns } = person;
  const spoiltAt = random.uniform();
  const typo = spoiltAt < 0.035;
  const swapped = !typo && spoiltAt < 0.05;
  const wholeOnly = !typo && !swapped && spoiltAt < 0.08;
  const short = spoiltAt > 0.92 && name.nick !== name.given;
  const given = short ? name.nick : name.given;
  const last =
    name.family2 !== '' && random.chance(0.4) ? `${name.family} ${name.family2}` : name.family;
  const first = typo ? given : given;
  const spoiltLast = typo ? misspell(random, last) : last;
  const moved = random.chance(0.09);
  const otherPlace = urns.places.values[urns.places.draw(random)] ?? person.place;
  const place = moved ? otherPlace : person.place;
  const knowsPlace = random.chance(0.86);
  const stale = random.chance(0.08);
  const email = stale
    ? `${foldName(name.given)}.${foldName(name.family)}@old.${own.mailHost}`
    : `${own.mailLocal}@${own.mailHost}`;
  const hasMail = random.chance(0.93);
  return {
    first: wholeOnly ? null : swapped ? last : first,
    middle:
      name.second === ''
        ? null
        : keep(random, 0.5, random.chance(0.5) ? `${name.second.charAt(0)}.` : name.second),
    last: wholeOnly ? null : swapped ? first : spoiltLast,
    suffix: keep(random, 0.6, name.suffix),
    nickname: name.nick === name.given ? null : keep(random, 0.2, name.nick),
    full: wholeOnly || random.chance(0.1) ? `${given} ${spoiltLast}` : null,
    alias: random.chance(0.02) ? `${name.nick} ${name.family}` : null,
    email: hasMail ? (familyMail ?? email) : null,
    phone: keep(random, 0.66, own.phone),
    phone2: keep(random, 0.06, own.phone2),
    city: knowsPlace ? (random.chance(0.12) ? place.city.toUpperCase() : place.city) : null,
    region: knowsPlace && random.chance(0.7) ? place.region : null,
    postcode: knowsPlace && !moved ? keep(random, 0.8, own.postcode) : null,
    country: random.chance(0.93)
      ? random.chance(0.85)
        ? urns.culture.country
        : urns.culture.countryName
      : null,
    company: keep(random, 0.22, own.company),
    job: keep(random, 0.2, own.job),
    website: own.host === '' ? null : keep(random, 0.6, `https://${own.host}/`),
    birthYear: random.chance(0.44) ? person.birthYear : null,
    nameRight: !typo && !swapped,
    cityRight: knowsPlace && place === person.place,
    mailRight: hasMail && familyMail === null && !stale,
  };
}

/** One slip of the keyboard inside the word: a letter lost, doubled, or two changed places. */
export function misspell(random: Random, word: string): string {
  const letters = [...word];
  if (letters.length < 4) return `${word}${letters.at(-1) ?? ''}`;
  const at = 1 + random.below(letters.length - 2);
  const kind = random.below(3);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letters[at] as string);
  else [letters[at], letters[at + 1]] = [letters[at + 1] as string, letters[at] as string];
  const spoilt = letters.join('');
  return spoilt === word ? `${word}e` : spoilt;
}
