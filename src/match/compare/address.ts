/**
 * Whether the handle is the local part of the e-mail address.
 *
 * Many take the same for both. Takes both, letters and digits alone, and the
 * chance that somebody of the name has the handle; gives the level and the
 * chance that comes with `same`.
 *
 * Of owners the share s made the handle of the address, the others chose it as
 * strangers do, with chance f: so `same` is (s + (1 − s) · f) / f times likelier
 * for them, and `other` 1 − s times.
 */
import { mayBeCut } from './handle-marks.ts';
import { levelCode } from './levels.ts';

export interface AddressSides {
  /** Null where a declared handle already says the same. */
  readonly emailLocal: string | null;
  readonly platform: string | null;
  readonly handle: string | null;
  readonly handlePlain: string | null;
}

const code = { other: levelCode('address', 'other'), same: levelCode('address', 'same') } as const;
const lettersMin = 5;

export function compareAddress(sides: AddressSides): number {
  const { emailLocal, handlePlain } = sides;
  if (emailLocal === null || handlePlain === null || emailLocal.length < lettersMin) return 0;
  if (emailLocal === handlePlain) return code.same;
  const cut = mayBeCut(sides.platform, sides.handle) && emailLocal.startsWith(handlePlain);
  return cut ? code.same : code.other;
}

/** Share of owners whose handle is made of the address, before it is learnt, and what of them all then have the same. */
const ownersMin = 0.15;
const sameMin = 0.3;

/** log2 chance to weigh `same` by. @param formBits log2 of f. */
export function addressChance(formBits: number): number {
  const chance = 2 ** formBits;
  return formBits + Math.log2(sameMin / (ownersMin + (1 - ownersMin) * chance));
}
