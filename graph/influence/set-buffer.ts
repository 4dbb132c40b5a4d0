/** Sampled sets as they are made: all members in one growing array. */

export interface SetBuffer {
  sets: number;
  /** Members in all. */
  entries: number;
  members: Uint32Array;
  /** Set s stands from `ends[s]` up to, not including, `ends[s + 1]`. */
  ends: Uint32Array;
  /** Of set s: the place after the root and those who moved it straight. */
  directEnds: Uint32Array;
}

export const createSetBuffer = (): SetBuffer => ({
  sets: 0,
  entries: 0,
  members: new Uint32Array(1 << 16),
  ends: new Uint32Array(1 << 10),
  directEnds: new Uint32Array(1 << 10),
});

/** Forgets the sets and keeps the room. */
export function emptySetBuffer(buffer: SetBuffer): void {
  buffer.sets = 0;
  buffer.entries = 0;
}

/** The members, with room for so many. */
export function roomFor(buffer: SetBuffer, length: number): Uint32Array {
  if (length > buffer.members.length) buffer.members = larger(buffer.members, length);
  return buffer.members;
}

/** Makes room for so many sets, and for their members if they are as large as those there are. */
export function roomForSets(buffer: SetBuffer, sets: number): void {
  if (buffer.sets > 0) {
    const members = Math.ceil((1.1 * buffer.entries * sets) / buffer.sets);
    roomFor(buffer, Math.min(members, membersReservedMax));
  }
  if (sets < buffer.ends.length) return;
  buffer.ends = larger(buffer.ends, sets + 1);
  buffer.directEnds = larger(buffer.directEnds, sets + 1);
}

/** More are made room for only when they are there. */
const membersReservedMax = 100_000_000;

function larger(array: Uint32Array, length: number): Uint32Array {
  const grown = new Uint32Array(Math.max(length, array.length * 2));
  grown.set(array);
  return grown;
}
