/**
 * One job's DuckDB: an in-memory database of its own, so that closing it frees
 * everything and an undeclared table does not exist.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBResult, DuckDBInstance as Instance } from '@duckdb/node-api';
import { assert, type ColumnBatch, type ColumnBatches } from '../../kernel/index.ts';
import type { TableDefinition } from '../../lake/index.ts';
import type { Parameters, ScratchColumns, Session } from '../port.ts';
import { parseStatement, type Statement } from '../statement.ts';
import { DuckDBDataChunk, DuckDBInstance } from './duckdb.ts';
import { readVector } from './read-vector.ts';
import { translateError } from './translate-error.ts';
import { mappings, parameterToDuck } from './values.ts';
import { writeVector } from './write-vector.ts';

/** Rows of one DuckDB data chunk. */
const CHUNK_ROWS = 2048;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const qualified = (name: string): string => name.split('.').map(quoteName).join('.');

export class DuckDbSession implements Session {
  readonly #instance: Instance;
  readonly #connection: DuckDBConnection;
  readonly #debugFolder: string | undefined;
  #debugged = 0;

  private constructor(
    instance: Instance,
    connection: DuckDBConnection,
    debugFolder: string | undefined,
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#debugFolder = debugFolder;
  }

  static async open(
    settings: Readonly<Record<string, string>>,
    debugFolder: string | undefined,
  ): Promise<DuckDbSession> {
    const instance = await DuckDBInstance.create(':memory:', { ...settings });
    const connection = await instance.connect();
    const session = new DuckDbSession(instance, connection, debugFolder);
    await session.execute("SET TimeZone = 'UTC'");
    await session.execute('CREATE SCHEMA scratch');
    return session;
  }

  async bind(name: string, definition: TableDefinition, files: readonly string[]): Promise<void> {
    const schema = name.slice(0, name.indexOf('.'));
    await this.execute(`CREATE SCHEMA IF NOT EXISTS ${quoteName(schema)}`);
    if (files.length === 0) {
      await this.execute(`CREATE TABLE ${qualified(name)} (${columnList(typesOf(definition))})`);
      return;
    }
    const source = parquetOf(files);
    // Another night may have been made before a column was: there it is empty.
    const has = schema === 'previous' ? await this.#columnsOf(source) : undefined;
    const columns = Object.entries(definition.columns).map(([column, { type }]) =>
      has === undefined || has.has(column)
        ? quoteName(column)
        : `CAST(NULL AS ${mappings[type].sql}) AS ${quoteName(column)}`,
    );
    await this.execute(
      `CREATE VIEW ${qualified(name)} AS SELECT ${columns.join(', ')} FROM ${source}`,
    );
  }

  async #columnsOf(source: string): Promise<ReadonlySet<string>> {
    const rows = await this.rows<{ column_name: string }>(
      `SELECT column_name FROM (DESCRIBE SELECT * FROM ${source})`,
    );
    return new Set(rows.map(({ column_name }) => column_name));
  }

  async execute(statement: Statement | string, parameters: Parameters = {}): Promise<void> {
    await this.#run(statement, '', parameters);
  }

  async scratch(name: string, statement: Statement | string, parameters: Parameters = {}) {
    await this.#run(statement, `CREATE TABLE scratch.${quoteName(name)} AS `, parameters);
  }

  async load(name: string, columns: ScratchColumns, batches: ColumnBatches): Promise<number> {
    await this.execute(`CREATE TABLE scratch.${quoteName(name)} (${columnList(columns)})`);
    return this.#append(name, columns, batches);
  }

  async rows<Row>(
    statement: Statement | string,
    parameters: Parameters = {},
    rowsMax = 10_000,
  ): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for await (const batch of this.batches(statement, parameters)) {
      assert(rows.length + batch.length <= rowsMax, `rows(): more than ${rowsMax} rows`);
      const names = Object.keys(batch.columns);
      for (let row = 0; row < batch.length; row += 1) {
        const entries = names.map((name) => [name, batch.columns[name]?.[row] ?? null]);
        rows.push(Object.fromEntries(entries) as Row);
      }
    }
    return rows;
  }

  async *batches(
    statement: Statement | string,
    parameters: Parameters = {},
  ): AsyncIterable<ColumnBatch> {
    // A stream lives on a connection of its own: another statement on the same one would end it.
    const connection = await this.#instance.connect();
    try {
      const sql = await this.#withSteps(statement, parameters);
      const result = await send(connection, 'stream', sql, parameters);
      const names = result.deduplicatedColumnNames();
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        const columns = Object.fromEntries(
          names.map((name, index) => [name, readVector(chunk, index, name)]),
        );
        yield { length: chunk.rowCount, columns };
      }
    } catch (thrown) {
      throw translateError(thrown, nameOf(statement));
    } finally {
      connection.closeSync();
    }
  }

  async follows(files: readonly string[], columns: readonly string[]): Promise<boolean> {
    if (files.length === 0) return true;
    const before = (name: string): string => quoteName(`before ${name}`);
    // After: by the first column in which the two differ.
    const after = columns.reduceRight((rest, name) => {
      const [now, then] = [quoteName(name), before(name)];
      return `(${now} > ${then} OR (${now} = ${then} AND ${rest}))`;
    }, 'false');
    const list = columns.map(
      (name) => `${quoteName(name)}, lag(${quoteName(name)}) OVER () AS ${before(name)}`,
    );
    const [row] = await this.rows<{ out: number }>(
      `SELECT count(*) AS out
       FROM (SELECT ${list.join(', ')}, lag(true) OVER () AS "is later" FROM ${parquetOf(files)})
       WHERE "is later" AND NOT coalesce(${after}, false)`,
    );
    return row?.out === 0;
  }

  async writeParquet(file: string, statement: Statement | string, parameters: Parameters = {}) {
    const options = '(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)';
    return this.#copy(statement, `${quoteText(file)} ${options}`, parameters);
  }

  async writeBatches(
    file: string,
    definition: Pick<TableDefinition, 'columns'>,
    batches: ColumnBatches,
  ) {
    const columns = typesOf(definition);
    await this.execute(`CREATE OR REPLACE TABLE scratch."$out" (${columnList(columns)})`);
    await this.#append('$out', columns, batches);
    const rows = await this.writeParquet(file, 'SELECT * FROM scratch."$out"');
    await this.execute('DROP TABLE scratch."$out"');
    return rows;
  }

  async writeCsv(file: string, statement: Statement | string, parameters: Parameters = {}) {
    const options = `(FORMAT csv, HEADER false, NULLSTR '\\N', FORCE_QUOTE *)`;
    return this.#copy(statement, `${quoteText(file)} ${options}`, parameters);
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  async #copy(statement: Statement | string, target: string, parameters: Parameters) {
    const result = await this.#run(statement, 'COPY (', parameters, `) TO ${target}`);
    return result.rowsChanged;
  }

  async #append(name: string, columns: ScratchColumns, batches: ColumnBatches): Promise<number> {
    const types = Object.entries(columns);
    const chunk = DuckDBDataChunk.create(types.map(([, type]) => mappings[type].type));
    const appender = await this.#connection.createAppender(name, 'scratch');
    let rows = 0;
    try {
      for await (const batch of batches) {
        for (let from = 0; from < batch.length; from += CHUNK_ROWS) {
          const to = Math.min(from + CHUNK_ROWS, batch.length);
          chunk.reset();
          chunk.rowCount = to - from;
          for (const [index, [column, type]] of types.entries()) {
            const values = batch.columns[column];
            assert(values !== undefined, `batch for ${name} lacks the column ${column}`);
            writeVector({ chunk, index, type, values, from, to });
          }
          appender.appendDataChunk(chunk);
        }
        rows += batch.length;
      }
      appender.flushSync();
    } catch (thrown) {
      throw translateError(thrown, name);
    } finally {
      appender.closeSync();
    }
    return rows;
  }

  /** Runs prefix + statement + suffix to its end. */
  async #run(
    statement: Statement | string,
    prefix: string,
    parameters: Parameters,
    suffix = '',
  ): Promise<DuckDBResult> {
    try {
      const sql = await this.#withSteps(statement, parameters);
      return await send(this.#connection, 'run', `${prefix}${sql}${suffix}`, parameters);
    } catch (thrown) {
      throw translateError(thrown, nameOf(statement));
    }
  }

  /** The statement's SQL; in debug mode its named steps are run and kept first. */
  async #withSteps(statement: Statement | string, parameters: Parameters): Promise<string> {
    if (this.#debugFolder === undefined) return textOf(statement);
    return this.#keepSteps(statement, parameters, this.#debugFolder);
  }

  /** Makes each named step a table of its own, keeps it as Parquet, and gives the SQL of the result. */
  async #keepSteps(statement: Statement | string, parameters: Parameters, folder: string) {
    const { name, steps, sql } =
      typeof statement === 'string' ? parseStatement('inline', statement) : statement;
    if (steps.length === 1) return sql;
    this.#debugged += 1;
    const kept = join(folder, `${String(this.#debugged).padStart(2, '0')}-${name}`);
    await mkdir(kept, { recursive: true });
    for (const [index, step] of steps.slice(0, -1).entries()) {
      const table = quoteName(step.name);
      const make = `CREATE OR REPLACE TABLE ${table} AS ${step.sql}`;
      await send(this.#connection, 'run', make, parameters);
      const file = join(kept, `${String(index + 1).padStart(2, '0')}-${step.name}.parquet`);
      const keep = `COPY ${table} TO ${quoteText(file)} (FORMAT parquet)`;
      await send(this.#connection, 'run', keep, {});
    }
    return steps.at(-1)?.sql ?? sql;
  }
}

/** Sends a statement with those of the parameters it names; DuckDB refuses the others. */
async function send(
  connection: DuckDBConnection,
  how: 'run' | 'stream',
  sql: string,
  parameters: Parameters,
): Promise<DuckDBResult> {
  const used = Object.entries(parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql));
  if (used.length === 0) return connection[how](sql);
  const values = Object.fromEntries(used.map(([name, one]) => [name, parameterToDuck(one)]));
  return connection[how](sql, values);
}

const parquetOf = (files: readonly string[]): string =>
  `read_parquet([${files.map(quoteText).join(', ')}])`;

const textOf = (statement: Statement | string): string =>
  typeof statement === 'string' ? statement : statement.sql;

const nameOf = (statement: Statement | string): string =>
  typeof statement === 'string' ? statement.slice(0, 60) : statement.name;

const typesOf = (definition: Pick<TableDefinition, 'columns'>): ScratchColumns =>
  Object.fromEntries(Object.entries(definition.columns).map(([name, one]) => [name, one.type]));

const columnList = (columns: ScratchColumns): string =>
  Object.entries(columns)
    .map(([name, type]) => `${quoteName(name)} ${mappings[type].sql}`)
    .join(', ');
