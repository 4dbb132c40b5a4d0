/**
 * Non-cryptographic hashes of text, equal on every machine and in every version.
 *
 * MurmurHash3 x86 32-bit (Appleby 2011) over UTF-16 code units. Two seeds make
 * 64 bits for blocking keys; never the engine's own hash(), which may change.
 */

export function hash32(text: string, seed = 0): number {
  let h = seed | 0;
  const length = text.length;
  for (let i = 0; i < length; i += 2) {
    let k = text.charCodeAt(i) | ((i + 1 < length ? text.charCodeAt(i + 1) : 0) << 16);
    k = Math.imul(k, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    k = Math.imul(k, 0x1b873593);
    h ^= k;
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= length;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}

/** Signed 64-bit key of a text, as DuckDB's BIGINT holds it. */
export function hash64(text: string): bigint {
  const high = BigInt(hash32(text, 0x9747b28c));
  const low = BigInt(hash32(text, 0x3c6ef372));
  return BigInt.asIntN(64, (high << 32n) | low);
}
