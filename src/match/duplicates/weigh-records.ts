/**
 * Match weight of two records, in bits: log2 of the odds that they are one
 * person rather than kin or strangers.
 */
import { levelBits } from './learn-duplicates.ts';
import type { DuplicateParameters } from './parameters.ts';
import type { RecordPattern } from './record-patterns.ts';

export function recordWeight(parameters: DuplicateParameters, pattern: RecordPattern): number {
  const { personShare, kinShare } = parameters;
  const person = Math.log2(personShare) + levelBits(parameters.person, pattern);
  const kin = Math.log2(kinShare) + levelBits(parameters.kin, pattern);
  const strangers = Math.log2(1 - personShare - kinShare);
  return person - logSum2(kin, strangers);
}

/**
 * What two records say of being one person: their weight where they are more
 * likely one than not; else how much speaks against it, whatever the prior. A
 * pair with nothing to compare, or with too little in common, says nothing: 0.
 */
export function recordSay(parameters: DuplicateParameters, pattern: RecordPattern): number {
  const weight = recordWeight(parameters, pattern);
  if (weight > 0) return weight;
  const { personShare, kinShare } = parameters;
  const overStrangers = levelBits(parameters.person, pattern);
  const overKin =
    overStrangers - levelBits(parameters.kin, pattern) + Math.log2(personShare / kinShare);
  return Math.min(0, overStrangers, overKin);
}

/** log2(2^a + 2^b). */
function logSum2(a: number, b: number): number {
  const top = Math.max(a, b);
  return top + Math.log2(2 ** (a - top) + 2 ** (b - top));
}
