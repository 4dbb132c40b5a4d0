/**
 * Match weight of two records, in bits: log2 of the odds that they are one
 * person rather than kin or strangers.
 */
import { levelBits } from './learn-duplicates.ts';
import { type DuplicateParameters, kinClasses, type PairClass } from './parameters.ts';
import type { RecordPattern } from './record-patterns.ts';

export function recordWeight(parameters: DuplicateParameters, pattern: RecordPattern): number {
  return (
    classBits(parameters.person, pattern) -
    logSum2([...kinBits(parameters, pattern), strangerShareBits(parameters)])
  );
}

/**
 * What two records say of being one person: their weight where they are more
 * likely one than not; else how much speaks against it, whatever the prior. A
 * pair with nothing to compare, or with too little in common, says nothing: 0.
 */
export function recordSay(parameters: DuplicateParameters, pattern: RecordPattern): number {
  const weight = recordWeight(parameters, pattern);
  if (weight > 0) return weight;
  const overStrangers = levelBits(parameters.person.m, pattern);
  const overKin = classBits(parameters.person, pattern) - logSum2(kinBits(parameters, pattern));
  return Math.min(0, overStrangers, overKin);
}

/** log2 of how much likelier the pattern is in the class than among strangers, times its share. */
const classBits = ({ m, share }: PairClass, pattern: RecordPattern): number =>
  Math.log2(share) + levelBits(m, pattern);

const kinBits = ({ kin }: DuplicateParameters, pattern: RecordPattern): number[] =>
  kinClasses.map((name) => classBits(kin[name], pattern));

const strangerShareBits = ({ person, kin }: DuplicateParameters): number =>
  Math.log2(1 - kinClasses.reduce((sum, name) => sum + kin[name].share, person.share));

/** log2 of the sum of 2 to each. */
function logSum2(bits: readonly number[]): number {
  const top = Math.max(...bits);
  return top + Math.log2(bits.reduce((sum, one) => sum + 2 ** (one - top), 0));
}
