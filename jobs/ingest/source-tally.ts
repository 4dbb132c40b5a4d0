/**
 * What became of the rows of one source: how many were read, which were set
 * aside and why, which values were left empty.
 *
 * Quarantined rows are held as two numbers each (line and reason), so that a few
 * million of them cost some ten megabytes; beyond the limit the night stops.
 */

import type { SourceBatch } from '../../src/kernel/index.ts';
import { AppError } from '../../src/kernel/index.ts';

/** Quarantined rows of one source. */
export const QUARANTINED_MAX = 5_000_000;
/** Below this many rows a share says little: the night stops only when not one row is good. */
export const ROWS_FOR_A_SHARE = 20;
const REASONS_SHOWN = 5;
/** Lines named of one reason for which a wish cannot be read. */
const LINES_SHOWN = 20;

export interface QuarantineEntry {
  readonly line: number;
  readonly reason: string;
}

export class SourceTally {
  readonly source: string;
  rows = 0;
  unreadableValues = 0;
  readonly #lines: number[] = [];
  readonly #reasonOf: number[] = [];
  readonly #reasons = new Map<string, number>();
  readonly #unreadable = new Map<string, { values: number; line: number }>();
  readonly #notes = new Set<string>();

  constructor(source: string) {
    this.source = source;
  }

  get quarantined(): number {
    return this.#lines.length;
  }

  /** Good and quarantined rows. */
  get read(): number {
    return this.rows + this.quarantined;
  }

  add({ rows, quarantined, unreadable, notes }: SourceBatch): void {
    this.rows += rows.length;
    for (const { line, reason } of quarantined) {
      let index = this.#reasons.get(reason);
      if (index === undefined) this.#reasons.set(reason, (index = this.#reasons.size));
      this.#lines.push(line);
      this.#reasonOf.push(index);
    }
    for (const { column, reason, values, line } of unreadable) {
      const what = `${column}: ${reason}`;
      const known = this.#unreadable.get(what) ?? { values: 0, line };
      this.#unreadable.set(what, { values: known.values + values, line: known.line });
      this.unreadableValues += values;
    }
    for (const note of notes) this.#notes.add(note);
    if (this.quarantined > QUARANTINED_MAX) throw this.#tooMany('the most that is kept');
  }

  /** Throws `input.too_many_bad_rows` above the share; to be asked when the source is read to its end. */
  judge(shareMax: number): void {
    const { quarantined, read, rows } = this;
    if (quarantined === 0 || quarantined <= shareMax * read) return;
    if (read < ROWS_FOR_A_SHARE && rows > 0) return;
    throw this.#tooMany(`more than the ${shareMax * 100} % of night.quarantineShareMax`);
  }

  /**
   * For a source of wishes: throws `input.wish_unreadable` where any row was set
   * aside, since whoever it meant would be published.
   */
  refuseUnreadWishes(): void {
    const { source, quarantined, read } = this;
    if (quarantined === 0) return;
    const reasons = this.#linesOfReasons();
    throw new AppError(
      'input.wish_unreadable',
      `${source}: ${quarantined} of ${read} wishes cannot be read, and nobody is published while one is unheard: ` +
        `${reasons.join('; ')}; mend these lines, or take out what is no wish, and start again`,
      { details: { source, quarantined, read, reasons } },
    );
  }

  /** Each reason with the lines it was met in, the first few. */
  #linesOfReasons(): readonly string[] {
    const lines = [...this.#reasons.keys()].map((): number[] => []);
    this.#reasonOf.forEach((reason, at) => {
      lines[reason]?.push(this.#lines[at] as number);
    });
    return [...this.#reasons.keys()].map((reason, at) => {
      const all = lines[at] ?? [];
      const more = all.length > LINES_SHOWN ? ` and ${all.length - LINES_SHOWN} more` : '';
      const word = all.length === 1 ? 'line' : 'lines';
      return `${reason} (${word} ${all.slice(0, LINES_SHOWN).join(', ')}${more})`;
    });
  }

  #tooMany(limit: string): AppError {
    const { source, quarantined, read } = this;
    const reasons = this.topReasons();
    return new AppError(
      'input.too_many_bad_rows',
      `${source}: ${quarantined} of ${read} rows cannot be used, ${limit}: ${reasons.join('; ')}`,
      { details: { source, quarantined, read, reasons } },
    );
  }

  /** The commonest reasons, each with its count and first line. */
  topReasons(): readonly string[] {
    const names = [...this.#reasons.keys()];
    const counts = names.map(() => 0);
    const first = names.map(() => 0);
    this.#reasonOf.forEach((reason, at) => {
      if (counts[reason] === 0) first[reason] = this.#lines[at] as number;
      counts[reason] = (counts[reason] as number) + 1;
    });
    const order = names.map((_, reason) => reason);
    order.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
    const shown = order.slice(0, REASONS_SHOWN).map((reason) => {
      const count = counts[reason] as number;
      return `${names[reason]} (${count} ${count === 1 ? 'row' : 'rows'}, first in line ${first[reason]})`;
    });
    const more = order.length - shown.length;
    return more > 0 ? [...shown, `${more} further reasons`] : shown;
  }

  /** Sentences for the operator: notes, rows set aside, values left empty. */
  remarks(): readonly string[] {
    const remarks = [...this.#notes];
    if (this.quarantined > 0) {
      const { source, quarantined, read } = this;
      remarks.push(
        `${source}: ${quarantined} of ${read} rows quarantined: ${this.topReasons().join('; ')}`,
      );
    }
    for (const [what, { values, line }] of this.#unreadable) {
      const were = values === 1 ? 'value was' : 'values were';
      remarks.push(`${this.source}: ${values} ${were} left empty, first in line ${line}: ${what}`);
    }
    return remarks;
  }

  *entries(): Iterable<QuarantineEntry> {
    const names = [...this.#reasons.keys()];
    for (let at = 0; at < this.#lines.length; at += 1) {
      const reason = names[this.#reasonOf[at] as number] as string;
      yield { line: this.#lines[at] as number, reason };
    }
  }
}
