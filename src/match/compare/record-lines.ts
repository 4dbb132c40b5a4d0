/**
 * Lines of many records in memory that threads share: UTF-8 bytes one after the
 * other, and where each record's begin and end, by number of the record.
 *
 * A million records of a hundred bytes take a hundred megabytes once, whatever
 * the number of threads, and none of it is seen by a garbage collector.
 */
export interface RecordLines {
  /** By number of the record: place of its first byte and of the one after its last; 0, 0 for none. */
  readonly begins: Float64Array;
  readonly ends: Float64Array;
  readonly pages: readonly Uint8Array[];
}

/** A line never crosses a page. Pages double from the first size to the last. */
const pageBytes = { first: 1 << 20, last: 1 << 26 } as const;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const bytesPerUnit = 3;

export interface RecordLinesBuilder {
  add(number: number, line: string): void;
  readonly lines: RecordLines;
}

export function createRecordLines(records: number): RecordLinesBuilder {
  const begins = shared(records);
  const ends = shared(records);
  const pages: Buffer[] = [];
  let used = 0;
  const fresh = (bytes: number): void => {
    const usual = Math.min(pageBytes.last, pageBytes.first * 2 ** pages.length);
    pages.push(Buffer.from(new SharedArrayBuffer(Math.max(bytes, usual))));
    used = 0;
  };
  return {
    add(number, line) {
      if (line === '') return;
      const bytesMax = line.length * bytesPerUnit;
      if (used + bytesMax > (pages.at(-1)?.length ?? 0)) fresh(bytesMax);
      const page = pages.length - 1;
      const begin = page * placesPerPage + used;
      used += (pages[page] as Buffer).write(line, used, 'utf8');
      begins[number] = begin;
      ends[number] = page * placesPerPage + used;
    },
    lines: { begins, ends, pages },
  };
}

/** Places are numbered as if every page had so many bytes. */
const placesPerPage = 2 ** 32;

const shared = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));

/** Reads a record's line; an empty one where none was added. */
export function lineReader({ begins, ends, pages }: RecordLines): (number: number) => string {
  const buffers = pages.map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  return (number) => {
    const begin = begins[number] ?? 0;
    const end = ends[number] ?? 0;
    const page = Math.floor(begin / placesPerPage);
    const start = page * placesPerPage;
    return buffers[page]?.toString('utf8', begin - start, end - start) ?? '';
  };
}
