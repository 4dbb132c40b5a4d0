/**
 * Compares random pairs, of which nearly all are strangers.
 *
 * They teach how often strangers agree beside their names, and how often a
 * profile shows no name at all. What names do is known from how common they are,
 * and comparing them is most of the work: it is left out where the profile shows
 * somebody's name, and its level is `none` there.
 */
import { addressOf, compareBeside } from './compare-batch.ts';
import {
  type CompareContext,
  type CompareOne,
  compareEach,
  type EvidenceBatch,
  type PairColumns,
  type RecordReaders,
} from './compare-each.ts';
import { compareNames, isNameless, showsName } from './name.ts';
import { nameCode } from './name-reading.ts';

/** Levels of place, work, birth and nature, and of the name whether it is `unnamed`, `none` for any other. */
export const compareStrangers = (
  pairs: PairColumns,
  records: RecordReaders,
  context: CompareContext,
): EvidenceBatch => compareEach(pairs, records, context, compareStranger);

const compareStranger: CompareOne = (evidence, row, sides, context) => {
  const { customer, profile } = sides;
  evidence.levels.name[row] = nameOf(sides, context);
  evidence.levels.address[row] = addressOf(customer, profile);
  compareBeside(evidence, row, sides, context);
};

function nameOf(
  { customer, profile }: Parameters<CompareOne>[2],
  { frequency }: CompareContext,
): number {
  if (isNameless(customer.called, profile.called)) return 0;
  if (showsName(profile.called, frequency)) return nameCode.none;
  const { level } = compareNames(customer.called, profile.called, frequency);
  return level === nameCode.unnamed ? level : nameCode.none;
}
