/**
 * Normalising one batch, as a task for a thread.
 *
 * Takes the packed columns of records; gives those of their identities and of
 * their blocking keys. Keys name their record by its row in the batch, and
 * their rule by its number: both would otherwise be copied as text, dozens of
 * times a record.
 */
import {
  type ColumnBatch,
  type PackedBatch,
  packBatch,
  type ThreadTask,
  unpackBatch,
} from '../../src/kernel/index.ts';
import {
  customerIdentity,
  customerKeys,
  type Gazetteer,
  type GazetteerTables,
  openGazetteer,
  profileIdentity,
  profileKeys,
} from '../../src/match/index.ts';
import { defineTask } from '../../src/workers/index.ts';

export interface Identified {
  readonly identity: PackedBatch;
  readonly keys: NumberedKeys;
}

/** Keys as numbers, row by row of the batch. */
export interface NumberedKeys {
  /** Keys of each row. */
  readonly counts: Uint16Array;
  /** Position in `rules`. */
  readonly rule: Uint8Array;
  readonly key: BigInt64Array;
  readonly rules: readonly string[];
}

export type IdentifyTask = ThreadTask<GazetteerTables, PackedBatch, Identified>;

export const identifyCustomers: IdentifyTask = defineTask(
  import.meta.url,
  'identifyCustomers',
  (tables: GazetteerTables) => {
    const gazetteer = openGazetteer(tables);
    return (packed: PackedBatch) => identified(packed, gazetteer, customers);
  },
);

export const identifyProfiles: IdentifyTask = defineTask(
  import.meta.url,
  'identifyProfiles',
  (tables: GazetteerTables) => {
    const gazetteer = openGazetteer(tables);
    return (packed: PackedBatch) => identified(packed, gazetteer, profiles);
  },
);

interface Kind {
  readonly id: string;
  identify(batch: ColumnBatch, gazetteer: Gazetteer): ColumnBatch;
  keys(identity: ColumnBatch): ColumnBatch;
}

const customers: Kind = { id: 'customer_id', identify: customerIdentity, keys: customerKeys };
const profiles: Kind = { id: 'profile_id', identify: profileIdentity, keys: profileKeys };

function identified(packed: PackedBatch, gazetteer: Gazetteer, kind: Kind): Identified {
  const identity = kind.identify(unpackBatch(packed), gazetteer);
  return { identity: packBatch(identity), keys: numbered(identity, kind.keys(identity), kind.id) };
}

function numbered(identity: ColumnBatch, keys: ColumnBatch, id: string): NumberedKeys {
  const counts = new Uint16Array(identity.length);
  const rule = new Uint8Array(keys.length);
  const rules: string[] = [];
  const [ids, ofRecord] = [identity.columns[id], keys.columns[id]];
  let row = 0;
  for (let at = 0; at < keys.length; at += 1) {
    while (ids?.[row] !== ofRecord?.[at]) row += 1;
    counts[row] = (counts[row] as number) + 1;
    const name = String(keys.columns['rule']?.[at]);
    let number = rules.indexOf(name);
    if (number < 0) number = rules.push(name) - 1;
    rule[at] = number;
  }
  return { counts, rule, rules, key: keys.columns['key'] as unknown as BigInt64Array };
}

/** The key table’s columns again. */
export function keyBatch(id: string, identity: ColumnBatch, keys: NumberedKeys): ColumnBatch {
  const { length } = keys.rule;
  const ids = new Array<string | null>(length).fill(null);
  const rules = new Array<string | null>(length).fill(null);
  const owners = identity.columns[id];
  let at = 0;
  for (let row = 0; row < identity.length; row += 1) {
    for (let end = at + (keys.counts[row] as number); at < end; at += 1) {
      ids[at] = owners?.[row] as string;
      rules[at] = keys.rules[keys.rule[at] as number] as string;
    }
  }
  const key = keys.key as unknown as ColumnBatch['columns'][string];
  return { length, columns: { [id]: ids, rule: rules, key } };
}
