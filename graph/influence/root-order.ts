/**
 * In what order places take their turns as roots: a permutation of 0 … places − 1
 * that needs no memory.
 *
 * Roots are drawn without putting back, and over again when all have had their
 * turn: that every place comes up equally often takes away the part of the noise
 * that comes from who was drawn. A sum over a sample drawn without putting back
 * is never spread wider than one over independent draws, in the sense of every
 * convex function (Hoeffding 1963, theorem 4), so bounds made for independent
 * sets hold for these.
 *
 * Steps that can each be undone on words of as many bits as are needed, and a walk
 * on from what falls outside (after Kensler 2013, correlated multi-jittered
 * sampling).
 */
import { mixed } from './mixed.ts';

export interface RootOrder {
  /** @param turn 0 … places − 1. */
  at(turn: number): number;
}

const rounds = 3;

export function createRootOrder(places: number, key: number): RootOrder {
  const bits = Math.max(1, Math.ceil(Math.log2(places)));
  const mask = bits === 32 ? -1 : (1 << bits) - 1;
  const shift = Math.max(1, bits >> 1);
  const keys = Int32Array.from({ length: 2 * rounds }, (_, i) => mixed(key + 0x9e3779b9 * (i + 1)));
  return {
    at(turn) {
      let x = turn | 0;
      do {
        for (let round = 0; round < 2 * rounds; round += 2) {
          x = Math.imul(x, keys[round]! | 1) & mask;
          x ^= x >>> shift;
          x = (x + keys[round + 1]!) & mask;
        }
      } while (x >>> 0 >= places);
      return x;
    },
  };
}
