/**
 * Reads CSV and TSV: the header first, then batches of cells.
 *
 * A record that cannot be split (a quote out of place, too few or too many
 * fields) condemns its first line only; reading goes on at the next line, so one
 * stray quote never swallows the rows after it. Lines without any value are no
 * rows. Why this is not left to a package: docs/decisions/csv-parse.md.
 */
import type { Cells } from '../shape/cells.ts';
import { BatchBuilder } from './batch-builder.ts';
import { RECORD_MAX } from './limits.ts';
import type { LineBlock } from './lines.ts';
import {
  NEEDS_MORE_LINES,
  QUOTE_OUT_OF_PLACE,
  RECORD_TOO_LONG,
  splitRecord,
} from './split-record.ts';

export interface DelimitedOptions {
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Line after the header's last. */
  readonly firstLine: number;
}

const UNBALANCED = 'a quote is never closed';
const OUT_OF_PLACE = 'a quote is out of place';
const TOO_LONG = `a quoted field makes the record longer than ${RECORD_MAX} characters`;

/** @param blocks the lines after the header. */
export async function* readDelimited(
  blocks: AsyncIterable<LineBlock>,
  options: DelimitedOptions,
): AsyncIterable<Cells> {
  const reader = new RecordReader(options);
  for await (const block of blocks) {
    reader.push(block);
    yield* reader.batches(false);
  }
  yield* reader.batches(true);
}

/** Holds the lines not yet used, at most those of one open record and one block. */
class RecordReader {
  readonly #options: DelimitedOptions;
  readonly #builder: BatchBuilder;
  readonly #fields: string[] = [];
  #lines: readonly string[] = [];
  #damage: ReadonlyMap<number, string> = new Map();
  #at = 0;
  #firstLine: number;

  constructor(options: DelimitedOptions) {
    this.#options = options;
    this.#builder = new BatchBuilder(options.header);
    this.#firstLine = options.firstLine;
  }

  push(block: LineBlock): void {
    const open = this.#lines.slice(this.#at);
    const damage = new Map<number, string>();
    for (const [at, why] of this.#damage) if (at >= this.#at) damage.set(at - this.#at, why);
    for (const [at, why] of block.damage) damage.set(at + open.length, why);
    this.#firstLine += this.#at;
    this.#lines = open.length === 0 ? block.lines : open.concat(block.lines);
    this.#damage = damage;
    this.#at = 0;
  }

  *batches(ended: boolean): Iterable<Cells> {
    while (this.#at < this.#lines.length) {
      const taken = this.#record(ended);
      if (taken === NEEDS_MORE_LINES) break;
      this.#at += taken;
      if (this.#builder.isFull) yield this.#builder.take();
    }
    if (ended && !this.#builder.isEmpty) yield this.#builder.take();
  }

  /** Reads the record at the current line; gives the lines it took, none when it needs more. */
  #record(ended: boolean): number {
    const line = this.#firstLine + this.#at;
    const damage = this.#damage.size === 0 ? undefined : this.#damage.get(this.#at);
    if (damage !== undefined) return this.#bad(line, damage);
    const text = this.#lines[this.#at] as string;
    if (text.length === 0) return 1;
    const fields = this.#fields;
    const taken = splitRecord(this.#lines, this.#at, fields, {
      delimiter: this.#options.delimiter,
      charactersMax: RECORD_MAX,
    });
    if (taken === NEEDS_MORE_LINES) return ended ? this.#bad(line, UNBALANCED) : taken;
    if (taken === QUOTE_OUT_OF_PLACE) return this.#bad(line, OUT_OF_PLACE);
    if (taken === RECORD_TOO_LONG) return this.#bad(line, TOO_LONG);
    return this.#row(line, taken, text.length);
  }

  #row(line: number, taken: number, characters: number): number {
    const fields = this.#fields;
    const wanted = this.#options.header.length;
    if (fields.every(isBlank)) return taken;
    const fits =
      fields.length === wanted || (fields.length > wanted && fields.slice(wanted).every(isBlank));
    if (!fits) return this.#bad(line, `${fields.length} fields where the header has ${wanted}`);
    for (let i = 1; i < taken; i += 1) {
      const why = this.#damage.get(this.#at + i);
      if (why !== undefined)
        return this.#bad(line, `a quoted field runs over a line that is ${why}`);
    }
    this.#builder.add(line, fields, characters);
    return taken;
  }

  #bad(line: number, reason: string): 1 {
    this.#builder.quarantine(line, reason);
    return 1;
  }
}

const isBlank = (field: string): boolean => field === '' || field.trim() === '';
