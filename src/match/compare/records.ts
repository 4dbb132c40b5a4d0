/**
 * Customers and profiles as comparing reads them: one line of text a record,
 * read into fields once for all its pairs.
 *
 * A line holds the columns of the identity table in the order named here, with
 * `fieldMark` between them; an empty field is unknown. Identity columns are
 * folded words, so a line is short and hardly anything is parsed twice.
 */
import { customerIdentityColumns } from '../identity/customer-identity.ts';
import { handleNameWords } from '../identity/keys.ts';
import { profileIdentityColumns } from '../identity/profile-identity.ts';
import { wordsOf } from '../normalise/fold.ts';
import { type HandleMarks, handleMarks } from './handle-marks.ts';
import type { CalledCustomer, CalledProfile } from './name-reading.ts';
import type { Spot } from './place-levels.ts';

/** U+001F, unit separator: in no identity column. */
export const fieldMark = '\u001f';

/** Columns of core.customer_identity that are compared, then how many customers share host and site. */
export const customerFields = [
  ...without(customerIdentityColumns, [
    ...(['customer_id', 'number', 'given_class', 'family_main', 'email_norm'] as const),
    ...(['email_words', 'email_year', 'phones', 'birth_date', 'street', 'postcode'] as const),
  ]),
  'host_customers' as const,
  'site_customers' as const,
];

/** Columns of core.profile_identity that are compared; `copied` is set for the copy of an older account. */
export const profileFields = [
  ...without(profileIdentityColumns, ['profile_id', 'number', 'given_class', 'family_main']),
  'copied' as const,
];

function without<Name extends string, const Left extends Name>(
  names: readonly Name[],
  left: readonly Left[],
): Exclude<Name, Left>[] {
  const gone: ReadonlySet<string> = new Set(left);
  return names.filter((name): name is Exclude<Name, Left> => !gone.has(name));
}

type Field = string | null;

export interface CustomerRecord {
  readonly called: CalledCustomer;
  /** Local part of the e-mail address. */
  readonly emailLocal: Field;
  readonly birthYear: number | null;
  readonly city: Field;
  readonly region: Field;
  readonly country: Field;
  readonly spot: Spot | null;
  /** Share of the people of the country who live in the city, 0–1. */
  readonly cityShare: number | null;
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
  readonly marks: HandleMarks;
  readonly handleYear: Field;
  readonly place: Field;
  readonly regions: Field;
  readonly countries: Field;
  readonly said: Spot | null;
  readonly saidShare: number | null;
  /** Only the number of its people tells which place of its name is meant. */
  readonly guessed: boolean;
  readonly pages: Field;
  readonly hosts: Field;
  readonly sites: Field;
  readonly bio: Field;
  readonly titles: Field;
  readonly nature: string;
  readonly copied: boolean;
}

const customerPlaces = placesOf(customerFields);
const profilePlaces = placesOf(profileFields);

export function readCustomer(line: string): CustomerRecord {
  const values = line.split(fieldMark);
  const country = fieldAt(values, customerPlaces.country);
  return {
    called: {
      given: words(fieldAt(values, customerPlaces.given)),
      middle: words(fieldAt(values, customerPlaces.middle)),
      family: words(fieldAt(values, customerPlaces.family)),
      generation: fieldAt(values, customerPlaces.generation),
      country,
    },
    emailLocal: fieldAt(values, customerPlaces.email_local),
    birthYear: numberOf(fieldAt(values, customerPlaces.birth_year)),
    city: fieldAt(values, customerPlaces.city),
    region: fieldAt(values, customerPlaces.region),
    country,
    spot: spotOf(
      values,
      customerPlaces.place_id,
      customerPlaces.latitude,
      customerPlaces.longitude,
      customerPlaces.place_people,
    ),
    cityShare: numberOf(fieldAt(values, customerPlaces.place_share)),
    page: fieldAt(values, customerPlaces.page),
    host: fieldAt(values, customerPlaces.host),
    site: fieldAt(values, customerPlaces.site),
    company: fieldAt(values, customerPlaces.company),
    titles: fieldAt(values, customerPlaces.titles),
    handles: fieldAt(values, customerPlaces.handles),
    hostCustomers: numberOf(fieldAt(values, customerPlaces.host_customers)) ?? 1,
    siteCustomers: numberOf(fieldAt(values, customerPlaces.site_customers)) ?? 1,
  };
}

export function readProfile(line: string): ProfileRecord {
  const values = line.split(fieldMark);
  const plain = fieldAt(values, profilePlaces.handle_plain);
  const platform = fieldAt(values, profilePlaces.platform);
  const handle = fieldAt(values, profilePlaces.handle);
  return {
    called: {
      shown: words(fieldAt(values, profilePlaces.name)),
      generation: fieldAt(values, profilePlaces.generation),
      spoken: handleNameWords(fieldAt(values, profilePlaces.handle_words)),
      handlePlain: plain,
      letters: fieldAt(values, profilePlaces.handle_letters),
      skeleton: fieldAt(values, profilePlaces.skeleton),
    },
    platform: platform ?? '',
    handle,
    marks: handleMarks(platform, handle, plain),
    handleYear: fieldAt(values, profilePlaces.handle_year),
    place: fieldAt(values, profilePlaces.place),
    regions: fieldAt(values, profilePlaces.regions),
    countries: fieldAt(values, profilePlaces.countries),
    said: spotOf(
      values,
      profilePlaces.said_id,
      profilePlaces.said_latitude,
      profilePlaces.said_longitude,
      profilePlaces.said_people,
    ),
    saidShare: numberOf(fieldAt(values, profilePlaces.said_share)),
    guessed: fieldAt(values, profilePlaces.said_guessed) === 'true',
    pages: fieldAt(values, profilePlaces.pages),
    hosts: fieldAt(values, profilePlaces.hosts),
    sites: fieldAt(values, profilePlaces.sites),
    bio: fieldAt(values, profilePlaces.bio),
    titles: fieldAt(values, profilePlaces.titles),
    nature: fieldAt(values, profilePlaces.nature) ?? 'person',
    copied: fieldAt(values, profilePlaces.copied) !== null,
  };
}

const fieldAt = (values: readonly string[], place: number): Field => values[place] || null;
const words = (value: Field): readonly string[] => (value === null ? [] : wordsOf(value));
const numberOf = (value: Field): number | null => (value === null ? null : Number(value));

function spotOf(
  values: readonly string[],
  id: number,
  latitude: number,
  longitude: number,
  people: number,
): Spot | null {
  const [north, east] = [numberOf(fieldAt(values, latitude)), numberOf(fieldAt(values, longitude))];
  if (north === null || east === null) return null;
  return {
    id: numberOf(fieldAt(values, id)),
    latitude: north,
    longitude: east,
    people: numberOf(fieldAt(values, people)) ?? 0,
  };
}

function placesOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>;
}
