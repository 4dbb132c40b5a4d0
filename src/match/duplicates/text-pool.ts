/**
 * A column of texts as codes: each distinct text is kept once, with its count.
 *
 * A million records take four bytes each a column beside the distinct texts, and
 * equal texts are equal numbers. Code 0 is `missing`.
 */
import { createNumberList } from '../number-list.ts';

export interface TextPool {
  /** Code of each record's text, 0 where there is none. */
  readonly codes: Uint32Array;
  /** Text of each code; the empty text for code 0. */
  readonly texts: readonly string[];
  /** Records that have the text of each code. */
  readonly counts: readonly number[];
  /** Records that have any. */
  readonly filled: number;
}

export interface TextPoolBuilder {
  /** Appends one record's value. */
  add(text: string | null): void;
  /** Records that follow without any value. */
  skip(records: number): void;
  readonly length: number;
  readonly distinct: number;
  build(): TextPool;
}

export function createTextPool(): TextPoolBuilder {
  const codeOf = new Map<string, number>();
  const texts = [''];
  const counts = [0];
  const codes = createNumberList();
  return {
    add(text) {
      let code = 0;
      if (text !== null && text !== '') {
        code = codeOf.get(text) ?? texts.length;
        if (code === texts.length) {
          codeOf.set(text, code);
          texts.push(text);
          counts.push(0);
        }
        counts[code] = (counts[code] ?? 0) + 1;
      }
      codes.push(code);
    },
    skip(records) {
      for (let record = 0; record < records; record += 1) codes.push(0);
    },
    get length() {
      return codes.length;
    },
    get distinct() {
      return texts.length - 1;
    },
    build: () => ({
      codes: codes.build(),
      texts,
      counts,
      filled: counts.reduce((sum, count) => sum + count, 0),
    }),
  };
}
