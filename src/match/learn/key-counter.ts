/**
 * How often each of many whole numbers comes, below 2⁵³.
 *
 * Open addressing in typed arrays (Knuth 1998, 6.4, linear probing): millions of
 * numbers of which few differ, without an object a number.
 */
export interface KeyCounter {
  add(key: number): void;
  /** Each key with its count, in no particular order. */
  counted(): (readonly [key: number, count: number])[];
}

const placesAtFirst = 1 << 12;
/** Share of places that may be taken before there are made more. */
const fillMost = 0.5;

export function createKeyCounter(): KeyCounter {
  let keys = new Float64Array(placesAtFirst);
  /** 0 where the place is free. */
  let counts = new Float64Array(placesAtFirst);
  let taken = 0;

  const placeOf = (key: number): number => {
    const mask = keys.length - 1;
    let place = mixed(key) & mask;
    while (counts[place] !== 0 && keys[place] !== key) place = (place + 1) & mask;
    return place;
  };
  const grow = (): void => {
    const [before, countsBefore] = [keys, counts];
    keys = new Float64Array(2 * before.length);
    counts = new Float64Array(2 * before.length);
    for (const [at, count] of countsBefore.entries()) {
      if (count === 0) continue;
      const place = placeOf(before[at] ?? 0);
      keys[place] = before[at] ?? 0;
      counts[place] = count;
    }
  };

  return {
    add(key) {
      const place = placeOf(key);
      const count = counts[place] ?? 0;
      keys[place] = key;
      counts[place] = count + 1;
      if (count !== 0) return;
      taken += 1;
      if (taken > fillMost * keys.length) grow();
    },
    counted: () =>
      [...counts.entries()].flatMap(([at, count]) =>
        count === 0 ? [] : [[keys[at] ?? 0, count] as const],
      ),
  };
}

/** The bits of both halves, spread. */
function mixed(key: number): number {
  const bits = (key ^ Math.imul(Math.floor(key / 2 ** 32), 0x9e3779b1)) >>> 0;
  const spread = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  return spread ^ (spread >>> 13);
}
