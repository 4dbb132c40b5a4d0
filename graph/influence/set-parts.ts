/**
 * Two parts of sampled sets that share none: one to choose by, one to judge by.
 *
 * The choice follows the noise of what it is made by, so that part is
 * `choosingPerJudging` times as large; the judges only have to tell a mean.
 * Each has a sampler of its own, since sets of one sampler share the order of
 * their roots. The parts keep their proportion, also when members run out of room.
 */
import type { LiveRows } from './live-rows.ts';
import { createSetSampler, type SetSampler, setsPerBlock } from './reverse-reachable.ts';
import type { Roots } from './roots.ts';
import { createSetBuffer, roomForSets, type SetBuffer } from './set-buffer.ts';

export const choosingPerJudging = 5;

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

/** Who samples which part. */
export interface PartSamplers {
  readonly choosing: SetSampler;
  readonly judging: SetSampler;
}

export const createPartSamplers = (
  rows: LiveRows,
  roots: Roots,
  seed: number | string,
): PartSamplers => ({
  choosing: createSetSampler(rows, roots, `choosing/${seed}`),
  judging: createSetSampler(rows, roots, `judging/${seed}`),
});

/** One block for the judges and those that choose beside it. */
export function sampleTurn(samplers: PartSamplers, turn: number, parts: SetParts): void {
  samplers.judging.sampleBlock(turn, parts.judging);
  for (let i = 0; i < choosingPerJudging; i++) {
    samplers.choosing.sampleBlock(turn * choosingPerJudging + i, parts.choosing);
  }
}

export const createSetParts = (): SetParts => ({
  choosing: createSetBuffer(),
  judging: createSetBuffer(),
});

/** Makes room for the turns still wanted; gives the first and the one after the last. */
export function turnsWanted(parts: SetParts, judgingSets: number) {
  const end = Math.ceil(judgingSets / setsPerBlock);
  makeRoom(parts, end);
  return { begin: parts.judging.sets / setsPerBlock, end };
}

/** Room for so many turns in all. */
export function makeRoom({ choosing, judging }: SetParts, turns: number): void {
  roomForSets(choosing, choosingPerJudging * turns * setsPerBlock);
  roomForSets(judging, turns * setsPerBlock);
}

export const isFull = ({ choosing, judging }: SetParts, entriesMax: number): boolean =>
  choosing.entries + judging.entries > entriesMax;

/** Samples until there are as many as wanted, or too many members; gives whether all were made. */
export function growSetParts(
  parts: SetParts,
  samplers: PartSamplers,
  { judgingSets, entriesMax }: WantedSets,
): boolean {
  const { begin, end } = turnsWanted(parts, judgingSets);
  for (let turn = begin; turn < end; turn++) {
    if (isFull(parts, entriesMax)) return false;
    sampleTurn(samplers, turn, parts);
  }
  return true;
}
