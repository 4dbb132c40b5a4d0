/** The shipped model on the labelled accounts of `../shared/data`; skipped where absent. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  crossValidatedQuality,
  readLabelledAccounts,
  sourceOf,
} from '../../../src/app/train/authenticity.ts';

const root = new URL('../../../', import.meta.url);
const file = new URL('../shared/data/authenticity/profiles.csv', root);
const absent = !existsSync(file);
const title = absent
  ? 'labelled accounts (skipped: ../shared/data is absent)'
  : 'labelled accounts';

describe.skipIf(absent)(title, () => {
  const accounts = absent ? [] : readLabelledAccounts(readFileSync(file, 'utf8'));

  it('are read whole, dates of both forms included', () => {
    expect(accounts).toHaveLength(1099);
    expect(accounts.filter(({ authentic }) => authentic)).toHaveLength(583);
    expect(accounts.filter(({ facts }) => facts.createdAtMs === null)).toEqual([]);
  });

  it('cross-validate at AUC .955 or more, calibration error .04 or less', () => {
    const { auc, calibrationError } = crossValidatedQuality(accounts);
    expect(auc).toBeGreaterThanOrEqual(0.955);
    expect(calibrationError).toBeLessThanOrEqual(0.04);
  });

  it('give the shipped curves again', () => {
    const numbersOf = (text: string) => text.match(/-?\d+(\.\d+)?/g);
    const shipped = readFileSync(new URL('src/authenticity/model.ts', root), 'utf8');
    expect(numbersOf(sourceOf(accounts))).toEqual(numbersOf(shipped));
  });
});
