/**
 * Customers and profiles as comparing reads them: one line of text a record,
 * read into fields once for all its pairs.
 *
 * A line holds the columns of the identity table in the order named here, with
 * `fieldMark` between them; an empty field is unknown. Identity columns are
 * folded words, so a line is short and hardly anything is parsed twice.
 */
import { hash32 } from '../../kernel/index.ts';
import { handleNameWords } from '../identity/keys.ts';
import { wordsOf } from '../normalise/fold.ts';
import type { CalledCustomer, CalledProfile } from './name.ts';

/** U+001F, unit separator: in no identity column. */
export const fieldMark = '\u001f';

/** Columns of core.customer_identity, then how many customers share host and site. */
export const customerFields = [
  'given',
  'middle',
  'family',
  'generation',
  'email_local',
  'birth_year',
  'city',
  'region',
  'country',
  'page',
  'host',
  'site',
  'company',
  'titles',
  'handles',
  'host_customers',
  'site_customers',
] as const;

/** Columns of core.profile_identity; `copied` is set for the copy of an older account. */
export const profileFields = [
  'platform',
  'handle',
  'handle_plain',
  'handle_letters',
  'skeleton',
  'handle_words',
  'handle_year',
  'name',
  'generation',
  'place',
  'regions',
  'countries',
  'pages',
  'hosts',
  'sites',
  'bio',
  'titles',
  'nature',
  'copied',
] as const;

type Field = string | null;
type CustomerField = (typeof customerFields)[number];
type ProfileField = (typeof profileFields)[number];

export interface CustomerRecord {
  readonly called: CalledCustomer;
  readonly birthYear: number | null;
  readonly city: Field;
  readonly region: Field;
  readonly country: Field;
  readonly page: Field;
  readonly host: Field;
  readonly site: Field;
  readonly company: Field;
  readonly titles: Field;
  readonly handles: Field;
  /** Customers who have this host, this site. */
  readonly hostCustomers: number;
  readonly siteCustomers: number;
}

export interface ProfileRecord {
  readonly called: CalledProfile;
  readonly platform: string;
  readonly handle: Field;
  /** Equal for handles that are the same as far as every platform keeps them; 0 for short ones. */
  readonly handleHash: number;
  readonly handleYear: Field;
  readonly place: Field;
  readonly regions: Field;
  readonly countries: Field;
  readonly pages: Field;
  readonly hosts: Field;
  readonly sites: Field;
  readonly bio: Field;
  readonly titles: Field;
  readonly nature: string;
  readonly copied: boolean;
}

/** X cuts handles after 15 characters, one of which is often an underscore. */
export const siblingHandle = { lettersMin: 5, lettersMax: 14 } as const;

const customerPlaces = placesOf(customerFields);
const profilePlaces = placesOf(profileFields);

export function readCustomer(line: string): CustomerRecord {
  const values = line.split(fieldMark);
  const field = (name: CustomerField): Field => values[customerPlaces[name]] || null;
  const country = field('country');
  return {
    called: {
      given: words(field('given')),
      middle: words(field('middle')),
      family: words(field('family')),
      generation: field('generation'),
      country,
      emailLocal: field('email_local'),
    },
    birthYear: numberOf(field('birth_year')),
    city: field('city'),
    region: field('region'),
    country,
    page: field('page'),
    host: field('host'),
    site: field('site'),
    company: field('company'),
    titles: field('titles'),
    handles: field('handles'),
    hostCustomers: numberOf(field('host_customers')) ?? 1,
    siteCustomers: numberOf(field('site_customers')) ?? 1,
  };
}

export function readProfile(line: string): ProfileRecord {
  const values = line.split(fieldMark);
  const field = (name: ProfileField): Field => values[profilePlaces[name]] || null;
  const plain = field('handle_plain');
  return {
    called: {
      shown: words(field('name')),
      generation: field('generation'),
      spoken: handleNameWords(field('handle_words')),
      handlePlain: plain,
      letters: field('handle_letters'),
      skeleton: field('skeleton'),
    },
    platform: field('platform') ?? '',
    handle: field('handle'),
    handleHash: hashOfHandle(plain),
    handleYear: field('handle_year'),
    place: field('place'),
    regions: field('regions'),
    countries: field('countries'),
    pages: field('pages'),
    hosts: field('hosts'),
    sites: field('sites'),
    bio: field('bio'),
    titles: field('titles'),
    nature: field('nature') ?? 'person',
    copied: field('copied') !== null,
  };
}

function hashOfHandle(plain: string | null): number {
  if (plain === null || plain.length < siblingHandle.lettersMin) return 0;
  return Math.max(1, hash32(plain.slice(0, siblingHandle.lettersMax)));
}

const words = (value: Field): readonly string[] => (value === null ? [] : wordsOf(value));
const numberOf = (value: Field): number | null => (value === null ? null : Number(value));

function placesOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>;
}
