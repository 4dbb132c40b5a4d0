/**
 * What is compared of names, and how a reading of them is told.
 *
 * A reading says how far shown words or a handle are the customer's name, and
 * which of their names agreed.
 */
import { levelCode } from './levels.ts';

export interface CalledCustomer {
  readonly given: readonly string[];
  readonly middle: readonly string[];
  readonly family: readonly string[];
  readonly generation: string | null;
  /** Tells where a rare name comes from. */
  readonly country: string | null;
}

export interface CalledProfile {
  /** Words of the shown name. */
  readonly shown: readonly string[];
  readonly generation: string | null;
  /** Words of the handle that may be a name. */
  readonly spoken: readonly string[];
  readonly handlePlain: string | null;
  readonly letters: string | null;
  readonly skeleton: string | null;
}

/** Codes in `comparisonLevels.name`. */
export const nameCode = {
  conflict: levelCode('name', 'conflict'),
  none: levelCode('name', 'none'),
  unnamed: levelCode('name', 'unnamed'),
  part: levelCode('name', 'part'),
  given: levelCode('name', 'given'),
  family: levelCode('name', 'family'),
  initial: levelCode('name', 'initial'),
  fuzzy: levelCode('name', 'fuzzy'),
  middle: levelCode('name', 'middle'),
  nickname: levelCode('name', 'nickname'),
  full: levelCode('name', 'full'),
  fullMiddle: levelCode('name', 'full-middle'),
} as const;

export interface Reading {
  readonly level: number;
  readonly family: string;
  /** The customer's. */
  readonly given: string;
  /** As the profile shows it, where that is another form. */
  readonly shownGiven?: string;
  /** The initial of the family name stands beside the given name. */
  readonly withInitial?: boolean;
}

export const nothingRead: Reading = { level: nameCode.none, family: '', given: '' };
