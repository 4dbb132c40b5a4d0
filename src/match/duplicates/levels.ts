/**
 * What is compared between two customer records, with levels from worst to best.
 *
 * Each kind of evidence is one comparison, so that nothing is counted twice.
 * Level 0 is `missing`: nothing to compare, no evidence. A level's place in its
 * list is its code.
 */
export const recordLevels = {
  /** Whether both records come from one file. */
  origin: ['missing', 'same-file', 'other-file'],
  /** `different`: two names of their own, no forms of one name. */
  given: ['missing', 'different', 'other', 'initial', 'sound', 'slip', 'nickname', 'same'],
  family: ['missing', 'other', 'sound', 'slip', 'same'],
  /** Given and family name exchanged; told only where both agree. */
  order: ['missing', 'swapped', 'straight'],
  middle: ['missing', 'other', 'initial', 'same'],
  /** Jr., III. That neither has one says something too: sons write it, most people cannot. */
  generation: ['missing', 'other', 'one-side', 'same', 'none'],
  birth: ['missing', 'other', 'near', 'part', 'slip', 'year', 'same'],
  email: ['missing', 'other', 'alike', 'local', 'near', 'same'],
  phone: ['missing', 'other', 'slip', 'same'],
  address: ['missing', 'far', 'region', 'near', 'city', 'postcode', 'area', 'street', 'house'],
  /** Same job title; same employer. */
  work: ['missing', 'other', 'title', 'same'],
  /** Own web site, declared handle. */
  web: ['missing', 'other', 'same'],
  identifier: ['missing', 'other', 'slip', 'same'],
  sex: ['missing', 'other', 'same'],
  birthplace: ['missing', 'other', 'near', 'same'],
} as const;

export type RecordComparison = keyof typeof recordLevels;
export type RecordLevelOf<C extends RecordComparison> = (typeof recordLevels)[C][number];

/** In the fixed order of patterns. */
export const recordComparisons = Object.keys(recordLevels) as readonly RecordComparison[];

/** Code of a level. */
export function recordLevelCode<C extends RecordComparison>(
  comparison: C,
  level: RecordLevelOf<C>,
): number {
  return (recordLevels[comparison] as readonly string[]).indexOf(level);
}

export const recordLevelName = (comparison: RecordComparison, code: number): string =>
  recordLevels[comparison][code] ?? 'missing';
