/**
 * Normalising some records, as a task for a thread.
 *
 * Takes a line of text a record, as `identity.ts` reads it; gives the packed
 * columns of their identities, and their blocking keys as numbers. One text a
 * record costs a tenth of what its twenty fields would to be handed over.
 */
import {
  assert,
  type Column,
  type ColumnBatch,
  type PackedBatch,
  packBatch,
  type ThreadTask,
  unpackBatch,
} from '../../src/kernel/index.ts';
import {
  customerIdentity,
  type GazetteerTables,
  type NumberedKeys,
  numberedCustomerKeys,
  numberedProfileKeys,
  openGazetteer,
  profileIdentity,
} from '../../src/match/index.ts';
import { defineTask } from '../../src/workers/index.ts';

/** Between the fields of a line, and between the texts of one field: in no cell, for ingest takes control characters out. */
export const marks = { field: '\u001f', text: '\u001e' } as const;

/** Fields of a line, in this order; an empty one is unknown. */
export const customerFields = {
  texts: [
    ...(['customer_id', 'first_name', 'middle_name', 'last_name', 'suffix', 'nickname'] as const),
    ...(['full_name', 'email', 'phone', 'phone2', 'street', 'city', 'region', 'postcode'] as const),
    ...(['country', 'company', 'job_title', 'website', 'birth_date'] as const),
  ],
  numbers: ['birth_year'],
  lists: ['aliases', 'handles'],
} as const;

export const profileFields = {
  texts: ['profile_id', 'platform', 'handle', 'display_name', 'bio', 'location'],
  numbers: [],
  lists: ['urls'],
} as const;

export interface Fields {
  readonly texts: readonly string[];
  readonly numbers: readonly string[];
  readonly lists: readonly string[];
}

export interface Lines {
  /** One column `line`. */
  readonly packed: PackedBatch;
  /** Number of the first record. */
  readonly first: number;
}

export interface Identified {
  readonly identity: PackedBatch;
  readonly keys: NumberedKeys;
  readonly first: number;
}

export type IdentifyTask = ThreadTask<GazetteerTables, Lines, Identified>;

export const identifyCustomers: IdentifyTask = defineTask(
  import.meta.url,
  'identifyCustomers',
  (tables: GazetteerTables) => {
    const gazetteer = openGazetteer(tables);
    return ({ packed, first }: Lines) => {
      const identity = customerIdentity(fieldsOf(packed, customerFields), gazetteer, first);
      return { identity: packBatch(identity), keys: numberedCustomerKeys(identity), first };
    };
  },
);

export const identifyProfiles: IdentifyTask = defineTask(
  import.meta.url,
  'identifyProfiles',
  (tables: GazetteerTables) => {
    const gazetteer = openGazetteer(tables);
    return ({ packed, first }: Lines) => {
      const identity = profileIdentity(fieldsOf(packed, profileFields), gazetteer, first);
      return { identity: packBatch(identity), keys: numberedProfileKeys(identity), first };
    };
  },
);

/** Lines taken apart into columns. */
function fieldsOf(packed: PackedBatch, { texts, numbers, lists }: Fields): ColumnBatch {
  const { length, columns } = unpackBatch(packed);
  const lines = columns['line'] as Column<string>;
  const names = [...texts, ...numbers, ...lists];
  const fields = names.map(() => new Array<string | null>(length).fill(null));
  for (let row = 0; row < length; row += 1) {
    const values = (lines[row] ?? '').split(marks.field);
    assert(values.length === names.length, `a line of ${values.length} fields`);
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] as string;
      if (value !== '') (fields[at] as (string | null)[])[row] = value;
    }
  }
  const columnOf = (values: readonly (string | null)[], at: number): Column => {
    if (at < texts.length) return values;
    if (at < texts.length + numbers.length) {
      return values.map((value) => (value === null ? null : Number(value)));
    }
    return values.map((value) => (value === null ? null : value.split(marks.text)));
  };
  return {
    length,
    columns: Object.fromEntries(
      names.map((name, at) => [name, columnOf(fields[at] as (string | null)[], at)]),
    ),
  };
}
