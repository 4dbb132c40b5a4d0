/**
 * Customers normalised for matching.
 *
 * Takes a batch with columns of core.customer (any may be missing but
 * customer_id) in the order of ids, and the number of its first customer; gives
 * the columns of core.customer_identity, row for row.
 */
import type { ColumnBatch } from '../../kernel/index.ts';
import { phonesOf, postcodeOf } from '../normalise/contact.ts';
import { emailParts } from '../normalise/email.ts';
import { namesInEmail } from '../normalise/email-names.ts';
import { foldWords } from '../normalise/fold.ts';
import { webAddress } from '../normalise/host.ts';
import { nicknameGroupsOf } from '../normalise/nickname.ts';
import { personName } from '../normalise/person-name.ts';
import { companyWords, titlesIn } from '../normalise/work.ts';
import type { Gazetteer } from '../place/gazetteer.ts';
import { placeOfRecord } from '../place/place-of-record.ts';
import { joined, numberColumn, orNull, textColumn, textsColumn } from './read-columns.ts';

export const customerIdentityColumns = [
  'customer_id',
  'number',
  'given',
  'middle',
  'family',
  'generation',
  'given_class',
  'family_main',
  'email_local',
  'email_norm',
  'email_words',
  'email_year',
  'phones',
  'birth_date',
  'birth_year',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'place_id',
  'latitude',
  'longitude',
  'place_people',
  'place_share',
  'page',
  'host',
  'site',
  'company',
  'titles',
  'handles',
] as const;

type Row = Readonly<Record<(typeof customerIdentityColumns)[number], string | number | null>>;

export function customerIdentity(
  batch: ColumnBatch,
  gazetteer: Gazetteer,
  firstNumber = 0,
): ColumnBatch {
  const rowAt = customerReader(batch, gazetteer, firstNumber);
  return columnsOf(customerIdentityColumns, batch.length, rowAt);
}

/** Rows as columns, in the order of the names. */
export function columnsOf<Name extends string>(
  names: readonly Name[],
  length: number,
  rowAt: (row: number) => Readonly<Record<Name, string | number | boolean | null>>,
): ColumnBatch {
  const columns = names.map(() => new Array<string | number | boolean | null>(length).fill(null));
  for (let row = 0; row < length; row += 1) {
    const values = rowAt(row);
    for (let at = 0; at < names.length; at += 1) {
      (columns[at] as (typeof columns)[number])[row] = values[names[at] as Name];
    }
  }
  return {
    length,
    columns: Object.fromEntries(names.map((name, at) => [name, columns[at] ?? []])),
  };
}

function customerReader(
  batch: ColumnBatch,
  gazetteer: Gazetteer,
  firstNumber: number,
): (row: number) => Row {
  const text = (name: string) => textColumn(batch, name);
  const [id, first, middle, last] = [
    text('customer_id'),
    text('first_name'),
    text('middle_name'),
    text('last_name'),
  ];
  const [suffix, nickname, full, email] = [
    text('suffix'),
    text('nickname'),
    text('full_name'),
    text('email'),
  ];
  const [city, region, country, website] = [
    text('city'),
    text('region'),
    text('country'),
    text('website'),
  ];
  const [phone, phone2, street] = [text('phone'), text('phone2'), text('street')];
  const [postcode, birthDate] = [text('postcode'), text('birth_date')];
  const [company, jobTitle] = [text('company'), text('job_title')];
  const aliases = textsColumn(batch, 'aliases');
  const handles = textsColumn(batch, 'handles');
  const birthYear = numberColumn(batch, 'birth_year');
  return (row) => {
    const name = personName({
      first: first(row),
      middle: middle(row),
      last: last(row),
      suffix: suffix(row),
      nickname: nickname(row),
      full: full(row),
      aliases: aliases(row),
    });
    const mail = emailParts(email(row));
    const born = birthDate(row);
    const middles = last(row) === null ? name.middle : [];
    const spelt = namesInEmail(name.given, name.family, mail?.local ?? null, middles);
    const address = webAddress(website(row));
    const postal = postcodeOf(postcode(row));
    const place = placeOfRecord(
      { city: city(row), region: region(row), country: country(row), postcode: postal },
      gazetteer,
    );
    const owned = address !== undefined && !address.shared;
    return {
      customer_id: id(row),
      number: firstNumber + row,
      given: joined([...name.given, ...spelt.given]),
      middle: joined(name.middle),
      family: joined([...name.family, ...spelt.family]),
      generation: name.generation,
      given_class:
        name.given[0] === undefined ? null : (nicknameGroupsOf(name.given[0])[0] ?? null),
      family_main: name.family[0] ?? null,
      email_local: mail?.local ?? null,
      email_norm: mail?.norm ?? null,
      email_words: mail?.words ?? null,
      email_year: mail?.year ?? null,
      phones: phonesOf([phone(row), phone2(row)]),
      birth_date: born,
      birth_year: birthYear(row) ?? (born === null ? null : Number(born.slice(0, 4))),
      street: orNull(foldWords(street(row))),
      postcode: postal,
      city: orNull(foldWords(city(row))),
      region: place.region,
      country: place.country,
      place_id: place.city?.id ?? null,
      latitude: place.city?.latitude ?? null,
      longitude: place.city?.longitude ?? null,
      place_people: place.city?.people ?? null,
      place_share: place.city?.share ?? null,
      page: address?.page ?? null,
      host: owned ? address.host : null,
      site: owned ? address.registrable : null,
      company: joined(companyWords(company(row))),
      titles: joined(titlesIn(foldWords(jobTitle(row)))),
      handles: joined(declaredHandles(handles(row))),
    };
  };
}

/** `platform:handle`, lower case, without `@` or spaces; `twitter` is read as `x`. */
function declaredHandles(handles: readonly string[] | null): string[] {
  const declared = new Set<string>();
  for (const handle of handles ?? []) {
    const [, platform, name] = /^\s*([a-z]+)\s*:\s*@?(\S+?)\s*$/i.exec(handle) ?? [];
    if (platform === undefined || name === undefined) continue;
    const lower = platform.toLowerCase();
    declared.add(`${lower === 'twitter' ? 'x' : lower}:${name.toLowerCase()}`);
  }
  return [...declared].sort();
}
