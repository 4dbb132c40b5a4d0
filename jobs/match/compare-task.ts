/**
 * The comparison of a range of candidate or random pairs, as a task for threads.
 *
 * Records and pairs lie in shared memory; a thread reads the lines of the
 * records it meets and hands back levels and chances. Pairs stand in the order
 * of names, so a small store of customers read last is enough.
 */
import {
  type CityCount,
  type CompareContext,
  type CustomerRecord,
  compareBatch,
  compareStrangers,
  type EvidenceBatch,
  knownCities,
  lineReader,
  type NameCounts,
  nameFrequency,
  type PairColumns,
  type RecordLines,
  readCustomer,
  readProfile,
  remembered,
} from '../../src/match/index.ts';
import { defineTask } from '../../src/workers/index.ts';

/** What comparing needs to know beside the records; plain data. */
export interface CompareFacts {
  readonly names: NameCounts;
  readonly cities: readonly CityCount[];
  /** Customers in the pool. */
  readonly customers: number;
}

export interface CompareSetup {
  readonly facts: CompareFacts;
  readonly customers: RecordLines;
  readonly profiles: RecordLines;
  readonly candidates: PairColumns;
  /** Pairs of strangers, to learn from. */
  readonly random: PairColumns;
}

/** Pairs from `from` to before `to`. */
export interface PairRange {
  readonly from: number;
  readonly to: number;
}

export interface CompareInput extends PairRange {
  readonly of: 'candidates' | 'random';
}

const compareContext = ({ names, cities, customers }: CompareFacts): CompareContext => ({
  frequency: remembered(nameFrequency(names)),
  cities: knownCities(cities),
  customers,
});

/** Customers whose fields are kept at once: some ten megabytes. */
const customersKept = 1 << 14;

export const compareTask = defineTask(
  import.meta.url,
  'compareTask',
  ({
    facts,
    customers,
    profiles,
    ...pairs
  }: CompareSetup): ((input: CompareInput) => EvidenceBatch) => {
    const context = compareContext(facts);
    const customerLine = lineReader(customers);
    const profileLine = lineReader(profiles);
    const kept: (CustomerRecord | undefined)[] = new Array(customersKept).fill(undefined);
    const keptNumber = new Int32Array(customersKept).fill(-1);
    const records = {
      profile: (number: number) => readProfile(profileLine(number)),
      customer(number: number): CustomerRecord {
        const place = number % customersKept;
        const known = kept[place];
        if (known !== undefined && keptNumber[place] === number) return known;
        const read = readCustomer(customerLine(number));
        kept[place] = read;
        keptNumber[place] = number;
        return read;
      },
    };
    return ({ of, from, to }) => {
      const range = {
        customer: pairs[of].customer.subarray(from, to),
        profile: pairs[of].profile.subarray(from, to),
      };
      const compare = of === 'random' ? compareStrangers : compareBatch;
      return compare(range, records, context);
    };
  },
);
