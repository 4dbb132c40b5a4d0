/**
 * The file a command writes its result to: CSV, NDJSON or Parquet, by its name.
 *
 * Rows go to a file beside it that takes its name when it is whole, so that a
 * command that fails or is ended never leaves half a result, nor spoils the one
 * of yesterday. It is readable by its owner alone.
 */

import { rmSync } from 'node:fs';
import { chmod, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import type { Parameters, Session } from '../../engine/index.ts';
import { AppError, type ColumnBatch, type ColumnValue } from '../../kernel/index.ts';
import { isFileError } from '../../lake/index.ts';
import { csvCell, isFormula } from '../read/export-text.ts';
import { refuseOverwriting } from '../refuse-overwriting.ts';
import { atEnd } from './clean-up.ts';
import { unwritable, writingName } from './whole-file.ts';

const formats = ['csv', 'ndjson', 'parquet'] as const;
export type ResultFormat = (typeof formats)[number];

export interface ResultRows {
  readonly session: Session;
  readonly sql: string;
  readonly parameters?: Parameters;
  /** Columns of the statement, in order. */
  readonly columns: readonly string[];
}

export interface WrittenResult {
  readonly rows: number;
  /** Cells that a spreadsheet would run as a formula and that therefore begin with an apostrophe; CSV only. */
  readonly neutralised: number;
}

export interface ResultFile {
  readonly path: string;
  readonly format: ResultFormat;
  write(rows: ResultRows): Promise<WrittenResult>;
  /** Removes what is not whole; does nothing after a whole `write`. */
  discard(): Promise<void>;
}

/**
 * Throws `usage.bad_option` when nothing of that name can be written, or it is a
 * file that is read: before hours of work, not after.
 */
export async function openResult(
  path: string,
  read: readonly string[],
  flag = '--out',
): Promise<ResultFile> {
  const format = formatOf(path, flag);
  refuseOverwriting(path, read, flag);
  const writing = writingName(path);
  await assertWritable(path, writing, flag);
  const forget = atEnd(() => rmSync(writing, { force: true }));
  const discard = async (): Promise<void> => {
    await rm(writing, { force: true });
    forget();
  };
  return {
    path,
    format,
    discard,
    async write(rows) {
      try {
        const written = await writers[format](writing, rows);
        await rename(writing, path);
        forget();
        return written;
      } catch (thrown) {
        await discard();
        if (isFileError(thrown)) throw unwritable(`${flag} ${path}`, thrown);
        throw thrown;
      }
    },
  };
}

function formatOf(path: string, flag: string): ResultFormat {
  const found = formats.find((one) => path.toLowerCase().endsWith(`.${one}`));
  if (found !== undefined) return found;
  if (path.toLowerCase().endsWith('.jsonl')) return 'ndjson';
  const names = formats.map((one) => `.${one}`).join(', ');
  throw new AppError('usage.bad_option', `${flag} ${path}: its name must end in one of ${names}`);
}

async function assertWritable(path: string, writing: string, flag: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) {
    throw new AppError('usage.bad_option', `${flag} ${path} is there already and is not a file`);
  }
  try {
    const handle = await open(writing, 'w', 0o600);
    await handle.close();
  } catch (thrown) {
    throw unwritable(`${flag} ${path}`, thrown);
  }
}

const writers: Readonly<
  Record<ResultFormat, (file: string, rows: ResultRows) => Promise<WrittenResult>>
> = {
  async parquet(file, { session, sql, parameters }) {
    // Where the file stands already, DuckDB would write to another one first.
    await rm(file);
    const rows = await session.writeParquet(file, sql, parameters);
    await chmod(file, 0o600);
    return { rows, neutralised: 0 };
  },
  ndjson: (file, rows) =>
    writeText(file, rows, '', (cells) => {
      const members = rows.columns.map((name, at) => [name, plain(cells[at] ?? null)]);
      return `${JSON.stringify(Object.fromEntries(members))}\n`;
    }),
  async csv(file, rows) {
    let neutralised = 0;
    const header = `${rows.columns.map(csvCell).join(',')}\r\n`;
    const written = await writeText(file, rows, header, (cells) => {
      const texts = cells.map((cell) => {
        const value = plain(cell);
        if (typeof value === 'string' && isFormula(value)) neutralised += 1;
        return csvCell(typeof value === 'boolean' ? String(value) : value);
      });
      return `${texts.join(',')}\r\n`;
    });
    return { ...written, neutralised };
  },
};

type Cell = ColumnValue | null;

/** Results hold texts, numbers and truth values; a count may come as a bigint. */
function plain(cell: Cell): string | number | boolean | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'bigint') return Number(cell);
  return JSON.stringify(cell);
}

/** Written at once, about. */
const CHARACTERS_PER_WRITE = 1_000_000;

async function writeText(
  file: string,
  { session, sql, parameters, columns }: ResultRows,
  header: string,
  lineOf: (cells: readonly Cell[]) => string,
): Promise<WrittenResult> {
  const handle: FileHandle = await open(file, 'w', 0o600);
  let rows = 0;
  let text = header;
  try {
    for await (const batch of session.batches(sql, parameters)) {
      for (let row = 0; row < batch.length; row += 1) text += lineOf(cellsOf(batch, columns, row));
      rows += batch.length;
      if (text.length < CHARACTERS_PER_WRITE) continue;
      await handle.write(text);
      text = '';
    }
    await handle.write(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { rows, neutralised: 0 };
}

const cellsOf = (batch: ColumnBatch, columns: readonly string[], row: number): Cell[] =>
  columns.map((name) => batch.columns[name]?.[row] ?? null);
