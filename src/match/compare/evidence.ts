/**
 * The comparisons other than names and places: claim, work, birth, nature.
 *
 * Each takes columns of the two identity tables; gives the code of the level
 * reached, 0 where either side says nothing.
 */

import { natures } from '../normalise/nature.ts';
import { levelCode } from './levels.ts';
import { hasWord } from './place-levels.ts';
import { companyLevels } from './work-levels.ts';

/** Codes in `comparisonLevels.claim`. */
export const claimCode = {
  other: levelCode('claim', 'other'),
  site: levelCode('claim', 'site'),
  host: levelCode('claim', 'host'),
  page: levelCode('claim', 'page'),
  sameHandle: levelCode('claim', 'same-handle'),
  declared: levelCode('claim', 'declared'),
} as const;

const handleCharactersMin = 4;

export interface ClaimSides {
  /** Declared handles, `platform:handle` parted by spaces. */
  readonly handles: string | null;
  readonly page: string | null;
  readonly host: string | null;
  readonly site: string | null;
  readonly platform: string;
  readonly handle: string | null;
  readonly pages: string | null;
  readonly hosts: string | null;
  readonly sites: string | null;
}

/** Who they say they are: a declared handle, or the same web site on both sides. */
export function compareClaims(sides: ClaimSides): number {
  const declared = declaredLevel(sides);
  if (declared > 0) return declared;
  if (sides.page === null || sides.pages === null) return 0;
  if (sides.page !== sides.host && hasWord(sides.pages, sides.page)) return claimCode.page;
  if (sides.host !== null && hasWord(sides.hosts, sides.host)) return claimCode.host;
  if (sides.site !== null && hasWord(sides.sites, sides.site)) return claimCode.site;
  return sides.site !== null && sides.sites !== null ? claimCode.other : 0;
}

function declaredLevel(sides: ClaimSides): number {
  const { handles, handle, platform } = sides;
  if (handles === null || handle === null) return 0;
  if (hasWord(handles, `${platform}:${handle}`)) return claimCode.declared;
  const local = handle.replace(/@.*$/, '');
  if (local.length < handleCharactersMin) return 0;
  const elsewhere = handles.split(' ').some((one) => {
    const [on, name = ''] = one.split(/:(.*)/s);
    return on !== platform && name.replace(/@.*$/, '') === local;
  });
  return elsewhere ? claimCode.sameHandle : 0;
}

const birthCode = {
  other: levelCode('birth', 'other'),
  shortYear: levelCode('birth', 'short-year'),
  year: levelCode('birth', 'year'),
} as const;

/** When they were born: digits in the handle against the year of birth. */
export function compareBirth(birthYear: number | null, handleYear: string | null): number {
  if (birthYear === null || handleYear === null) return 0;
  if (handleYear.length === 4) {
    return Number(handleYear) === birthYear ? birthCode.year : birthCode.other;
  }
  return Number(handleYear) === birthYear % 100 ? birthCode.shortYear : birthCode.other;
}

/** What kind of account it is; a younger copy of another account is that before anything else. */
export const compareNature = (nature: string, copied: boolean): number =>
  levelCode('nature', copied ? 'copy' : (natures.find((known) => known === nature) ?? 'person'));

/** What they do: employer named in the bio, title of the lexicon on both sides. */
export const compareWork = companyLevels;
