/**
 * Marks by which handles of two platforms are found to be one.
 *
 * X cuts a handle after 15 characters, so a handle that long may be the
 * beginning of a longer one elsewhere. Letters and digits alone count, for
 * platforms differ in the signs they allow.
 */
import { hash32 } from '../../kernel/index.ts';

export const siblingHandle = { lettersMin: 5, lettersMax: 14 } as const;
const cutCharacters = 15;
/** Characters that platforms leave of a handle. */
const mostCharacters: ReadonlyMap<string, number> = new Map([
  ['x', cutCharacters],
  ['bluesky', 18],
]);

export interface HandleMarks {
  /** Equal for equal handles; 0 for short ones. */
  readonly whole: number;
  /** Equal for handles that begin alike as far as X keeps them, but for the last bit: 1 where X may have cut it. 0 for shorter ones. */
  readonly start: number;
}

const none: HandleMarks = { whole: 0, start: 0 };

export function handleMarks(
  platform: string | null,
  handle: string | null,
  plain: string | null,
): HandleMarks {
  if (plain === null || plain.length < siblingHandle.lettersMin) return none;
  const whole = Math.max(1, hash32(plain));
  if (plain.length < siblingHandle.lettersMax) return { whole, start: 0 };
  const cut = platform === 'x' && (handle?.length ?? 0) >= cutCharacters ? 1 : 0;
  const start = Math.max(2, (hash32(plain.slice(0, siblingHandle.lettersMax)) & ~1) >>> 0);
  return { whole, start: start + cut };
}

/** Whether the platform may have cut the handle. */
export function mayBeCut(platform: string | null, handle: string | null): boolean {
  const most = mostCharacters.get(platform ?? '');
  return most !== undefined && handle !== null && handle.replace(/\..*$/, '').length >= most;
}

/** Whether two handles are one, as far as the platforms keep them. */
export function isSameHandle(
  whole: number,
  start: number,
  otherWhole: number,
  otherStart: number,
): boolean {
  if (whole === 0 || otherWhole === 0) return false;
  if (whole === otherWhole) return true;
  if (start === 0 || otherStart === 0) return false;
  const oneIsCut = ((start ^ otherStart) & 1) === 1;
  return oneIsCut && start >>> 1 === otherStart >>> 1;
}
