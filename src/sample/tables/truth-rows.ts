/** Truth rows of one block: ownership, persons, profiles. */
import { type ColumnBatch, roundTo } from '../../kernel/index.ts';
import type { BlockCommerce } from '../commerce/block-commerce.ts';
import type { Buyer } from '../commerce/rhythm.ts';
import { type Declared, permits } from '../profiles/declared.ts';
import type { Profile } from '../profiles/profile.ts';
import type { World } from '../world.ts';
import { createBatch } from './batch.ts';
import { idOfSlot } from './interactions.ts';
import { customerIdOf, residentOf, suppressedKinds } from './people.ts';
import { truthTables } from './truth.ts';

export function ownershipBatch(world: World, block: number): ColumnBatch {
  const people = world.people(block);
  const { profiles, slotsOf, declared } = world.profiles(block);
  const suppressed = suppressedKinds(world, block);
  const batch = createBatch(Object.keys(truthTables.ownership.columns));
  people.records.forEach((_, record) => {
    const resident = people.residentOfRecord[record] as number;
    const first = people.residents[resident]?.record as number;
    const slots = slotsOf.get(resident) ?? [];
    slots.forEach((slot, nth) => {
      const profile = profiles[slot] as Profile;
      const wish = suppressed[record];
      const silenced = wish === 'customer' || wish === 'email' || (wish === 'profile' && nth === 0);
      const grounds = declared[record] as Declared;
      batch.row(
        customerIdOf(block, record),
        idOfSlot(world, block, slot),
        customerIdOf(block, first),
        first === record && profile.evidence !== 'none',
        profile.evidence,
        !silenced && permits(grounds, profile.platform, true),
        first === record ? 'own' : 'duplicate',
      );
    });
  });
  return batch.build();
}

export function personBatch(world: World, block: number, commerce: BlockCommerce): ColumnBatch {
  const people = world.people(block);
  const { slotsOf } = world.profiles(block);
  const suppressed = suppressedKinds(world, block);
  const open = new Set(
    commerce.cases.filter((one) => one.resolvedMs === null).map((one) => one.resident),
  );
  const batch = createBatch(Object.keys(truthTables.person.columns));
  people.records.forEach((_, record) => {
    const index = people.residentOfRecord[record] as number;
    const resident = residentOf(world, block, record);
    const { person } = resident;
    const buyer = commerce.buyers[index] as Buyer;
    batch.row(
      customerIdOf(block, record),
      customerIdOf(block, resident.record),
      resident.record === record ? null : customerIdOf(block, resident.record),
      resident.segment,
      commerce.stages[index] ?? 'none',
      roundTo(resident.feeling, 4),
      roundTo(person.gregariousness, 4),
      roundTo(person.expertise, 4),
      roundTo(person.enthusiasm, 4),
      roundTo(person.grumpiness, 4),
      buyer.habit,
      buyer.stoppedMs === null ? null : new Date(buyer.stoppedMs).toISOString().slice(0, 10),
      open.has(index),
      slotsOf.get(index)?.length ?? 0,
      suppressed[record] !== null,
    );
  });
  return batch.build();
}

export function profileTruthBatch(world: World, block: number): ColumnBatch {
  const people = world.people(block);
  const batch = createBatch(Object.keys(truthTables.profile.columns));
  world.profiles(block).profiles.forEach((profile, slot) => {
    const imitated = people.residents[profile.imitates];
    const feeling =
      profile.kind === 'person' ? people.residents[profile.resident]?.feeling : undefined;
    batch.row(
      idOfSlot(world, block, slot),
      profile.kind,
      profile.kind === 'bot',
      profile.ring < 0 ? null : profile.ring,
      imitated ? customerIdOf(block, imitated.record) : null,
      feeling === undefined ? null : roundTo(feeling, 4),
    );
  });
  return batch.build();
}
