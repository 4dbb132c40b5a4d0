/**
 * Turns people counted by label into rows of `derived.brand_sentiment`: for each brand the
 * share of people who speak well, badly or neither of it, as counted and corrected.
 */
import type { ColumnBatch, Random } from '../../src/kernel/index.ts';
import {
  type BrandShare,
  brandShares,
  type Confusion,
  type LabelCount,
} from '../../src/sentiment/index.ts';

export interface BrandLabelCount extends LabelCount {
  readonly brand: string;
}

/** @param counts in the order of brands. */
export function feelBrands(
  counts: readonly BrandLabelCount[],
  confusions: readonly Confusion[],
  random: Random,
): ColumnBatch {
  const brands = [...new Set(counts.map(({ brand }) => brand))];
  const rows = brands.flatMap((brand) => {
    const own = counts.filter((one) => one.brand === brand);
    return brandShares(own, confusions, random.split(brand)).map((share) => ({ brand, ...share }));
  });
  const of = <Name extends keyof BrandShare | 'brand'>(name: Name) => rows.map((row) => row[name]);
  return {
    length: rows.length,
    columns: {
      brand: of('brand'),
      feeling: of('feeling'),
      people: of('people'),
      counted_share: of('countedShare'),
      share: of('share'),
      share_low: of('low'),
      share_high: of('high'),
    },
  };
}
