/**
 * Two parts of sampled sets that share none: one to choose by, one to judge by.
 *
 * The choice follows the noise of what it is made by, so that part is
 * `choosingPerJudging` times as large; the judges only have to tell a mean.
 * The parts keep that proportion, also when members run out of room.
 */
import { type SetSampler, setsPerBlock } from './reverse-reachable.ts';
import { createSetBuffer, roomForSets, type SetBuffer } from './set-buffer.ts';

export const choosingPerJudging = 3;

export interface SetParts {
  readonly choosing: SetBuffer;
  readonly judging: SetBuffer;
  /** Samples until so many sets judge (rounded up to whole blocks), or there are too many members. */
  grow(judgingSets: number): boolean;
}

export function createSetParts(sampler: SetSampler, entriesMax: number): SetParts {
  const choosing = createSetBuffer();
  const judging = createSetBuffer();
  return {
    choosing,
    judging,
    grow(judgingSets) {
      const turns = Math.ceil(judgingSets / setsPerBlock);
      roomForSets(choosing, choosingPerJudging * turns * setsPerBlock);
      roomForSets(judging, turns * setsPerBlock);
      for (let turn = judging.sets / setsPerBlock; turn < turns; turn++) {
        if (choosing.entries + judging.entries > entriesMax) return false;
        const block = turn * (choosingPerJudging + 1);
        sampler.sampleBlock(block, judging);
        for (let i = 1; i <= choosingPerJudging; i++) sampler.sampleBlock(block + i, choosing);
      }
      return true;
    },
  };
}
