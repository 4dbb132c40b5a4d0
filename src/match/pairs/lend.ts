/**
 * What is known of a profile speaks for the one under the same handle elsewhere.
 *
 * Takes probabilities by rank (pairs of one person together) and raises those
 * whose sibling is surer than they are.
 */
import type { MatchParameters } from '../learn/parameters.ts';
import { lentProbability } from '../slots.ts';
import { priorBits } from '../weigh.ts';
import type { EvidenceBits } from './evidence-bits.ts';
import type { HandleSiblings } from './handle-siblings.ts';
import type { OwnerStructure } from './owner-structure.ts';

export interface LendOptions {
  readonly structure: OwnerStructure;
  readonly evidence: EvidenceBits;
  readonly parameters: MatchParameters;
  /** Chance that a random profile is of a namesake who comes with the customer, 0–1. */
  readonly namesake: number;
}

/** What is lent of less is not seen in six digits. */
const lentMin = 1e-7;

/** Raises `ofPerson` (probabilities by rank, 0–1) in place, and the same pairs in `probability` (by place). */
export function lend(
  { structure, evidence, parameters, namesake }: LendOptions,
  ofPerson: Float64Array,
  probability: Float64Array,
): void {
  const { order, handles } = structure;
  const { withSiblings } = handles;
  const bitsBefore = priorBits(parameters);
  // All lend what they had before anybody was lent anything.
  const lent = new Float64Array(withSiblings.length);
  for (let nth = 0; nth < withSiblings.length; nth += 1) {
    const rank = withSiblings[nth] ?? 0;
    const own = ofPerson[rank] ?? 0;
    lent[nth] = own;
    // Nothing is lent to a record that leaves the claim to a better one of its person.
    if (own === 0) continue;
    const elsewhere = surestSibling(structure, ofPerson, nth);
    if (elsewhere <= own || elsewhere < lentMin) continue;
    const at = order[rank] ?? 0;
    // Another person's name speaks against it as all else does.
    const againstBits = Math.min(0, evidence.other[at] ?? 0) + Math.min(0, evidence.name[at] ?? 0);
    const handleBits = handleChance(handles, nth, namesake);
    lent[nth] = lentProbability({ own, elsewhere, priorBits: bitsBefore, handleBits, againstBits });
  }
  for (let nth = 0; nth < withSiblings.length; nth += 1) {
    const rank = withSiblings[nth] ?? 0;
    if (ofPerson[rank] === lent[nth]) continue;
    ofPerson[rank] = lent[nth] ?? 0;
    probability[order[rank] ?? 0] = lent[nth] ?? 0;
  }
}

function surestSibling(
  { knownByRank, handles }: OwnerStructure,
  ofPerson: Float64Array,
  nth: number,
): number {
  const { siblingBegins, siblings } = handles;
  const end = siblingBegins[nth + 1] ?? 0;
  let surest = 0;
  for (let place = siblingBegins[nth] ?? 0; place < end; place += 1) {
    const other = siblings[place] ?? 0;
    const one = knownByRank[other] === 1 ? 1 : (ofPerson[other] ?? 0);
    if (one > surest) surest = one;
  }
  return surest;
}

/** Of namesakes, one in four makes the same handle of the name. */
const sameForm = 0.25;

/** log2 chance that a stranger has the handle; one that spells the name is a namesake's too. */
function handleChance(
  { namedHandle, otherHandle }: HandleSiblings,
  nth: number,
  namesake: number,
): number {
  const other = otherHandle[nth] ?? 0;
  const named = namedHandle[nth] ?? 0;
  if (named === Number.NEGATIVE_INFINITY) return other;
  return Math.max(other, Math.log2(2 ** named + namesake * sameForm));
}
