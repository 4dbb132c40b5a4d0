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
import { column, rawTable, required } from '../lake/index.ts';
import type { ClusteredPair, DuplicateTruth } from '../match/index.ts';
import { fileRows } from '../sources/index.ts';
import { SameSets } from './known-links.ts';
import { parquetReader } from './parquet-reader.ts';

const definition = rawTable('raw.known_duplicate', 'a record and what is known of it', {
  customer_id: required('text', 'A record.'),
  other_customer_id: column('text', 'Another record.'),
  person_id: column('text', 'The person of the first record.'),
  same: column('double', 'How sure it is that both are one person.', { min: 0, max: 1 }),
});

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
      rows.push(...rowsOf(batch.rows));
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

function rowsOf({ length, columns }: ColumnBatch): KnownRow[] {
  const text = (name: string, row: number): string | null => {
    const value = columns[name]?.[row] ?? null;
    return value === null ? null : String(value);
  };
  return Array.from({ length }, (_, row) => ({
    id: text('customer_id', row) as string,
    other: text('other_customer_id', row),
    person: text('person_id', row),
    same: (columns['same']?.[row] as number | null | undefined) ?? null,
  }));
}

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
