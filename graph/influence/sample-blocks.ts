/**
 * Sampling on threads: each is sent stretches of turns and sends back their
 * sets, which are put into the parts in order. As every block has a stream of
 * its own, the sets are those that one thread would have made.
 */
import type { Threads, ThreadTask } from '../../src/kernel/index.ts';
import type { LiveRows } from './live-rows.ts';
import { createSetSampler, setsPerBlock } from './reverse-reachable.ts';
import { createRoots } from './roots.ts';
import {
  createSetBuffer,
  emptySetBuffer,
  roomFor,
  roomForSets,
  type SetBuffer,
} from './set-buffer.ts';
import { blocksPerTurn, isFull, type SetParts, turnsWanted, type WantedSets } from './set-parts.ts';

export interface SampleSetup {
  readonly rows: LiveRows;
  readonly seed: number | string;
  readonly rootWeights: Float64Array | undefined;
}

interface Turns {
  readonly begin: number;
  readonly end: number;
}

interface SampledSets {
  readonly members: Uint32Array;
  /** Set s stands from `ends[s]` up to, not including, `ends[s + 1]`. */
  readonly ends: Uint32Array;
}

/** A stretch takes some milliseconds, so that sending it costs little beside it. */
const turnsPerStretch = 128;

export const sampleBlocks: ThreadTask<SampleSetup, Turns, SampledSets> = {
  moduleUrl: import.meta.url,
  name: 'sampleBlocks',
  create({ rows, seed, rootWeights }) {
    const sampler = createSetSampler(rows, createRoots(rows.nodes, rootWeights), seed);
    const buffer = createSetBuffer();
    return ({ begin, end }) => {
      emptySetBuffer(buffer);
      roomForSets(buffer, (end - begin) * blocksPerTurn * setsPerBlock);
      for (let block = begin * blocksPerTurn; block < end * blocksPerTurn; block++) {
        sampler.sampleBlock(block, buffer);
      }
      const { members, ends, entries, sets } = buffer;
      return { members: members.slice(0, entries), ends: ends.slice(0, sets + 1) };
    };
  },
};

/** As `growSetParts`, on threads. */
export async function growSetPartsOn(
  threads: Threads,
  parts: SetParts,
  setup: SampleSetup,
  { judgingSets, entriesMax }: WantedSets,
): Promise<boolean> {
  const { begin, end } = turnsWanted(parts, judgingSets);
  for await (const sampled of threads.map(sampleBlocks, { setup, inputs: stretches(begin, end) })) {
    const blocks = (sampled.ends.length - 1) / setsPerBlock;
    for (let block = 0; block < blocks; block++) {
      const opensTurn = block % blocksPerTurn === 0;
      if (opensTurn && isFull(parts, entriesMax)) return false;
      append(sampled, block * setsPerBlock, opensTurn ? parts.judging : parts.choosing);
    }
  }
  return true;
}

function* stretches(begin: number, end: number): Iterable<Turns> {
  for (let turn = begin; turn < end; turn += turnsPerStretch) {
    yield { begin: turn, end: Math.min(end, turn + turnsPerStretch) };
  }
}

/** Puts one block of sets behind those that are there. */
function append({ members, ends }: SampledSets, firstSet: number, buffer: SetBuffer): void {
  const from = ends[firstSet]!;
  const to = ends[firstSet + setsPerBlock]!;
  roomFor(buffer, buffer.entries + to - from).set(members.subarray(from, to), buffer.entries);
  const shift = buffer.entries - from;
  for (let i = 1; i <= setsPerBlock; i++)
    buffer.ends[buffer.sets + i] = ends[firstSet + i]! + shift;
  buffer.sets += setsPerBlock;
  buffer.entries += to - from;
}
