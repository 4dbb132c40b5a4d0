/**
 * How likely a stranger bears a name.
 *
 * Takes counts of names in both files; gives shares, 0–1. Counts are shrunk
 * toward what is commonly known (`common-names.ts`) with the weight of
 * `priorNames` names, and a pair's own two records are left out of them, so
 * that a name in a small file is not called common because its bearer is in
 * both, nor rare because the file is small.
 */
import { nicknameGroupsOf } from '../normalise/nickname.ts';
import { commonFamilyShare, commonGivenShare } from './common-names.ts';

export interface NameCounts {
  /** Records by family name, both files together. */
  readonly family: ReadonlyMap<string, number>;
  /** Records by nickname group of the given name, both files together. */
  readonly given: ReadonlyMap<string, number>;
  /** Records counted. */
  readonly records: number;
}

export interface NameFrequency {
  familyShare(family: string): number;
  givenShare(given: string): number;
}

const priorNames = 2000;
const ownRecords = 2;

export function nameFrequency(counts: NameCounts): NameFrequency {
  const total = counts.records + priorNames;
  const share = (count: number, prior: number): number =>
    Math.min(1, (Math.max(0, count - ownRecords) + priorNames * prior) / total);
  return {
    familyShare: (family) => share(counts.family.get(family) ?? 0, commonFamilyShare(family)),
    givenShare: (given) => {
      const group = nicknameGroupsOf(given)[0] ?? given;
      return share(
        counts.given.get(group) ?? 0,
        Math.max(commonGivenShare(given), commonGivenShare(group)),
      );
    },
  };
}
