/**
 * Stages one output table as Parquet parts.
 *
 * A part is written under a passing name and renamed when whole, so what a kill
 * leaves behind is either a finished part or nothing that counts.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Parameters, parseStatement, type Session, type Statement } from '../engine/index.ts';
import { sliceBatches } from '../kernel/index.ts';
import { guardFiles, sqlTypes, type TableDefinition } from '../lake/index.ts';
import type { TableWriter } from './job.ts';

/** Rows gathered before a part is written: bounds the memory of `batches`. */
const PART_ROWS = 250_000;

export function createTableWriter(options: {
  readonly session: Session;
  readonly definition: TableDefinition;
  /** Staging folder of this table. */
  readonly folder: string;
}): TableWriter {
  const { session, definition, folder } = options;

  const writePart = async (index: number, write: (file: string) => Promise<number>) => {
    const file = join(folder, partName(index));
    await mkdir(folder, { recursive: true });
    const rows = await write(`${file}.writing`);
    await rename(`${file}.writing`, file);
    return rows;
  };

  const fresh = () => rm(folder, { recursive: true, force: true });

  const writer: TableWriter = {
    async select(statement, parameters: Parameters = {}) {
      await fresh();
      return writePart(0, (file) =>
        session.writeParquet(file, shaped(statement, definition), parameters),
      );
    },
    async batches(batches) {
      await fresh();
      let rows = 0;
      let index = 0;
      for await (const some of sliceBatches(batches, PART_ROWS)) {
        rows += await writePart(index, (file) => session.writeBatches(file, definition, some));
        index += 1;
      }
      return rows;
    },
    async part(index, produce) {
      const present = await readdir(folder).catch(() => [] as string[]);
      if (present.includes(partName(index))) return;
      const batches = await produce();
      await writePart(index, (file) => session.writeBatches(file, definition, batches));
    },
    async show() {
      const present = await readdir(folder).catch(() => [] as string[]);
      const parts = present.filter((name) => name.endsWith('.parquet')).sort();
      const name = definition.name.replace(/^\w+\./, 'written.');
      await session.bind(
        name,
        definition,
        parts.map((part) => join(folder, part)),
      );
    },
  };
  return translating(writer, folder);
}

export const partName = (index: number): string => `part-${String(index).padStart(5, '0')}.parquet`;

/** The statement with exactly the table's columns and types, in the order of its key. */
export function shaped(statement: Statement | string, definition: TableDefinition): Statement {
  const whole = typeof statement === 'string' ? parseStatement('inline', statement) : statement;
  const columns = Object.entries(definition.columns)
    .map(([name, { type }]) => `CAST("${name}" AS ${sqlTypes[type]}) AS "${name}"`)
    .join(', ');
  const order = definition.key.map((name) => `"${name}" NULLS FIRST`).join(', ');
  const shape = (sql: string) => `SELECT ${columns} FROM (\n${sql}\n) AS rows ORDER BY ${order}`;
  const steps = whole.steps.map((step, index) =>
    index === whole.steps.length - 1 ? { ...step, sql: shape(step.sql) } : step,
  );
  return { name: whole.name, sql: shape(whole.sql), steps };
}

/** File system failures of any of the writer's methods become errors of the catalogue. */
const translating = (writer: TableWriter, folder: string): TableWriter => ({
  select: guardFiles(folder, writer.select),
  batches: guardFiles(folder, writer.batches),
  part: guardFiles(folder, writer.part),
  show: guardFiles(folder, writer.show),
});
