/** Links from night to night: renamed, vanished, returned, decided by people, and told why. */
import { describe, expect, it } from 'vitest';
import type { Row } from '../job/memory-job.ts';
import * as cast from './cast.ts';
import { type MatchInput, type MatchOutput, runMatch } from './run-match.ts';

const both: MatchInput = { customers: cast.customers, profiles: cast.profiles };
/** The same for every test, and written to by none. */
let first: Promise<MatchOutput> | undefined;
const firstNight = (): Promise<MatchOutput> => (first ??= runMatch(both));
const night = (day: string, before: MatchOutput, input: Partial<MatchInput> = {}) =>
  runMatch({ ...both, ...input, date: day, before });

const told = ({ links }: MatchOutput): string[] =>
  links.map(
    ({ customer_id, profile_id, decision, decided_by, stale_since }) =>
      `${customer_id} ${profile_id} ${decision} ${decided_by}${stale_since === null ? '' : ` stale ${stale_since}`}`,
  );
const causes = ({ changes }: MatchOutput): string[] =>
  changes.map(
    ({ profile_id, from_decision, to_decision, cause }) =>
      `${profile_id} ${from_decision} ${to_decision} ${cause}`,
  );

const lenaOnly = [cast.lenaProfile, cast.strangerProfile];
/** Another handle and another shown name: nothing of the old ones is left. */
const renamedOskar: Row = { ...cast.oskarProfile, handle: 'quietkiln', display_name: 'Quiet Kiln' };
const withOskar = (profile: Row): Partial<MatchInput> => ({ profiles: [...lenaOnly, profile] });
const declaring: Row = { ...cast.oskar, handles: ['mastodon:oskar.brennfeld'] };

describe('a night like the one before', () => {
  it('changes nothing, and the first one tells no change', async () => {
    const first = await firstNight();
    expect(first.changes).toEqual([]);
    const second = await night('2026-01-16', first);
    expect(second.changes).toEqual([]);
    expect(second.links).toEqual(first.links);
  });
});

describe('a renamed handle', () => {
  it('keeps its link through the account, is told once, and stays with the evidence it had', async () => {
    const first = await firstNight();
    const second = await night('2026-01-16', first, withOskar(renamedOskar));
    expect(told(second)).toEqual(told(first));
    expect(causes(second)).toEqual(['p-oskar accept accept renamed-handle']);
    expect(second.links[1]).toEqual(first.links[1]);
    const third = await night('2026-01-17', second, withOskar(renamedOskar));
    expect(told(third)).toEqual(told(first));
    expect(third.changes).toEqual([]);
  });

  it('is judged anew once the new handle carries the link by itself', async () => {
    const first = await firstNight();
    const better = { ...cast.oskarProfile, handle: 'brennfeldoskar' };
    const second = await night('2026-01-16', first, withOskar(better));
    expect(second.links[1]).toMatchObject({ handle: 'brennfeldoskar', decision: 'accept' });
    expect(causes(second)).toEqual(['p-oskar accept accept renamed-handle']);
  });

  it('does not keep a link that the shown name contradicts', async () => {
    const first = await firstNight();
    const sold = { ...renamedOskar, display_name: 'Ursula Brennfeld' };
    const second = await night('2026-01-16', first, withOskar(sold));
    expect(told(second)).toEqual(told(first).slice(0, 1));
    expect(causes(second)).toEqual(['p-oskar accept null renamed-handle']);
    expect(second.changes[0]?.detail).toContain('perhaps a relative');
  });

  it('keeps a declared handle that was renamed, as long as it stays declared', async () => {
    const customers = [cast.lena, declaring];
    const first = await runMatch({ ...both, customers });
    expect(told(first)).toContain('c-oskar p-oskar accept declaration');
    const second = await night('2026-01-16', first, { customers, ...withOskar(renamedOskar) });
    expect(told(second)).toContain('c-oskar p-oskar accept declaration');
    expect(causes(second)).toEqual(['p-oskar accept accept renamed-handle']);
    const third = await night('2026-01-17', second, withOskar(renamedOskar));
    expect(told(third).filter((one) => one.includes('accept'))).toEqual(told(first).slice(0, 1));
    expect(third.changes.map(({ cause }) => cause)).toEqual(['declaration']);
  });

  it('asks a person when another account takes over the declared handle', async () => {
    const customers = [cast.lena, declaring];
    const first = await runMatch({ ...both, customers });
    const taker = { ...cast.strangerProfile, profile_id: 'p-taker', platform: 'mastodon' };
    const second = await night('2026-01-16', first, {
      customers,
      profiles: [...lenaOnly, renamedOskar, { ...taker, handle: 'oskar.brennfeld' }],
    });
    expect(told(second)).toEqual([
      'c-lena p-lena accept model',
      'c-oskar p-oskar accept declaration',
      'c-oskar p-taker review declaration',
    ]);
    expect(second.questions[0]?.reason).toContain('went from one account to another');
  });
});

describe('a vanished profile', () => {
  const gone = { profiles: lenaOnly };

  it('makes its link stale from that night on, is fresh again when found, and gone after its days', async () => {
    const first = await firstNight();
    const second = await night('2026-01-16', first, gone);
    expect(told(second)).toContain('c-oskar p-oskar accept model stale 2026-01-16');
    expect(causes(second)).toEqual(['p-oskar accept accept vanished']);
    const third = await night('2026-01-17', second, gone);
    expect(told(third)).toEqual(told(second));
    expect(third.changes).toEqual([]);
    const back = await night('2026-01-18', third);
    expect(told(back)).toEqual(told(first));
    expect(causes(back)).toEqual(['p-oskar accept accept returned']);
    const late = await night('2026-02-16', third, gone);
    expect(told(late)).toEqual(told(first).slice(0, 1));
    expect(causes(late)).toEqual(['p-oskar accept null vanished']);
    expect(told(await night('2026-02-15', third, gone))).toEqual(told(second));
  });

  it('is waited for although its whole platform is gone', async () => {
    const first = await firstNight();
    const nothing = await night('2026-01-16', first, { profiles: [] });
    expect(told(nothing).every((link) => link.endsWith('stale 2026-01-16'))).toBe(true);
    expect(nothing.links).toHaveLength(2);
  });

  it.each([
    ['customer', 'c-oskar'],
    ['profile', 'p-oskar'],
    ['email', 'oskar@brennfeld.example'],
  ])('is gone at once, and untold, when the %s is suppressed', async (subject_kind, subject) => {
    const first = await firstNight();
    const suppressions = [{ subject_kind, subject }];
    const second = await night('2026-01-16', first, { ...gone, suppressions });
    expect(told(second)).toEqual(told(first).slice(0, 1));
    expect(second.changes).toEqual([]);
  });

  it('is gone at once when no ground allows the pair any longer', async () => {
    const ground = (customer_id: string) => ({ customer_id, platform: '*', ground: 'opted_in' });
    const settings = { evaluation: false, privacy: { legitimateInterest: [] } };
    const allowed = { settings, basis: [ground('c-lena'), ground('c-oskar')] };
    const first = await runMatch({ ...both, ...allowed });
    const withdrawn = { settings, basis: [ground('c-lena')] };
    const second = await night('2026-01-16', first, { ...withdrawn, ...gone });
    expect(told(second)).toEqual(told(first).slice(0, 1));
    expect(causes(second)).toEqual(['p-oskar accept null basis']);
  });

  it('is not kept against a person’s word, given or taken back', async () => {
    const word = (decision: string) => ({
      reviews: [{ customer_id: 'c-oskar', profile_id: 'p-oskar', decision, decided_at: 0 }],
    });
    const first = await runMatch({ ...both, ...word('accept') });
    expect(told(await night('2026-01-16', first, { ...gone, ...word('accept') }))).toHaveLength(2);
    expect(told(await night('2026-01-16', first, { ...gone, ...word('reject') }))).toHaveLength(1);
    expect(told(await night('2026-01-16', first, gone))).toHaveLength(1);
  });
});

describe('what people say', () => {
  const word = (decision: string) => ({
    reviews: [{ customer_id: 'c-oskar', profile_id: 'p-oskar', decision, decided_at: 0 }],
  });

  it('counts in the next night, and no longer once it is taken back', async () => {
    const first = await firstNight();
    const second = await night('2026-01-16', first, word('reject'));
    expect(told(second)).toContain('c-oskar p-oskar reject person');
    expect(causes(second)).toEqual(['p-oskar accept reject review']);
    const third = await night('2026-01-17', second);
    expect(told(third)).toEqual(told(first));
    expect(causes(third)).toEqual(['p-oskar reject accept review']);
  });
});

describe('what changed a link', () => {
  it('is the customer’s record, a new record, a rival or the profile, each told by name', async () => {
    const first = await firstNight();
    const moved = { ...cast.oskar, city: 'Bangor', region: 'ME' };
    const second = await night('2026-01-16', first, { customers: [cast.lena, moved] });
    expect(second.changes[0]).toMatchObject({
      profile_id: 'p-oskar',
      cause: 'changed-customer',
      detail: expect.stringContaining('the place: the same town → another region'),
    });
    const older = await runMatch({ ...both, customers: [cast.oskar] });
    expect(causes(await night('2026-01-16', older))).toEqual(['p-lena null accept new-customer']);
    const earlier = await runMatch({ ...both, ...{ profiles: lenaOnly } });
    expect(causes(await night('2026-01-16', earlier))).toEqual(['p-oskar null accept new-profile']);
    const twin = { ...cast.oskar, customer_id: 'c-twin', email: 'other@mail.example' };
    const contested = await night('2026-01-16', first, { customers: [...cast.customers, twin] });
    expect(causes(contested)).toContain('p-oskar accept null rival');
  });

  it('never tells a name or an address', async () => {
    const first = await firstNight();
    const second = await night('2026-01-16', first, {
      customers: [{ ...cast.lena, last_name: 'Other', email: 'new@mail.example' }, cast.oskar],
      ...withOskar(renamedOskar),
    });
    const words = second.changes.map(({ detail }) => detail).join(' ');
    expect(second.changes).toHaveLength(2);
    expect(words).not.toMatch(/kranzow|brennfeld|lena|oskar|kiln|@/i);
  });
});

describe('stored parameters', () => {
  const replayed = { matchSettings: { parameters: 'previous' } } as const;

  it('replay a night: the same links on the same data', async () => {
    const first = await firstNight();
    const second = await night('2026-01-16', first, replayed);
    expect(second.links).toEqual(first.links);
    const values = ({ parameters }: MatchOutput) =>
      parameters.map(({ kind, comparison, level, value }) => [kind, comparison, level, value]);
    expect(values(second)).toEqual(values(first));
    expect(first.parameters.some(({ pairs }) => Number(pairs) > 0)).toBe(true);
    expect(second.parameters.every(({ pairs }) => pairs === null)).toBe(true);
  });

  it('judge other data as that night did, thresholds included', async () => {
    const first = await firstNight();
    const strict = first.parameters.map((row) =>
      row['kind'] === 'threshold' ? { ...row, value: 1 } : row,
    );
    const before = { ...first, parameters: strict };
    const second = await night('2026-01-16', before, replayed);
    expect(second.links).toEqual([]);
    expect(causes(second)).toEqual([
      'p-lena accept null parameters',
      'p-oskar accept null parameters',
    ]);
    const wider = await night('2026-01-16', first, {
      ...replayed,
      profiles: [...cast.profiles, { ...renamedOskar, profile_id: 'p-other' }],
    });
    const learnt = await night('2026-01-16', first, {
      profiles: [...cast.profiles, { ...renamedOskar, profile_id: 'p-other' }],
    });
    const prior = ({ parameters }: MatchOutput) =>
      parameters.find(({ kind }) => kind === 'prior')?.['value'];
    expect(prior(wider)).toBe(prior(first));
    expect(prior(learnt)).not.toBe(prior(first));
  });

  it('say so and learn when there are none yet, or not all', async () => {
    const first = await runMatch({ ...both, ...replayed });
    expect(first.warnings.join()).toContain('no earlier night has any');
    expect(told(first)).toHaveLength(2);
    const fewer = { ...first, parameters: first.parameters.slice(1) };
    const second = await night('2026-01-16', fewer, replayed);
    expect(second.warnings.join()).toContain('of another kith');
  });
});
