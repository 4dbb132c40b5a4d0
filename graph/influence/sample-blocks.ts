/**
 * Sampling on threads: each is sent stretches of turns and sends back their
 * sets, which are put into the parts in order. As every block has a stream of
 * its own, the sets are those that one thread would have made.
 */
import type { Threads, ThreadTask } from '../../src/kernel/index.ts';
import type { LiveRows } from './live-rows.ts';
import { setsPerBlock } from './reverse-reachable.ts';
import { createRoots } from './roots.ts';
import { emptySetBuffer, roomFor, type SetBuffer } from './set-buffer.ts';
import {
  choosingPerJudging,
  createPartSamplers,
  createSetParts,
  isFull,
  makeRoom,
  type SetParts,
  sampleTurn,
  turnsWanted,
  type WantedSets,
} from './set-parts.ts';

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

interface SampledTurns {
  readonly choosing: SampledSets;
  readonly judging: SampledSets;
}

/** A stretch takes some milliseconds, so that sending it costs little beside it. */
const turnsPerStretch = 128;

export const sampleBlocks: ThreadTask<SampleSetup, Turns, SampledTurns> = {
  moduleUrl: import.meta.url,
  name: 'sampleBlocks',
  create({ rows, seed, rootWeights }) {
    const samplers = createPartSamplers(rows, createRoots(rows.nodes, rootWeights), seed);
    const parts = createSetParts();
    return ({ begin, end }) => {
      emptySetBuffer(parts.choosing);
      emptySetBuffer(parts.judging);
      makeRoom(parts, end - begin);
      for (let turn = begin; turn < end; turn++) sampleTurn(samplers, turn, parts);
      return { choosing: sampledOf(parts.choosing), judging: sampledOf(parts.judging) };
    };
  },
};

const sampledOf = ({ members, ends, entries, sets }: SetBuffer): SampledSets => ({
  members: members.slice(0, entries),
  ends: ends.slice(0, sets + 1),
});

/** As `growSetParts`, on threads. */
export async function growSetPartsOn(
  threads: Threads,
  parts: SetParts,
  setup: SampleSetup,
  { judgingSets, entriesMax }: WantedSets,
): Promise<boolean> {
  const { begin, end } = turnsWanted(parts, judgingSets);
  for await (const sampled of threads.map(sampleBlocks, { setup, inputs: stretches(begin, end) })) {
    const turns = (sampled.judging.ends.length - 1) / setsPerBlock;
    for (let turn = 0; turn < turns; turn++) {
      if (isFull(parts, entriesMax)) return false;
      append(sampled.judging, turn * setsPerBlock, setsPerBlock, parts.judging);
      const sets = choosingPerJudging * setsPerBlock;
      append(sampled.choosing, turn * sets, sets, parts.choosing);
    }
  }
  return true;
}

function* stretches(begin: number, end: number): Iterable<Turns> {
  for (let turn = begin; turn < end; turn += turnsPerStretch) {
    yield { begin: turn, end: Math.min(end, turn + turnsPerStretch) };
  }
}

/** Puts some of the sampled sets behind those that are there. */
function append(
  { members, ends }: SampledSets,
  firstSet: number,
  sets: number,
  buffer: SetBuffer,
): void {
  const from = ends[firstSet]!;
  const to = ends[firstSet + sets]!;
  roomFor(buffer, buffer.entries + to - from).set(members.subarray(from, to), buffer.entries);
  const shift = buffer.entries - from;
  for (let i = 1; i <= sets; i++) buffer.ends[buffer.sets + i] = ends[firstSet + i]! + shift;
  buffer.sets += sets;
  buffer.entries += to - from;
}
