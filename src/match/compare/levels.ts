/**
 * The comparisons and their levels, from worst to best.
 *
 * Each kind of evidence is one comparison, so that nothing is counted twice.
 * Level 0 is `missing`: nothing to compare, no evidence. A level's place in its
 * list is its code.
 */
export const comparisonLevels = {
  claim: ['missing', 'other', 'site', 'host', 'page', 'same-handle', 'declared'],
  name: [
    'missing',
    'conflict',
    'none',
    'unnamed',
    'part',
    'given',
    'family',
    'initial',
    'fuzzy',
    'middle',
    'nickname',
    'full',
    'full-middle',
  ],
  address: ['missing', 'other', 'same'],
  place: ['missing', 'abroad', 'other', 'elsewhere', 'country', 'region', 'near', 'city'],
  work: ['missing', 'other-office', 'other', 'title', 'company'],
  birth: ['missing', 'other', 'short-year', 'year'],
  nature: ['missing', 'copy', 'imitation', 'promotion', 'organisation', 'person'],
} as const;

export type Comparison = keyof typeof comparisonLevels;
export type LevelOf<C extends Comparison> = (typeof comparisonLevels)[C][number];

/** In the fixed order of patterns and waterfalls. */
export const comparisons = Object.keys(comparisonLevels) as readonly Comparison[];

/** Code of a level. */
export function levelCode<C extends Comparison>(comparison: C, level: LevelOf<C>): number {
  return (comparisonLevels[comparison] as readonly string[]).indexOf(level);
}

export const levelName = (comparison: Comparison, code: number): string =>
  comparisonLevels[comparison][code] ?? 'missing';
