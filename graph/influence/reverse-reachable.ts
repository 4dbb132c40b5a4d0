/**
 * Reverse-reachable sets under independent cascade: who could have moved this one?
 *
 * Borgs, Brautbar, Chayes and Lucier (2014): draw a root, walk edges backwards,
 * each live with its probability. The share of sets that meet a group of nodes,
 * times the weight of all roots, is the expected weight of those the group
 * moves, the group itself included.
 *
 * Every set has a random stream of its own made from the seed and the set's
 * number, so set 17 is the same whoever samples it and in whatever order. The
 * generator is xoshiro128** as in the kernel, written out in the inner loop:
 * as a function call it took twice the time.
 */
import { hash32 } from '../../src/kernel/index.ts';
import type { Csr } from '../csr/csr.ts';
import type { Roots } from './roots.ts';

export interface SetSampler {
  /** Members of the last set, the root first, then by distance from it. */
  readonly members: Uint32Array;
  /** Samples the set with this number; gives its size. */
  sample(index: number): number;
  /** Of the last set: members before this place are the root or moved it straight. */
  readonly direct: number;
  /** Edges looked at in the last set. */
  readonly edgesSeen: number;
}

export function createSetSampler(csr: Csr, roots: Roots, seed: number | string): SetSampler {
  const { inOffsets, inSources, inProbabilities } = csr;
  const members = new Uint32Array(csr.nodes);
  const seenIn = new Uint32Array(csr.nodes);
  const origin = hash32(`reverse-reachable/${seed}`);
  let round = 0;
  let direct = 0;
  let edgesSeen = 0;

  const sample = (index: number): number => {
    let a = mixed(origin ^ Math.imul(index, 0x9e3779b1));
    let b = mixed(a + 0x9e3779b9);
    let c = mixed(b + 0x3c6ef372 + Math.imul(index, 0x85ebca6b));
    let d = mixed(c + 0x78dde6e4) | 1;
    const root = roots.draw(
      mixed(a ^ 0x5bd1e995) / two32 + half,
      mixed(b ^ 0x1b873593) / two32 + half,
    );
    if (round === 0xffffffff) {
      seenIn.fill(0);
      round = 0;
    }
    round += 1;
    members[0] = root;
    seenIn[root] = round;
    let size = 1;
    let looked = 0;
    direct = 1;
    for (let i = 0; i < size; i++) {
      const v = members[i]!;
      const end = inOffsets[v + 1]!;
      let e = inOffsets[v]!;
      looked += end - e;
      for (; e < end; e++) {
        const scrambled = Math.imul(b, 5);
        const drawn = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
        if (drawn >= inProbabilities[e]! * two32) continue;
        const u = inSources[e]!;
        if (seenIn[u] === round) continue;
        seenIn[u] = round;
        members[size++] = u;
      }
      if (i === 0) direct = size;
    }
    edgesSeen = looked;
    return size;
  };
  return {
    members,
    sample,
    get direct() {
      return direct;
    },
    get edgesSeen() {
      return edgesSeen;
    },
  };
}

const two32 = 4294967296;
/** `mixed` is signed; this brings it into [0, 1). */
const half = 0.5;

/** Finaliser of splitmix32: every bit of the input moves every bit of the result. */
function mixed(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
