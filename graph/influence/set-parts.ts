/**
 * Two parts of sampled sets that share none: one to choose by, one to judge by.
 *
 * The choice follows the noise of what it is made by, so that part is
 * `choosingPerJudging` times as large; the judges only have to tell a mean.
 * Blocks are dealt in turns, the first of each to the judges. The parts keep
 * their proportion, also when members run out of room.
 */
import { type SetSampler, setsPerBlock } from './reverse-reachable.ts';
import { createSetBuffer, roomForSets, type SetBuffer } from './set-buffer.ts';

export const choosingPerJudging = 3;
export const blocksPerTurn = choosingPerJudging + 1;

export interface SetParts {
  readonly choosing: SetBuffer;
  readonly judging: SetBuffer;
}

export interface WantedSets {
  /** Rounded up to whole blocks. */
  readonly judgingSets: number;
  /** Members of both parts after which no turn is begun. */
  readonly entriesMax: number;
}

export const createSetParts = (): SetParts => ({
  choosing: createSetBuffer(),
  judging: createSetBuffer(),
});

/** Makes room for the turns still wanted; gives the first and the one after the last. */
export function turnsWanted({ choosing, judging }: SetParts, judgingSets: number) {
  const end = Math.ceil(judgingSets / setsPerBlock);
  roomForSets(choosing, choosingPerJudging * end * setsPerBlock);
  roomForSets(judging, end * setsPerBlock);
  return { begin: judging.sets / setsPerBlock, end };
}

export const isFull = ({ choosing, judging }: SetParts, entriesMax: number): boolean =>
  choosing.entries + judging.entries > entriesMax;

/** Samples until there are as many as wanted, or too many members; gives whether all were made. */
export function growSetParts(
  parts: SetParts,
  sampler: SetSampler,
  { judgingSets, entriesMax }: WantedSets,
): boolean {
  const { begin, end } = turnsWanted(parts, judgingSets);
  for (let turn = begin; turn < end; turn++) {
    if (isFull(parts, entriesMax)) return false;
    for (let i = 0; i < blocksPerTurn; i++) {
      sampler.sampleBlock(turn * blocksPerTurn + i, i === 0 ? parts.judging : parts.choosing);
    }
  }
  return true;
}
