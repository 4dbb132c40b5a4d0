/**
 * What must hold of a new table version before anyone may read it.
 *
 * Unique keys, no nulls where none may be, ranges, closed lists, and a row count
 * that is not absurd beside the last version's. One pass for the columns, one
 * for the key: tables are written in its order, and where they are not, rows are
 * grouped by it.
 */
import type { Session } from '../engine/index.ts';
import { AppError } from '../kernel/index.ts';
import type { ColumnDefinition, TableDefinition } from '../lake/index.ts';

/** Below this many rows a table may grow and shrink as it likes. */
const ROWS_JUDGED_FROM = 1000;

export interface CheckInput {
  readonly definition: TableDefinition;
  readonly files: readonly string[];
  readonly rows: number;
  /** Rows of the version before; undefined in the first night. */
  readonly rowsBefore: number | undefined;
}

/** Throws `store.check_failed` that names every broken check with its count. */
export async function checkTable(session: Session, input: CheckInput): Promise<void> {
  const { definition, files } = input;
  const broken = brokenRowCount(input);
  if (files.length > 0) {
    const source = `read_parquet([${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')}])`;
    broken.push(...(await brokenColumns(session, definition, source)));
    if (!(await session.follows(files, definition.key))) {
      broken.push(...(await brokenKey(session, definition, source)));
    }
  }
  if (broken.length === 0) return;
  throw new AppError(
    'store.check_failed',
    `${definition.name}: ${broken.join('; ')}. Nothing was published; yesterday's lists stand`,
    { details: { table: definition.name, broken } },
  );
}

function brokenRowCount({ definition, rows, rowsBefore }: CheckInput): string[] {
  const { rowsWithin } = definition;
  if (rowsWithin === undefined || rowsBefore === undefined || rowsBefore < ROWS_JUDGED_FROM) {
    return [];
  }
  const { least, most } = rowsWithin;
  if (rows >= rowsBefore * least && rows <= rowsBefore * most) return [];
  return [
    `${rows} rows after ${rowsBefore}, outside ${least}–${most} times; if that is meant, run the night with --accept-change`,
  ];
}

async function brokenColumns(session: Session, definition: TableDefinition, source: string) {
  const checks = Object.entries(definition.columns).flatMap(([name, column]) =>
    conditions(name, column),
  );
  if (checks.length === 0) return [];
  const counts = checks.map(
    ({ breach }, index) => `count(CASE WHEN ${breach} THEN 1 END) AS c${index}`,
  );
  const sql = `SELECT ${counts.join(', ')} FROM ${source}`;
  const [row] = await session.rows<Record<string, number>>(sql);
  return checks.flatMap(({ says }, index) => {
    const found = row?.[`c${index}`] ?? 0;
    return found === 0 ? [] : [`${found} rows where ${says}`];
  });
}

function conditions(name: string, column: ColumnDefinition): { breach: string; says: string }[] {
  const quoted = `"${name}"`;
  const checks: { breach: string; says: string }[] = [];
  if (!column.nullable) checks.push({ breach: `${quoted} IS NULL`, says: `${name} is null` });
  if (column.type === 'double') {
    checks.push({ breach: `isnan(${quoted})`, says: `${name} is not a number` });
  }
  if (column.min !== undefined) {
    checks.push({ breach: `${quoted} < ${column.min}`, says: `${name} is below ${column.min}` });
  }
  if (column.max !== undefined) {
    checks.push({ breach: `${quoted} > ${column.max}`, says: `${name} is above ${column.max}` });
  }
  if (column.oneOf !== undefined) {
    const allowed = column.oneOf.map((value) => `'${value}'`).join(', ');
    checks.push({
      breach: `${quoted} NOT IN (${allowed})`,
      says: `${name} is none of its listed values`,
    });
  }
  return checks;
}

async function brokenKey(session: Session, definition: TableDefinition, source: string) {
  const key = definition.key.map((name) => `"${name}"`).join(', ');
  const [row] = await session.rows<{ repeated: number }>(
    `SELECT count(*) AS repeated FROM (SELECT 1 FROM ${source} GROUP BY ${key} HAVING count(*) > 1) AS k`,
  );
  const repeated = row?.repeated ?? 0;
  return repeated === 0 ? [] : [`${repeated} keys (${definition.key.join(', ')}) stand twice`];
}
