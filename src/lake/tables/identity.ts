/**
 * Normalised, narrow columns that matching compares, and the blocking keys.
 *
 * Made once, in `conform`, by `src/match`; several values in one column are
 * folded words parted by single spaces.
 */
import { column, required, table } from '../table.ts';

const ruleColumn = required(
  'integer',
  'Blocking rule the key belongs to: 0 email, 1 family, 2 handle, 3 host, 4 name, 5 near, 6 place-name, 7 squash, 8 platform.',
  { min: 0, max: 8 },
);
const keyColumn = required('key', 'Hash of the rule’s value.');

export const customerIdentity = table('core.customer_identity', {
  grain: 'one customer, normalised for matching',
  columns: {
    customer_id: required('text', 'The customer.'),
    number: required('integer', 'Place in the order of ids, from 0; keys name the customer by it.'),
    given: column('text', 'Given names the person may go by, first one first.'),
    middle: column('text', 'Middle names or initials.'),
    family: column('text', 'Family names, the full one first, then its parts and aliases.'),
    generation: column('text', 'jr, sr, ii, iii, iv.'),
    given_class: column('text', 'Nickname group of the first given name.'),
    family_main: column('text', 'The full family name.'),
    email_local: column('text', 'Letters and digits of the e-mail’s local part; null for a role.'),
    email_norm: column(
      'text',
      'E-mail address as its provider delivers it: no tag, no dots where they do not count.',
    ),
    email_words: column('text', 'Runs of letters and of digits in the local part.'),
    email_year: column('text', 'Digits of the local part that may be a year of birth.'),
    phones: column('text', 'Both phones, digits after `+` where they could be read, sorted.'),
    birth_date: column('date', 'Day of birth.'),
    birth_year: column('integer', 'Year of birth.'),
    street: column('text', 'Street and house number, folded.'),
    postcode: column('text', 'Postal code, letters and digits.'),
    city: column('text', 'City, folded.'),
    region: column('text', 'Region code such as US-TX.'),
    country: column('text', 'ISO 3166-1 alpha-2.'),
    place_id: column('integer', 'GeoNames number of the city.'),
    latitude: column('double', 'Degrees north, of the city.'),
    longitude: column('double', 'Degrees east, of the city.'),
    place_people: column('integer', 'People who live in the city.'),
    place_share: column('double', 'Of the people in its country’s places, 0–1.'),
    page: column('text', 'Host and path of the own site.'),
    host: column('text', 'Host of the own site; null where everybody has a page.'),
    site: column('text', 'Registrable host of the own site; null where everybody has a page.'),
    company: column('text', 'Distinctive words of the employer’s name.'),
    titles: column('text', 'Titles of the lexicon named in the job title.'),
    handles: column('text', 'Declared handles, `platform:handle`, lower case.'),
  },
  key: ['customer_id'],
});

export const profileIdentity = table('core.profile_identity', {
  grain: 'one profile, normalised for matching',
  columns: {
    profile_id: required('text', 'The profile.'),
    number: required('integer', 'Place in the order of ids, from 0; keys name the profile by it.'),
    platform: required('text', 'Its platform.'),
    handle: column('text', 'Handle without `@`, lower case.'),
    handle_plain: column('text', 'Letters and digits of the handle.'),
    handle_letters: column('text', 'Letters of the handle, umlaut digraphs folded.'),
    skeleton: column('text', 'Letters of the handle without affixes.'),
    handle_words: column('text', 'Words of the handle by case, digits and punctuation.'),
    handle_year: column('text', 'Digits of the handle that may be a year of birth.'),
    name: column('text', 'Words of the shown name, without titles and decorations.'),
    generation: column('text', 'jr, sr, ii, iii, iv.'),
    given_class: column('text', 'Nickname group of the first word of the shown name.'),
    family_main: column('text', 'Last word of the shown name.'),
    place: column('text', 'Words of the location.'),
    regions: column('text', 'Region codes in the location, or else named in the bio.'),
    countries: column('text', 'Country codes in the location, or else named in the bio.'),
    said_id: column(
      'integer',
      'GeoNames number of the city named first; null for an area around one.',
    ),
    said_latitude: column('double', 'Degrees north, of that city.'),
    said_longitude: column('double', 'Degrees east, of that city.'),
    said_people: column('integer', 'People who live in that city.'),
    said_share: column('double', 'Of the people in its country’s places, 0–1.'),
    said_guessed: column(
      'boolean',
      'Nothing but its people tells which place of the name is meant.',
    ),
    pages: column('text', 'Hosts and paths of the links.'),
    hosts: column('text', 'Hosts of the links that belong to somebody.'),
    sites: column('text', 'Registrable hosts of the links that belong to somebody.'),
    bio: column('text', 'Words of shown name and bio.'),
    titles: column('text', 'Titles of the lexicon named in name, handle or bio.'),
    nature: required('text', 'What kind of account it says it is.', {
      oneOf: ['imitation', 'promotion', 'organisation', 'person'],
    }),
  },
  key: ['profile_id'],
});

export const customerKey = table('core.customer_key', {
  grain: 'one blocking key of one customer',
  columns: {
    customer_number: required('integer', 'The customer: `number` of core.customer_identity.'),
    rule: ruleColumn,
    key: keyColumn,
  },
  key: ['customer_number', 'rule', 'key'],
});

export const profileKey = table('core.profile_key', {
  grain: 'one blocking key of one profile',
  columns: {
    profile_number: required('integer', 'The profile: `number` of core.profile_identity.'),
    rule: ruleColumn,
    key: keyColumn,
  },
  key: ['profile_number', 'rule', 'key'],
});
