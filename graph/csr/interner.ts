/**
 * Text ids as whole numbers from 0, in the order of the ids.
 *
 * Ids are met in any order and get a provisional number at once; `finish` sorts
 * them (by UTF-16 code unit, the same on every machine) and tells which final
 * number each provisional one became. So the same set of ids gives the same
 * numbers whatever the order of the rows. Any text is an id, also one with
 * quotes or newlines.
 */

export interface Interner {
  /** Provisional number of the id. */
  add(id: string): number;
  /** Ids met so far. */
  readonly size: number;
  finish(): InternedIds;
}

export interface InternedIds {
  /** The id of each final number. */
  readonly ids: readonly string[];
  /** Final number of each provisional one. */
  readonly finalOf: Uint32Array;
}

export function createInterner(): Interner {
  const numbers = new Map<string, number>();
  return {
    add(id) {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, numbers.size);
      return numbers.size - 1;
    },
    get size() {
      return numbers.size;
    },
    finish() {
      const ids = [...numbers.keys()].sort((a, b) => (a < b ? -1 : Number(a > b)));
      const finalOf = new Uint32Array(ids.length);
      ids.forEach((id, final) => {
        finalOf[numbers.get(id)!] = final;
      });
      return { ids, finalOf };
    },
  };
}

/** Rewrites a column of provisional numbers into final ones, in place. */
export function toFinal(column: Uint32Array, { finalOf }: InternedIds): Uint32Array {
  for (let i = 0; i < column.length; i++) column[i] = finalOf[column[i]!]!;
  return column;
}
