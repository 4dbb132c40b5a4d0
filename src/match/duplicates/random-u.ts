/** How random pairs of records agree: `u` of the levels whose chance does not come with the pair. */
import { createRandom } from '../../kernel/index.ts';
import type { RecordComparer } from './compare-records.ts';
import { learnRecordU } from './learn-duplicates.ts';
import { priorU, type RecordShares } from './parameters.ts';
import type { PersonRecords } from './person-records.ts';
import { createRecordPatternCounter } from './record-patterns.ts';

const randomPairs = 120_000;

/** The draws depend on nothing but the number of records. */
export function randomU(records: PersonRecords, comparer: RecordComparer): RecordShares {
  const counter = createRecordPatternCounter(priorU);
  const random = createRandom('duplicates/u');
  const pairsThereAre = (records.length * (records.length - 1)) / 2;
  for (let draw = 0; draw < Math.min(randomPairs, pairsThereAre); draw += 1) {
    const one = random.below(records.length);
    const other = random.below(records.length);
    if (one === other) continue;
    counter.add(comparer.compare(Math.min(one, other), Math.max(one, other)), 'unknown');
  }
  return learnRecordU(counter.patterns(), otherFileShare(records));
}

/** Share of all pairs whose records come from different files. */
function otherFileShare({ file, length }: PersonRecords): number {
  const sizes = new Map<number, number>();
  for (const one of file) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  let within = 0;
  for (const size of sizes.values()) within += (size * (size - 1)) / 2;
  const all = (length * (length - 1)) / 2;
  return all === 0 ? 0 : 1 - within / all;
}
