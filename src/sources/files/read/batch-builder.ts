/**
 * Gathers cells column by column until there are enough for one batch.
 */
import type { QuarantinedRow } from '../../../kernel/index.ts';
import type { Cells } from '../shape/cells.ts';
import { BATCH_CHARACTERS_MAX, BATCH_ROWS } from './limits.ts';

export class BatchBuilder {
  #header: readonly string[];
  #lines: number[] = [];
  #columns: unknown[][];
  #quarantined: QuarantinedRow[] = [];
  #characters = 0;

  constructor(header: readonly string[]) {
    this.#header = header;
    this.#columns = header.map(() => []);
  }

  get isFull(): boolean {
    const rows = Math.max(this.#lines.length, this.#quarantined.length);
    return rows >= BATCH_ROWS || this.#characters >= BATCH_CHARACTERS_MAX;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0 && this.#quarantined.length === 0;
  }

  /** One row; cells beyond the header are left out. */
  add(line: number, cells: readonly unknown[], characters: number): void {
    this.#lines.push(line);
    this.#characters += characters;
    const columns = this.#columns;
    for (let i = 0; i < columns.length; i += 1) (columns[i] as unknown[]).push(cells[i]);
  }

  quarantine(line: number, reason: string): void {
    this.#quarantined.push({ line, reason });
  }

  /** Columns learnt on the way; rows already there have no value in them. */
  widen(header: readonly string[]): void {
    this.#header = header;
    while (this.#columns.length < header.length) {
      this.#columns.push(new Array(this.#lines.length).fill(null));
    }
  }

  /** The batch so far; the builder starts anew. */
  take(): Cells {
    const cells: Cells = {
      header: this.#header,
      lines: this.#lines,
      columns: this.#columns,
      quarantined: this.#quarantined,
    };
    this.#lines = [];
    this.#columns = this.#header.map(() => []);
    this.#quarantined = [];
    this.#characters = 0;
    return cells;
  }
}
