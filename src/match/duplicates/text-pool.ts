/**
 * A column of texts as codes: each distinct text is kept once, with its count.
 *
 * A million records take four bytes each a column beside the distinct texts, and
 * equal texts are equal numbers. Code 0 is `missing`.
 */
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

const recordsAtFirst = 1024;

export function createTextPool(): TextPoolBuilder {
  const codeOf = new Map<string, number>();
  const texts = [''];
  const counts = [0];
  let codes = new Uint32Array(recordsAtFirst);
  let length = 0;
  const room = (more: number): void => {
    if (length + more <= codes.length) return;
    const larger = new Uint32Array(Math.max(codes.length * 2, length + more));
    larger.set(codes);
    codes = larger;
  };
  return {
    add(text) {
      room(1);
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
      codes[length] = code;
      length += 1;
    },
    skip(records) {
      room(records);
      length += records;
    },
    get length() {
      return length;
    },
    get distinct() {
      return texts.length - 1;
    },
    build: () => ({
      codes: codes.slice(0, length),
      texts,
      counts,
      filled: counts.reduce((sum, count) => sum + count, 0),
    }),
  };
}
