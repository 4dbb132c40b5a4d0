/** Customer, basis and suppression rows of one block. */
import type { ColumnBatch } from '../../kernel/index.ts';
import type { Resident } from '../people/block-people.ts';
import type { CustomerRecord } from '../people/record.ts';
import { customersPerBlock, dayMs, streamOf } from '../plan.ts';
import type { Declared } from '../profiles/declared.ts';
import type { Profile } from '../profiles/profile.ts';
import { instanceOf, profileIdOf } from '../profiles/profile-id.ts';
import type { World } from '../world.ts';
import { createBatch } from './batch.ts';

export const customerIdOf = (block: number, record: number): string =>
  `c-${String(block * customersPerBlock + record + 1).padStart(7, '0')}`;

const customerColumns = [
  'customer_id',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'nickname',
  'full_name',
  'aliases',
  'email',
  'phone',
  'phone2',
  'city',
  'region',
  'postcode',
  'country',
  'company',
  'job_title',
  'website',
  'birth_year',
  'handles',
  'account_id',
  'account_level',
  'relationship_owner',
  'attributes',
  'created_at',
] as const;

export function customerBatch(world: World, block: number): ColumnBatch {
  const people = world.people(block);
  const { declared } = world.profiles(block);
  const random = streamOf(world.plan, block, 'customer rows');
  const batch = createBatch(customerColumns);
  people.records.forEach((r, record) => {
    const handles = declaredHandles(world, block, record, declared[record] as Declared);
    const createdMs = world.plan.endMs - Math.floor((1 + 1500 * random.uniform() ** 1.4) * dayMs);
    batch.row(
      customerIdOf(block, record),
      r.first,
      r.middle,
      r.last,
      r.suffix,
      r.nickname,
      r.full,
      r.alias === null ? null : [r.alias],
      r.email,
      r.phone,
      r.phone2,
      r.city,
      r.region,
      r.postcode,
      r.country,
      r.company,
      r.job,
      r.website,
      r.birthYear,
      handles.length === 0 ? null : handles,
      null,
      null,
      null,
      random.chance(0.3) ? `{"newsletter":"${random.chance(0.5) ? 'yes' : 'no'}"}` : null,
      createdMs,
    );
  });
  return batch.build();
}

/** Slots of the profiles a record's declaration names. */
export function declaredSlots(
  world: World,
  block: number,
  record: number,
  declared: Declared,
): number[] {
  if (declared.handles.length === 0) return [];
  const { profiles, slotsOf } = world.profiles(block);
  const resident = world.people(block).residentOfRecord[record] as number;
  return (slotsOf.get(resident) ?? []).filter((slot) =>
    declared.handles.includes((profiles[slot] as Profile).platform),
  );
}

/** `platform:handle`, one for each profile the customer told of. */
function declaredHandles(
  world: World,
  block: number,
  record: number,
  declared: Declared,
): string[] {
  const { profiles } = world.profiles(block);
  return declaredSlots(world, block, record, declared).map((slot) => {
    const { platform } = profiles[slot] as Profile;
    return `${platform}:${shownHandle(world, block, slot)}`;
  });
}

/** Handle without a server. */
export function handleOf(world: World, block: number, slot: number): string {
  const { platform, wish } = world.profiles(block).profiles[slot] as Profile;
  return world.survey().register.handleOf(platform, wish, block, slot);
}

/** Handle as a harvest reads it: with its server in the fediverse. */
export function shownHandle(world: World, block: number, slot: number): string {
  const { platform } = world.profiles(block).profiles[slot] as Profile;
  const handle = handleOf(world, block, slot);
  return platform === 'mastodon' ? `${handle}@${instanceOf(block, slot)}` : handle;
}

export function basisBatch(world: World, block: number): ColumnBatch {
  const random = streamOf(world.plan, block, 'basis rows');
  const { declared, profiles } = world.profiles(block);
  const batch = createBatch(['customer_id', 'platform', 'ground', 'since', 'until']);
  declared.forEach((one, record) => {
    const id = customerIdOf(block, record);
    const since = world.plan.endMs - Math.floor((200 + 900 * random.uniform()) * dayMs);
    for (const slot of declaredSlots(world, block, record, one)) {
      batch.row(id, (profiles[slot] as Profile).platform, 'declared', since, null);
    }
    for (const { platform, ground } of one.grounds) batch.row(id, platform, ground, since, null);
  });
  return batch.build();
}

/** Whose wish not to be processed stands, by record; drawn once and used by rows and truth. */
export function suppressedKinds(
  world: World,
  block: number,
): ('customer' | 'email' | 'profile' | null)[] {
  const random = streamOf(world.plan, block, 'suppressions');
  return world.people(block).records.map((record: CustomerRecord) => {
    const at = random.uniform();
    if (at < 0.014) return 'customer';
    if (at < 0.02) return record.email === null ? 'customer' : 'email';
    return at < 0.03 ? 'profile' : null;
  });
}

export function suppressionBatch(world: World, block: number): ColumnBatch {
  const random = streamOf(world.plan, block, 'suppression rows');
  const people = world.people(block);
  const { profiles, slotsOf } = world.profiles(block);
  const batch = createBatch(['subject_kind', 'subject', 'reason', 'since']);
  suppressedKinds(world, block).forEach((kind, record) => {
    if (kind === null) return;
    const since = world.plan.endMs - Math.floor(700 * random.uniform() * dayMs);
    const reason = random.pick(['objected', 'do not contact', 'erasure asked', 'complaint']);
    if (kind === 'customer') batch.row(kind, customerIdOf(block, record), reason, since);
    if (kind === 'email')
      batch.row(kind, (people.records[record] as CustomerRecord).email, reason, since);
    if (kind === 'profile') {
      const slot = slotsOf.get(people.residentOfRecord[record] as number)?.[0];
      if (slot === undefined) return;
      batch.row(
        kind,
        profileIdOf((profiles[slot] as Profile).platform, block, slot),
        reason,
        since,
      );
    }
  });
  return batch.build();
}

export const residentOf = (world: World, block: number, record: number): Resident => {
  const people = world.people(block);
  return people.residents[people.residentOfRecord[record] as number] as Resident;
};
