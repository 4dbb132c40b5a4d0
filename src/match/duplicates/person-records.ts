/**
 * Customer records in the form in which they are compared: columns of codes.
 *
 * Takes batches with the columns named in `recordColumns` (any but customer_id
 * may be missing), in order of customer_id; gives one entry a record, numbered
 * from 0 in that order. Held in memory: about a hundred bytes a record beside
 * the distinct texts.
 */
import type { ColumnBatch } from '../../kernel/index.ts';
import { type ReadText, textColumn } from '../identity/read-columns.ts';
import { foldWords, wordsOf } from '../normalise/fold.ts';
import { type AttributeRole, attributeRole } from './attribute-names.ts';
import { birthNumber } from './birth.ts';
import { createIdentifierCollector, type IdentifierColumn } from './identifiers.ts';
import { housesOf, streetOf } from './street.ts';
import { createTextPool, type TextPool, type TextPoolBuilder } from './text-pool.ts';

/** What a record is made of: columns of core.customer_identity and core.customer. */
export const recordColumns = [
  'customer_id',
  'file',
  'given',
  'middle',
  'family',
  'generation',
  'email',
  'phones',
  'birth_date',
  'birth_year',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'company',
  'title',
  'page',
  'handles',
  'attributes',
] as const;

/** Texts that are compared; several words in one are parted by spaces. */
const pooled = [
  'given',
  'middle',
  'family',
  'generation',
  'email',
  'phones',
  'street',
  'street2',
  'house',
  'postcode',
  'city',
  'region',
  'country',
  'company',
  'title',
  'page',
  'handles',
  'sex',
  'birthplace',
] as const;
export type PooledColumn = (typeof pooled)[number];

export interface PersonRecords {
  readonly length: number;
  readonly ids: readonly string[];
  /** Number of the file each record came from. */
  readonly file: Uint16Array;
  readonly files: number;
  readonly pools: Readonly<Record<PooledColumn, TextPool>>;
  /** See `birth.ts`. */
  readonly birth: Uint32Array;
  readonly identifiers: readonly IdentifierColumn[];
}

export interface PersonRecordsBuilder {
  add(batch: ColumnBatch): void;
  build(): PersonRecords;
}

export function createPersonRecords(): PersonRecordsBuilder {
  const ids: string[] = [];
  const files: number[] = [];
  const births: number[] = [];
  const builders = Object.fromEntries(pooled.map((name) => [name, createTextPool()])) as Record<
    PooledColumn,
    TextPoolBuilder
  >;
  const identifiers = createIdentifierCollector();
  return {
    add(batch) {
      const rowAt = recordReader(batch);
      for (let row = 0; row < batch.length; row += 1) {
        const record = rowAt(row);
        ids.push(record.id);
        files.push(record.file);
        births.push(record.birth);
        for (const name of pooled) builders[name].add(record.texts[name]);
        identifiers.add(record.unmapped);
      }
    },
    build: () => ({
      length: ids.length,
      ids,
      file: Uint16Array.from(files),
      files: new Set(files).size,
      pools: Object.fromEntries(
        pooled.map((name) => [name, builders[name].build()]),
      ) as PersonRecords['pools'],
      birth: Uint32Array.from(births),
      identifiers: identifiers.choose(),
    }),
  };
}

interface ReadRecord {
  readonly id: string;
  readonly file: number;
  readonly birth: number;
  readonly texts: Readonly<Record<PooledColumn, string | null>>;
  readonly unmapped: ReadonlyMap<string, string>;
}

function recordReader(batch: ColumnBatch): (row: number) => ReadRecord {
  const text = (name: (typeof recordColumns)[number]): ReadText => textColumn(batch, name);
  const id = text('customer_id');
  const numberAt = (name: string, row: number): number | null => {
    const value = batch.columns[name]?.[row] ?? null;
    return value === null ? null : Number(value);
  };
  const [given, middle, family, generation] = [
    text('given'),
    text('middle'),
    text('family'),
    text('generation'),
  ];
  const [email, phones, birthDate] = [text('email'), text('phones'), text('birth_date')];
  const [street, postcode, city, region] = [
    text('street'),
    text('postcode'),
    text('city'),
    text('region'),
  ];
  const [country, company, page, handles] = [
    text('country'),
    text('company'),
    text('page'),
    text('handles'),
  ];
  const [title, attributes] = [text('title'), text('attributes')];
  return (row) => {
    const { named, unmapped } = readAttributes(attributes(row));
    const whole = street(row) ?? named.get('street') ?? null;
    return {
      id: String(id(row)),
      file: numberAt('file', row) ?? 0,
      birth: birthNumber(birthDate(row) ?? named.get('birth') ?? null, numberAt('birth_year', row)),
      texts: {
        given: given(row),
        middle: middle(row),
        family: family(row),
        generation: generation(row),
        email: email(row)?.toLowerCase() ?? null,
        phones: phones(row),
        street: streetOf(whole),
        street2: streetOf(named.get('street2') ?? null),
        house: housesOf(named.get('house') ?? whole),
        postcode: plain(postcode(row) ?? named.get('postcode') ?? null),
        city: squashed(city(row) ?? named.get('city') ?? null),
        region: region(row),
        country: country(row),
        company: company(row),
        title: squashed(title(row)),
        page: page(row),
        handles: handles(row),
        birthplace: squashed(named.get('birthplace') ?? null),
        sex: foldWords(named.get('sex')).charAt(0) || null,
      },
      unmapped,
    };
  };
}

interface ReadAttributes {
  readonly named: ReadonlyMap<AttributeRole, string>;
  /** The others, by name. */
  readonly unmapped: ReadonlyMap<string, string>;
}

const none: ReadAttributes = { named: new Map(), unmapped: new Map() };

/** The unmapped columns of a record, a JSON object; anything else holds nothing that is compared. */
function readAttributes(json: string | null): ReadAttributes {
  if (json === null) return none;
  const named = new Map<AttributeRole, string>();
  const unmapped = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed(json))) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const text = String(value).trim();
    const role = attributeRole(name);
    if (text === '') continue;
    if (role === undefined) unmapped.set(name, text);
    else if (!named.has(role)) named.set(role, text);
  }
  return { named, unmapped };
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

const plain = (text: string | null): string | null => foldWords(text).replaceAll(' ', '') || null;
const squashed = (text: string | null): string | null => wordsOf(foldWords(text)).join('') || null;
