/**
 * Links known to be true, read from files, beside the tables of a night.
 *
 * A file holds customer_id and profile_id; it may say which pairs its data can
 * tell (`knowable`), which may be looked at (`permitted`) and which records are
 * one person (`person_id`). Rows that name nobody of the night are counted.
 */
import { resolve } from 'node:path';
import type { Engine, Session } from '../engine/index.ts';
import { AppError, type Column, type ColumnBatch } from '../kernel/index.ts';
import { column, rawTable, required, type TableDefinition } from '../lake/index.ts';
import { type FileSettings, fileRows } from '../sources/index.ts';
import { parquetReader } from './parquet-reader.ts';

const definition: TableDefinition = rawTable(
  'raw.known_link',
  'one customer and one profile of theirs',
  {
    customer_id: required('text', 'The customer.'),
    profile_id: required('text', 'A profile of theirs.'),
    person_id: column('text', 'The person: equal for records of one.'),
    knowable: column('boolean', 'Data can tell it.'),
    permitted: column('boolean', 'It may be looked at.'),
  },
);

const equivalentDefinition: TableDefinition = rawTable(
  'raw.equivalent',
  'two records of one person',
  {
    customer_id: required('text', 'A record.'),
    attributes: column('text', 'The other record, under any name.'),
  },
);

/** Columns of `scratch.truth`. */
export const truthColumns = {
  customer_id: 'text',
  profile_id: 'text',
  person_id: 'text',
  knowable: 'boolean',
  permitted: 'boolean',
} as const;

export interface ReadRows {
  /** Rows read and usable. */
  readonly rows: number;
  /** Rows that could not be read. */
  readonly unreadable: number;
}

/** Fills `scratch.truth` from the files; a path may hold `*`. */
export async function loadKnownLinks(
  session: Session,
  engine: Engine,
  paths: readonly string[],
): Promise<ReadRows> {
  const files = (await Promise.all(paths.map((path) => filesOf(session, path)))).flat();
  const read = reader(engine, definition);
  const rows = await session.load('truth', truthColumns, read.batches(files));
  return { rows, unreadable: read.unreadable() };
}

/** A path that names no file by itself may be a pattern. */
async function filesOf(session: Session, path: string): Promise<readonly string[]> {
  if (!path.includes('*')) return [path];
  const found = await session.rows<{ file: string }>(
    'SELECT file FROM glob($pattern) ORDER BY file',
    { pattern: resolve(path) },
  );
  if (found.length === 0) {
    throw new AppError('input.file_missing', `no file is named like ${path}; check the path`);
  }
  return found.map(({ file }) => file);
}

function reader(engine: Engine, table: TableDefinition, settings: Omit<FileSettings, 'path'> = {}) {
  let unreadable = 0;
  return {
    unreadable: () => unreadable,
    async *batches(files: readonly string[]): AsyncIterable<ColumnBatch> {
      const parquet = parquetReader(engine);
      for (const path of files) {
        const options = { path: resolve(path), settings: { ...settings, path }, parquet };
        for await (const { rows, quarantined } of fileRows({ ...options, definition: table })) {
          unreadable += quarantined.length;
          if (rows.length > 0) yield rows;
        }
      }
    },
  };
}

/**
 * Which records are one person: customer id to the id that stands for the person.
 *
 * @returns rows (customer_id, second id), by union-find; the smallest id stands for all.
 */
export async function readEquivalents(
  engine: Engine,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const same = new SameSets();
  for await (const batch of reader(engine, equivalentDefinition).batches(paths)) {
    for (let row = 0; row < batch.length; row += 1) {
      const customer = String(batch.columns['customer_id']?.[row]);
      const other = otherId(batch.columns['attributes'], row);
      if (other !== undefined) same.join(customer, other);
    }
  }
  const map = same.map();
  if (map.size > 0) return map;
  throw new AppError(
    'input.file_unusable',
    `${paths.join(', ')}: no row names two records; give customer_id and a second column with the id of the same person's other record`,
  );
}

/** The second id: of the other columns, the first whose name ends in `id`, or else the first. */
function otherId(attributes: Column | undefined, row: number): string | undefined {
  const text = attributes?.[row];
  if (typeof text !== 'string') return undefined;
  const cells = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const [, id] = cells.find(([name]) => /id$/i.test(name)) ?? cells[0] ?? [];
  return id === undefined ? undefined : String(id);
}

/** Disjoint sets of ids (Galler and Fischer 1964), each standing under its smallest. */
export class SameSets {
  readonly #above = new Map<string, string>();

  join(a: string, b: string): void {
    const [one, two] = [this.#top(a), this.#top(b)];
    if (one === two) return;
    const [low, high] = one < two ? [one, two] : [two, one];
    this.#above.set(high, low);
  }

  /** Every id that does not stand for itself. */
  map(): Map<string, string> {
    return new Map([...this.#above.keys()].map((id) => [id, this.#top(id)]));
  }

  #top(id: string): string {
    let top = id;
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) {
      top = above;
    }
    for (let at = id; at !== top; ) {
      const above = this.#above.get(at) ?? top;
      this.#above.set(at, top);
      at = above;
    }
    return top;
  }
}

/** A known pair whose customer and profile are both in the night. */
export interface KnownPair {
  readonly customerId: string;
  readonly profileId: string;
  readonly personId: string;
  readonly platform: string;
  readonly knowable: boolean;
  readonly permitted: boolean;
  /** The account asks not to be found or read by machines. */
  readonly closed: boolean;
  readonly declared: boolean;
}

/** Each pair once, by id; of rows that differ, the one that says more counts. */
export const knownPairsSql = `
SELECT t.customer_id AS "customerId", t.profile_id AS "profileId",
  min(coalesce(t.person_id, t.customer_id)) AS "personId", min(p.platform) AS platform,
  bool_or(coalesce(t.knowable, true)) AS knowable,
  bool_or(coalesce(t.permitted, true)) AS permitted,
  bool_or(coalesce(p.no_bots, false) OR NOT coalesce(p.discoverable, true)) AS closed,
  bool_or(coalesce(list_contains(c.handles, p.platform || ':' || p.handle), false)) AS declared
FROM scratch.truth AS t
JOIN core.customer AS c ON c.customer_id = t.customer_id
JOIN core.profile AS p ON p.profile_id = t.profile_id
GROUP BY t.customer_id, t.profile_id
ORDER BY t.customer_id, t.profile_id`;
