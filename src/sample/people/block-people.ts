/**
 * The people of one block: those with customer records, and strangers.
 *
 * Records come first and in order; a few records are second records of a
 * person already there, a few are of that person's relatives. Strangers follow.
 */
import type { Random } from '../../kernel/index.ts';
import { foldName } from '../names/fold.ts';
import { recordsOf, strangersPerCustomer, streamOf, type TownPlan } from '../plan.ts';
import { drawFeeling, drawSegment, type Segment } from './feeling.ts';
import { drawHandle, type Handle } from './handle.ts';
import { drawPerson, type Person } from './person.ts';
import { type Belongings, type CustomerRecord, drawBelongings, drawRecord } from './record.ts';

export interface Resident {
  readonly person: Person;
  readonly handle: Handle;
  readonly own: Belongings;
  /** −1…1 toward the brand. */
  readonly feeling: number;
  readonly segment: Segment;
  /** Index of their first customer record in the block; −1 for strangers. */
  readonly record: number;
}

export interface BlockPeople {
  readonly block: number;
  /** Customers (one entry a person), then strangers. */
  readonly residents: readonly Resident[];
  /** How many residents have customer records. */
  readonly customers: number;
  readonly records: readonly CustomerRecord[];
  /** Resident behind each record. */
  readonly residentOfRecord: Int32Array;
}

export function drawBlockPeople(plan: TownPlan, block: number): BlockPeople {
  const random = streamOf(plan, block, 'people');
  const noise = streamOf(plan, block, 'records');
  const count = recordsOf(plan, block);
  const residents: Resident[] = [];
  const records: CustomerRecord[] = [];
  const residentOfRecord = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    const at = random.uniform();
    const earlier = index === 0 ? -1 : (residentOfRecord[random.below(index)] as number);
    const known = earlier < 0 ? undefined : residents[earlier];
    const repeats = known !== undefined && at < 0.03;
    const related = known !== undefined && at >= 0.03 && at < 0.09;
    if (!repeats) {
      const kin = related && known ? { person: known.person, namesake: at < 0.034 } : undefined;
      residents.push(drawResident(random, drawPerson(random, kin), index));
    }
    const resident = repeats ? earlier : residents.length - 1;
    residentOfRecord[index] = resident;
    const { person, own } = residents[resident] as Resident;
    const familyMail =
      related && known && random.chance(0.5)
        ? `${foldName(known.person.name.family)}.family${known.record % 97}@${known.own.mailHost}`
        : null;
    records.push(drawRecord(noise, { person, own, familyMail }));
  }
  const customers = residents.length;
  const strangers = Math.round(count * strangersPerCustomer);
  for (let i = 0; i < strangers; i++) residents.push(drawResident(random, drawPerson(random), -1));
  return { block, residents, customers, records, residentOfRecord };
}

function drawResident(random: Random, person: Person, record: number): Resident {
  const handle = drawHandle(random, person);
  const feeling = drawFeeling(random, person);
  return {
    person,
    handle,
    own: drawBelongings(random, person, handle),
    feeling,
    segment: drawSegment(random, person, feeling),
    record,
  };
}
