/** The town's margins, held. They are frozen: a change of difficulty needs a decision page. */
import { describe, expect, it } from 'vitest';
import { customersPerBlock, planTown } from '../../../src/sample/plan.ts';
import { residentOf } from '../../../src/sample/tables/people.ts';
import { createWorld } from '../../../src/sample/world.ts';
import { columnsOf, endDate, texts, townOf } from '../../unit/sample/small-town.ts';

const town = townOf(4000, 7);
const customer = columnsOf(town, 'raw.customer');
const profile = columnsOf(town, 'raw.profile');
const owner = columnsOf(town, 'truth.ownership');
const person = columnsOf(town, 'truth.person');
const kinds = texts(columnsOf(town, 'truth.profile'), 'kind');
const customers = customer['customer_id']?.length ?? 0;
const profiles = profile['profile_id']?.length ?? 0;

const share = <T>(list: readonly T[], holds: (one: T) => boolean): number =>
  list.filter(holds).length / list.length;
const between = (value: number, low: number, high: number): void => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};
const plain = (text: string): string =>
  text
    .replace(/@.*/, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[^a-z0-9]/g, '');

const rowOf = new Map(texts(profile, 'profile_id').map((id, i) => [id, i]));
/** Profiles of each person, first records only. */
const owned = new Map<string, { platform: string; handle: string }[]>();
(owner['customer_id'] ?? []).forEach((id, i) => {
  if (owner['kind']?.[i] !== 'own') return;
  const row = rowOf.get(owner['profile_id']?.[i] as string) as number;
  const one = {
    platform: profile['platform']?.[row] as string,
    handle: profile['handle']?.[row] as string,
  };
  owned.set(id as string, [...(owned.get(id as string) ?? []), one]);
});

describe('profiles and their owners', () => {
  it('half of the customers have any profile', () => {
    between(
      share(person['profiles'] ?? [], (count) => (count as number) > 0),
      0.47,
      0.53,
    );
  });

  it.each([
    ['x', 'bluesky'],
    ['x', 'mastodon'],
    ['x', 'instagram'],
    ['bluesky', 'mastodon'],
    ['mastodon', 'instagram'],
    ['bluesky', 'instagram'],
  ])('handles on %s and %s are identical for 62–77 % of owners of both', (one, other) => {
    const pairs = [...owned.values()].flatMap((list) => {
      const a = list.find(({ platform }) => platform === one);
      const b = list.find(({ platform }) => platform === other);
      return a && b ? [[plain(a.handle), plain(b.handle)] as const] : [];
    });
    expect(pairs.length).toBeGreaterThan(60);
    const same = share(pairs, ([a, b]) => a === b);
    const slack = 1.64 * Math.sqrt((0.7 * 0.3) / pairs.length);
    between(same, 0.62 - slack, 0.77 + slack);
  });

  it('the handle is the squashed full name for 22 ± 3 %', () => {
    // The books misspell, shorten and swap names, so the people themselves are asked.
    const world = createWorld(planTown({ customers: 4000, seed: 7, endDate }));
    const squashed = [...owned].flatMap(([id, list]) => {
      const record = Number(id.slice(2)) - 1;
      const block = Math.floor(record / customersPerBlock);
      const { name } = residentOf(world, block, record % customersPerBlock).person;
      return list.map(
        ({ handle }) => handle.replace(/@.*/, '') === plain(name.given + name.family),
      );
    });
    between(
      share(squashed, (one) => one),
      0.19,
      0.25,
    );
  });

  it('strangers are most of the network', () => {
    between(1 - new Set(texts(owner, 'profile_id')).size / profiles, 0.55, 0.7);
  });

  it.each([
    ['bot', 0.06, 0.08],
    ['namesake', 0.002, 0.007],
    ['copycat', 0.002, 0.009],
    ['fan', 0.003, 0.009],
  ])('%s profiles are between %d and %d of all', (kind, low, high) => {
    between(
      share(kinds, (one) => one === kind),
      low,
      high,
    );
  });

  it('owners who can be known are half, those who may be looked for three in four', () => {
    const own = (owner['kind'] ?? [])
      .map((kind, i) => ({ kind, i }))
      .filter(({ kind }) => kind === 'own');
    between(
      share(own, ({ i }) => owner['knowable']?.[i] === true),
      0.48,
      0.65,
    );
    between(
      share(own, ({ i }) => owner['permitted']?.[i] === true),
      0.62,
      0.8,
    );
  });
});

describe('the books', () => {
  it('have a basis for most, none for one in nine, and suppressions for few', () => {
    const basis = columnsOf(town, 'raw.basis');
    const grounds = new Set(texts(basis, 'ground'));
    expect([...grounds].sort()).toEqual(['declared', 'legitimate_interest', 'opted_in']);
    between(1 - new Set(texts(basis, 'customer_id')).size / customers, 0.08, 0.17);
    between(
      share(person['suppressed'] ?? [], (one) => one === true),
      0.015,
      0.045,
    );
  });

  it('have gaps', () => {
    const missing = (name: string) => share(customer[name] ?? [], (value) => value === null);
    between(missing('email'), 0.04, 0.1);
    between(missing('phone'), 0.3, 0.38);
    between(missing('city'), 0.1, 0.18);
    between(missing('first_name'), 0.015, 0.05);
    between(missing('birth_year'), 0.5, 0.62);
  });

  it('hold second records of a person and shared addresses', () => {
    between(
      share(person['duplicate_of'] ?? [], (one) => one !== null),
      0.02,
      0.04,
    );
    const mails = texts(customer, 'email');
    between(1 - new Set(mails).size / mails.length, 0.02, 0.09);
  });

  it('hold namesakes: people of one name who are not one person', () => {
    const byName = new Map<string, Set<unknown>>();
    (customer['customer_id'] ?? []).forEach((_, i) => {
      const name = `${customer['first_name']?.[i]} ${customer['last_name']?.[i]}`;
      byName.set(name, (byName.get(name) ?? new Set()).add(person['person_id']?.[i]));
    });
    const shared = [...byName.values()].filter((people) => people.size > 1);
    between(shared.reduce((sum, people) => sum + people.size, 0) / customers, 0.02, 0.12);
  });
});

describe('hidden truth', () => {
  it('every segment and stage is there', () => {
    const segments = texts(person, 'segment');
    for (const one of [
      'influencer',
      'advocate',
      'prosumer',
      'participator',
      'friend',
      'detractor',
    ]) {
      between(
        share(segments, (segment) => segment === one),
        0.03,
        0.5,
      );
    }
    const stages = texts(person, 'stage');
    for (const one of ['none', 'first-time', 'occasional', 'loyal', 'advocate', 'lapsing']) {
      between(
        share(stages, (stage) => stage === one),
        0.015,
        0.4,
      );
    }
    between(
      share(person['open_case'] ?? [], (one) => one === true),
      0.008,
      0.03,
    );
  });

  it('no trait alone makes a segment', () => {
    const of = (name: string) =>
      (person['segment'] ?? []).flatMap((segment, i) =>
        segment === name ? [person['gregariousness']?.[i] as number] : [],
      );
    const [influencers, friends] = [of('influencer'), of('friend')];
    expect(Math.min(...influencers)).toBeLessThan(Math.max(...friends) - 1);
  });
});
