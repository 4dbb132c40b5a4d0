/** Whole numbers from 0 to 2³² − 1 in a row that grows: four bytes each, where a plain array would take eight and move them more often. */
export interface NumberList {
  readonly length: number;
  push(value: number): void;
  /** What was pushed, in no more memory than it takes. */
  build(): Uint32Array;
}

const roomAtFirst = 1024;

export function createNumberList(): NumberList {
  let numbers = new Uint32Array(roomAtFirst);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === numbers.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length] = value;
      length += 1;
    },
    build: () => numbers.slice(0, length),
  };
}
