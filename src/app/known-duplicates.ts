/**
 * Which records are known to be one person, read from files.
 *
 * Three forms are understood: records with the person they are (`customer_id`,
 * `person_id`), pairs that are one person (`customer_id`, `other_customer_id`),
 * and pairs with a label (`same`: 0 to 1, from 0.5 on one person), of which only
 * the labelled count.
 */
import { resolve } from 'node:path';
import type { Engine } from '../engine/index.ts';
import { AppError, type ColumnBatch } from '../kernel/index.ts';
import { column, rawTable } from '../lake/index.ts';
import type { ClusteredPair, DuplicateTruth } from '../match/index.ts';
import { fileRows } from '../sources/index.ts';
import { SameSets } from './known-links.ts';
import { parquetReader } from './parquet-reader.ts';

/** Every column of the file, by its own name. */
const definition = rawTable('raw.known_duplicate', 'a record and what is known of it', {
  attributes: column('text', 'The columns of the file, as a JSON object.'),
});

/** Names of columns by letters and digits alone; the first that is there counts. */
const namesOf = {
  id: 'customerid id recordid recid uniqueid uniqueidl idl leftid',
  other: 'othercustomerid otherid uniqueidr idr rightid duplicateof',
  person: 'personid person clusterid cluster entityid entity',
  same: 'same issame match ismatch label clericalmatchscore matchprobability',
} as const;

export interface KnownDuplicates {
  readonly truth: DuplicateTruth;
  /** What is counted. */
  readonly counted: 'all pairs' | 'labelled pairs';
  /** Rows read; those that name a record which is not there; those that could not be read. */
  readonly rows: number;
  readonly unknown: number;
  readonly unreadable: number;
}

/** From here on a label says that both are one person. */
const sameFrom = 0.5;

interface KnownRow {
  readonly id: string;
  readonly other: string | null;
  readonly person: string | null;
  readonly same: number | null;
}

/** @param records ids that are there; rows about others are counted and left out. */
export async function readKnownDuplicates(
  engine: Engine,
  paths: readonly string[],
  records: ReadonlySet<string>,
): Promise<KnownDuplicates> {
  const rows: KnownRow[] = [];
  let unreadable = 0;
  for (const path of paths) {
    const parquet = parquetReader(engine);
    for await (const batch of fileRows({
      path: resolve(path),
      settings: { path },
      parquet,
      definition,
    })) {
      unreadable += batch.quarantined.length;
      for (const row of rowsOf(batch.rows)) rows.push(row);
    }
  }
  const there = rows.filter(
    ({ id, other }) => records.has(id) && (other === null || records.has(other)),
  );
  const truth = truthOf(there, records);
  if (truth === undefined) {
    throw new AppError(
      'input.file_unusable',
      `${paths.join(', ')}: of ${rows.length} rows none tells of records that are there which are one person; ` +
        'give customer_id and person_id, or customer_id and other_customer_id (with `same`, 0 to 1, where pairs are labelled), ' +
        'with ids as in --customers',
      { details: { rows: rows.length, unreadable } },
    );
  }
  return {
    truth,
    counted: truth.kind === 'people' ? 'all pairs' : 'labelled pairs',
    rows: rows.length,
    unknown: rows.length - there.length,
    unreadable,
  };
}

function* rowsOf({ length, columns }: ColumnBatch): Generator<KnownRow> {
  for (let row = 0; row < length; row += 1) {
    const json = columns['attributes']?.[row];
    const cells = Object.entries(typeof json === 'string' ? (JSON.parse(json) as object) : {});
    const named = new Map(cells.map(([name, value]) => [bare(name), String(value)]));
    const read = (names: string): string | null =>
      names.split(' ').flatMap((name) => named.get(name) ?? [])[0] ?? null;
    const same = Number(read(namesOf.same) ?? Number.NaN);
    yield {
      id: read(namesOf.id) ?? '',
      other: read(namesOf.other),
      person: read(namesOf.person),
      same: Number.isNaN(same) ? null : same,
    };
  }
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function truthOf(
  rows: readonly KnownRow[],
  records: ReadonlySet<string>,
): DuplicateTruth | undefined {
  const labelled = rows.filter(({ other, same }) => other !== null && same !== null);
  if (labelled.length > 0) {
    const pairs = labelled.map(
      ({ id, other, same }): ClusteredPair => ({
        a: id,
        b: other as string,
        same: (same as number) >= sameFrom,
      }),
    );
    return { kind: 'pairs', pairs };
  }
  const named = rows.filter(({ person }) => person !== null);
  if (named.length > 0) {
    return {
      kind: 'people',
      personOf: new Map(named.map(({ id, person }) => [id, person as string])),
    };
  }
  const sets = new SameSets();
  for (const { id, other } of rows) if (other !== null) sets.join(id, other);
  const joined = sets.map();
  if (joined.size === 0) return undefined;
  return {
    kind: 'people',
    personOf: new Map([...records].map((id) => [id, joined.get(id) ?? id])),
  };
}
