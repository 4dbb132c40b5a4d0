/**
 * A built gazetteer as bytes, and back.
 *
 * Building takes a second of the processor, reading fifteen megabytes back a
 * hundredth of it, so a built one is worth keeping. Numbers lie as this machine
 * orders them; what was cut short or is of another build gives nothing.
 */
import { hash32 } from '../../kernel/index.ts';
import type { GazetteerTables } from './build-gazetteer.ts';

const kinds = {
  id: Uint32Array,
  latitude: Float32Array,
  longitude: Float32Array,
  people: Uint32Array,
  share: Float32Array,
  country: Uint16Array,
  region: Uint16Array,
  first: Int32Array,
  next: Int32Array,
  hash: Uint32Array,
  check: Uint32Array,
  place: Uint32Array,
} as const;
type ArrayName = keyof typeof kinds;
const arrayNames = Object.keys(kinds) as ArrayName[];

interface Head {
  /** Says of what the gazetteer was built. */
  readonly build: string;
  readonly lengths: Readonly<Record<ArrayName, number>>;
  readonly regionCodes: readonly string[];
  readonly regionNames: readonly string[];
}

/** Every array begins at a place that its numbers can be read from. */
const aligned = (place: number): number => Math.ceil(place / 8) * 8;
/** Length and hash of the head, which follows. */
const headAt = 8;

/** @param build of what and by what it was built. */
export function gazetteerBytes(tables: GazetteerTables, build: string): Uint8Array {
  const { regionCodes, regionNames } = tables;
  const lengths = Object.fromEntries(arrayNames.map((name) => [name, tables[name].length]));
  const text = JSON.stringify({ build, lengths, regionCodes, regionNames });
  const head = new TextEncoder().encode(text);
  const places = placesOf(head.length, lengths as Head['lengths']);
  const bytes = new Uint8Array(places.end);
  new Uint32Array(bytes.buffer, 0, 2).set([head.length, hash32(text, bytes.length) >>> 0]);
  bytes.set(head, headAt);
  for (const name of arrayNames) {
    const { buffer, byteOffset, byteLength } = tables[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), places.of[name]);
  }
  return bytes;
}

/**
 * The gazetteer in these bytes, in place: they are to lie in memory that threads
 * share. Undefined unless they are all of a gazetteer, and of this build where one is named.
 */
export function gazetteerFrom(
  { buffer, byteOffset, byteLength }: Uint8Array,
  build?: string,
): GazetteerTables | undefined {
  if (byteOffset !== 0 || byteLength <= headAt) return undefined;
  const [length = 0, sum] = new Uint32Array(buffer, 0, 2);
  if (headAt + length > byteLength) return undefined;
  // A decoder refuses shared memory, so the head is copied.
  const text = new TextDecoder().decode(new Uint8Array(buffer, headAt, length).slice());
  if (sum !== hash32(text, byteLength) >>> 0) return undefined;
  const head = JSON.parse(text) as Head;
  if (build !== undefined && head.build !== build) return undefined;
  const places = placesOf(length, head.lengths);
  const arrays = arrayNames.map((name) => [
    name,
    new kinds[name](buffer as ArrayBuffer, places.of[name], head.lengths[name]),
  ]);
  const { regionCodes, regionNames } = head;
  return { ...Object.fromEntries(arrays), regionCodes, regionNames } as GazetteerTables;
}

function placesOf(headLength: number, lengths: Head['lengths']) {
  const of = {} as Record<ArrayName, number>;
  let end = aligned(headAt + headLength);
  for (const name of arrayNames) {
    of[name] = end;
    end = aligned(end + lengths[name] * kinds[name].BYTES_PER_ELEMENT);
  }
  return { of, end };
}
