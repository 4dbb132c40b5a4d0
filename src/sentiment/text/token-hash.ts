/**
 * 32-bit hashes of tokens and their pieces: FNV-1a over code units (Fowler, Noll
 * and Vo), finished with MurmurHash3's mixer where the low bits choose a bucket.
 */

export const hashStart = 0x811c9dc5 | 0;
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = hashStart;
  for (let i = start; i < end; i += 1) hash = hashStep(hash, units[i] as number);
  return hash;
}

export function hashText(text: string): number {
  let hash = hashStart;
  for (let i = 0; i < text.length; i += 1) hash = hashStep(hash, text.charCodeAt(i));
  return hash;
}

/** Spreads a hash over all bits; `space` keeps kinds of features apart. */
export function mix(hash: number, space: number): number {
  let mixed = Math.imul(hash ^ space, 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}
