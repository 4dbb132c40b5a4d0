/**
 * One comparison after the other over many pairs.
 *
 * Takes records and the numbers of those to be compared; gives levels and
 * chances in typed arrays, pair for pair. A narrow pass: nothing is kept of the
 * text.
 */
import type { NameFrequency } from './frequency.ts';
import type { KnownCities } from './known-cities.ts';
import type { comparisonLevels } from './levels.ts';
import type { CustomerRecord, ProfileRecord } from './records.ts';

/** Levels and chances of pairs; every array has one place a pair. */
export interface EvidenceBatch {
  readonly length: number;
  readonly levels: Readonly<Record<keyof typeof comparisonLevels, Uint8Array>>;
  /** log2 chance that a stranger reaches the name level. */
  readonly nameChance: Float32Array;
  /** The same of a whole name, with the profile left out of the counts. */
  readonly rarerNameChance: Float32Array;
  /** log2 chance that a stranger makes the same claim. */
  readonly claimChance: Float32Array;
  /** log2 chance that a stranger of the name has the handle that is the e-mail address; 0 where the level is another. */
  readonly addressChance: Float32Array;
  /** log2 chance that a stranger lives in the same city; 0 where the level is another. */
  readonly placeChance: Float32Array;
  /** log2 chance that a stranger has the profile's handle, given what it spells of the name. */
  readonly handleChance: Float32Array;
  /** Equal for equal handles; 0 for short ones. */
  readonly handleHash: Uint32Array;
  /** See `handleMarks`. */
  readonly handleStart: Uint32Array;
}

export interface CompareContext {
  readonly frequency: NameFrequency;
  readonly cities: KnownCities;
  /** Customers in the file: how rare a shared web host is follows from it. */
  readonly customers: number;
}

/** Pairs to be compared: numbers of their records. */
export interface PairColumns {
  readonly customer: Uint32Array;
  readonly profile: Uint32Array;
}

export interface RecordReaders {
  customer(number: number): CustomerRecord;
  profile(number: number): ProfileRecord;
}

/** Puts the evidence of one pair at its row. */
export type CompareOne = (
  evidence: EvidenceBatch,
  row: number,
  sides: { readonly customer: CustomerRecord; readonly profile: ProfileRecord },
  context: CompareContext,
) => void;

export function compareEach(
  pairs: PairColumns,
  records: RecordReaders,
  context: CompareContext,
  compare: CompareOne,
): EvidenceBatch {
  const evidence = emptyEvidence(pairs.customer.length);
  let profile: ProfileRecord | undefined;
  let profileNumber = -1;
  for (let row = 0; row < evidence.length; row += 1) {
    const number = pairs.profile[row] ?? 0;
    if (profile === undefined || number !== profileNumber) {
      profile = records.profile(number);
      profileNumber = number;
    }
    const customer = records.customer(pairs.customer[row] ?? 0);
    compare(evidence, row, { customer, profile }, context);
  }
  return evidence;
}

function emptyEvidence(length: number): EvidenceBatch {
  const bytes = () => new Uint8Array(length);
  const levels = {
    claim: bytes(),
    name: bytes(),
    address: bytes(),
    place: bytes(),
    work: bytes(),
    birth: bytes(),
    nature: bytes(),
  };
  return {
    length,
    levels,
    nameChance: new Float32Array(length),
    rarerNameChance: new Float32Array(length),
    claimChance: new Float32Array(length),
    addressChance: new Float32Array(length),
    placeChance: new Float32Array(length),
    handleChance: new Float32Array(length),
    handleHash: new Uint32Array(length),
    handleStart: new Uint32Array(length),
  };
}
