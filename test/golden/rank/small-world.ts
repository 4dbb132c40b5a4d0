/**
 * A company of a few dozen customers, told as rows, and the job `rank` run over
 * it with a real engine. Everything that is not given is empty.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RankContext } from '../../../jobs/rank/context.ts';
import { rank } from '../../../jobs/rank/rank.ts';
import { configSchema } from '../../../src/config/index.ts';
import { createDuckDbEngine } from '../../../src/engine/index.ts';
import type { ColumnType, ColumnValue, IsoDate } from '../../../src/kernel/index.ts';
import { type TableDefinition, tableNamed } from '../../../src/lake/index.ts';
import { checkTable } from '../../../src/pipeline/checks.ts';
import { createTableWriter } from '../../../src/pipeline/table-writer.ts';

export type Row = Readonly<Record<string, ColumnValue | null>>;
export type World = Readonly<Record<string, readonly Row[]>>;
export type Config = Parameters<typeof configSchema.parse>[0];

export interface RankRun {
  readonly standing: readonly Row[];
  readonly signal: readonly Row[];
  readonly stage_move: readonly Row[];
  readonly list_entry: readonly Row[];
  readonly warnings: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

export async function runRank(
  world: World,
  config: Config = {},
  date = '2026-06-30',
): Promise<RankRun> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-rank-'));
  const engine = createDuckDbEngine({ memoryMb: 512, threads: 2, spillFolder: join(folder, 's') });
  const session = await engine.open();
  const warnings: string[] = [];
  const figures: Record<string, number> = {};
  try {
    const inputs = [
      ...rank.inputs,
      ...rank.previous.map((name) => name.replace(/^\w+/, 'previous')),
    ];
    for (const name of inputs) {
      const definition = definitionOf(name.replace(/^previous/, 'derived'));
      await session.bind(name, definition, []);
      await fill(session, name, definition, world[name] ?? []);
    }
    const staged = (table: string) => join(folder, table);
    const context = {
      date: date as IsoDate,
      seed: 1,
      settings: configSchema.parse(config),
      session,
      output: (table: string) =>
        createTableWriter({ session, definition: definitionOf(table), folder: staged(table) }),
      progress: () => {},
      figure: (name: string, value: number) => {
        figures[name] = value;
      },
      warn: (message: string) => warnings.push(message),
    };
    await rank.run(context as unknown as RankContext as never);
    const tables: Record<string, readonly Row[]> = {};
    for (const table of rank.outputs) {
      const rows = await session
        .rows<Row>(`SELECT * FROM '${staged(table)}/*.parquet'`)
        .catch(() => []);
      await checkStaged(session, table, staged(table), rows.length);
      tables[table.replace('derived.', '')] = rows;
    }
    return { ...(tables as unknown as RankRun), warnings, figures };
  } finally {
    await session.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Session = RankContext['session'];

function definitionOf(name: string): TableDefinition {
  const definition = tableNamed(name);
  if (definition === undefined) throw new Error(`no table ${name}`);
  return definition;
}

/** Rows of the world may leave out columns; those are null. */
async function fill(
  session: Session,
  name: string,
  definition: TableDefinition,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(definition.columns);
  const types = Object.fromEntries(
    names.map((column) => [column, definition.columns[column]?.type as ColumnType]),
  );
  const columns = Object.fromEntries(
    names.map((column) => [column, rows.map((row) => row[column] ?? null)]),
  );
  const scratch = `given_${name.replace('.', '_')}`;
  await session.load(scratch, types, [{ length: rows.length, columns }]);
  const [schema, table] = name.split('.');
  await session.execute(`INSERT INTO "${schema}"."${table}" SELECT * FROM scratch."${scratch}"`);
}

async function checkStaged(session: Session, table: string, folder: string, rows: number) {
  if (rows === 0) return;
  const [file] = await session.rows<{ file: string }>(
    `SELECT file FROM glob('${folder}/*.parquet')`,
  );
  await checkTable(session, {
    definition: definitionOf(table),
    files: [file?.file as string],
    rows,
    rowsBefore: undefined,
  });
}
