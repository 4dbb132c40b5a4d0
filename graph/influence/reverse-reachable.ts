/**
 * Reverse-reachable sets under independent cascade: who could have moved this one?
 *
 * Borgs, Brautbar, Chayes and Lucier (2014): draw a root, walk edges backwards,
 * each live with its probability. The share of sets that meet a group of nodes,
 * times the weight of all roots, is the expected weight of those the group
 * moves, the group itself included.
 *
 * Sets are made in blocks of `setsPerBlock`. Every block has a random stream of
 * its own made from the seed and the block's number, and a stretch of its own of
 * the order in which roots take turns, so block 17 is the same whoever samples it
 * and in whatever order. The generator is sfc32 (Doty-Humphrey
 * 2018, PractRand), written out where it is used: as a function call it took
 * twice the time. For the same reason a block is one call, and what it reads
 * often stands in variables of its own.
 */
import { hash32 } from '../../src/kernel/index.ts';
import type { LiveRows } from './live-rows.ts';
import { mixed } from './mixed.ts';
import { createRootOrder } from './root-order.ts';
import type { Roots } from './roots.ts';
import { roomFor, type SetBuffer } from './set-buffer.ts';
import { countMax } from './subset-table.ts';

export const setsPerBlock = 64;

export interface SetSampler {
  /** Adds the sets of one block to the buffer. */
  sampleBlock(block: number, buffer: SetBuffer): void;
}

export function createSetSampler(
  liveRows: LiveRows,
  roots: Roots,
  seed: number | string,
): SetSampler {
  const seenByRound = new Uint32Array(liveRows.nodes);
  const pickedEdges = new Uint32Array(countMax);
  const origin = hash32(`reverse-reachable/${seed}`);
  const order = createRootOrder(liveRows.nodes, origin);
  let roundsBefore = 0;

  const sampleBlock = (block: number, buffer: SetBuffer): void => {
    const { nodes, offsets, sources, thresholds, plans, tables, passing } = liveRows;
    const seenIn = seenByRound;
    const picked = pickedEdges;
    const rootsEven = roots.even;
    let a = mixed(origin ^ Math.imul(block, 0x9e3779b1));
    let b = mixed(a + 0x9e3779b9);
    let c = mixed(b + 0x3c6ef372 + Math.imul(block, 0x85ebca6b));
    let d = mixed(c + 0x78dde6e4) | 1;
    let word = 0;
    let turn = (block * setsPerBlock) % nodes;
    let round = roundsBefore;
    let end = buffer.entries;
    let members = buffer.members;
    const { ends, directEnds } = buffer;
    const firstSet = buffer.sets;
    for (let set = 0; set < setsPerBlock; set++) {
      const column = order.at(turn);
      turn = turn + 1 === nodes ? 0 : turn + 1;
      let root = column;
      if (!rootsEven) {
        word = (a + b + d) | 0;
        d = (d + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + word) | 0;
        root = roots.draw(column, word / two32 + half);
      }
      if (end + nodes > members.length) members = roomFor(buffer, end + nodes);
      const begin = end;
      members[end++] = root;
      round += 1;
      seenIn[root] = round;
      let directEnd = end;
      for (let i = begin; i < end; i++) {
        const v = members[i]!;
        const plan = plans[v]!;
        if (plan === 0) continue;
        if (passing !== undefined && i > begin) {
          // Who was moved on the way moves others only where they pass it on; the root need not.
          word = (a + b + d) | 0;
          d = (d + 1) | 0;
          a = b ^ (b >>> 9);
          b = (c + (c << 3)) | 0;
          c = (((c << 21) | (c >>> 11)) + word) | 0;
          if (word > passing[v]!) continue;
        }
        const rowBegin = offsets[v]!;
        const degree = offsets[v + 1]! - rowBegin;
        let left = degree;
        let picks = 0;
        if (plan !== 1) {
          word = (a + b + d) | 0;
          d = (d + 1) | 0;
          a = b ^ (b >>> 9);
          b = (c + (c << 3)) | 0;
          c = (((c << 21) | (c >>> 11)) + word) | 0;
          const table = plan < 0 ? ~plan : (plan - 2) >> 1;
          const shift = tables[table]!;
          const at = table + 1 + ((word >>> shift) << 1);
          const outcomes = tables[at + 1]!;
          left = word << (32 - shift) > tables[at]! ? outcomes >>> 16 : outcomes & 0xffff;
        }
        if (plan < 0) {
          // Here `left` are the bits of the edges that are live.
          while (left !== 0) {
            const u = sources[rowBegin + 31 - Math.clz32(left & -left)]!;
            left &= left - 1;
            if (seenIn[u] === round) continue;
            seenIn[u] = round;
            members[end++] = u;
          }
        }
        while (left > 0) {
          let e = rowBegin + degree - left;
          word = (a + b + d) | 0;
          d = (d + 1) | 0;
          a = b ^ (b >>> 9);
          b = (c + (c << 3)) | 0;
          c = (((c << 21) | (c >>> 11)) + word) | 0;
          if (plan === 1) {
            left -= 1;
            if (word > thresholds[e]!) continue;
          } else {
            e = rowBegin + (((word / two32 + half) * degree) | 0);
            let j = 0;
            while (j < picks && picked[j] !== e) j += 1;
            if (j < picks) continue;
            picked[picks++] = e;
            left -= 1;
            // A word of its own: a picked edge of a thinned row is kept by chance.
            if ((plan & 1) === 1 && mixed(a ^ c) > thresholds[e]!) continue;
          }
          const u = sources[e]!;
          if (seenIn[u] === round) continue;
          seenIn[u] = round;
          members[end++] = u;
        }
        if (i === begin) directEnd = end;
      }
      directEnds[firstSet + set] = directEnd;
      ends[firstSet + set + 1] = end;
    }
    buffer.sets = firstSet + setsPerBlock;
    buffer.entries = end;
    roundsBefore = round;
    if (round < roundsMax) return;
    seenByRound.fill(0);
    roundsBefore = 0;
  };
  return { sampleBlock };
}

const roundsMax = 2_000_000_000;
const two32 = 4294967296;
/** A word is signed; this brings it into [0, 1). */
const half = 0.5;
