import { describe, expect, it } from 'vitest';
import * as cast from './cast.ts';
import { type MatchInput, runMatch } from './run-match.ts';

const inTheNight = { evaluation: false, privacy: { legitimateInterest: [] } };

const pairsOf = async (input: MatchInput): Promise<string[]> =>
  (await runMatch(input)).links.map(
    (link) =>
      `${link.customer_id} ${link.profile_id} ${link.decision} ${link.decided_by} ${link.basis}`,
  );

const optedIn = (customer_id: string, platform = '*') => ({
  customer_id,
  platform,
  ground: 'opted_in',
});

describe('who is matched', () => {
  it('finds the two whose evidence is plain, and nobody for the stranger', async () => {
    expect(await pairsOf({ customers: cast.customers, profiles: cast.profiles })).toEqual([
      'c-lena p-lena accept model evaluation',
      'c-oskar p-oskar accept model evaluation',
    ]);
  });

  it('gives the same links for shuffled rows', async () => {
    const straight = await runMatch({ customers: cast.customers, profiles: cast.profiles });
    const shuffled = await runMatch({
      customers: [...cast.customers].reverse(),
      profiles: [...cast.profiles].reverse(),
    });
    expect(shuffled.links).toEqual(straight.links);
  });

  it('explains each link in bits that add up', async () => {
    const { links } = await runMatch({ customers: cast.customers, profiles: cast.profiles });
    for (const link of links) {
      const steps = JSON.parse(link.evidence) as { bits: number }[];
      const sum = steps.reduce((total, step) => total + step.bits, 0);
      expect(sum).toBeCloseTo(link.match_weight, 2);
    }
  });

  it.each([
    ['no customers', { customers: [], profiles: cast.profiles }],
    ['no profiles', { customers: cast.customers, profiles: [] }],
    [
      'empty records',
      { customers: [{ customer_id: 'c' }], profiles: [{ profile_id: 'p', platform: 'x' }] },
    ],
  ])('answers %s with no links', async (_, input) => {
    expect(await pairsOf(input)).toEqual([]);
  });
});

describe('basis before matching', () => {
  it('stops and says how to state a basis when nobody has one', async () => {
    const run = runMatch({
      customers: cast.customers,
      profiles: cast.profiles,
      settings: inTheNight,
    });
    await expect(run).rejects.toMatchObject({
      code: 'input.no_basis',
      message: expect.stringContaining('privacy.fileBasis'),
    });
  });

  it('matches a customer only on platforms the basis covers', async () => {
    const links = await pairsOf({
      customers: cast.customers,
      profiles: cast.profiles,
      settings: inTheNight,
      basis: [optedIn('c-lena'), optedIn('c-oskar', 'x')],
    });
    expect(links).toEqual(['c-lena p-lena accept model opted_in']);
  });

  it.each([[{ since: Date.parse('2026-02-01') }], [{ until: Date.parse('2026-01-15') }]])(
    'knows no basis outside its time: %o',
    async (time) => {
      const run = pairsOf({
        customers: cast.customers,
        profiles: cast.profiles,
        settings: inTheNight,
        basis: [{ ...optedIn('c-lena'), ...time }],
      });
      await expect(run).rejects.toMatchObject({ code: 'input.no_basis' });
    },
  );

  it('takes legitimate interest only where it is switched on, and never on x', async () => {
    const basis = ['c-lena', 'c-oskar'].map((customer_id) => ({
      customer_id,
      platform: '*',
      ground: 'legitimate_interest',
    }));
    const links = await pairsOf({
      customers: cast.customers,
      profiles: cast.profiles,
      basis,
      settings: { evaluation: false, privacy: { legitimateInterest: ['mastodon', 'x'] } },
    });
    expect(links).toEqual(['c-oskar p-oskar accept model legitimate_interest']);
  });

  it('takes a basis stated for the whole file', async () => {
    const fileBasis = { ground: 'opted_in', platforms: ['mastodon'] };
    const links = await pairsOf({
      customers: cast.customers,
      profiles: cast.profiles,
      settings: { evaluation: false, privacy: { legitimateInterest: [], fileBasis } },
    });
    expect(links).toEqual(['c-oskar p-oskar accept model opted_in']);
  });

  it('takes a declared handle as ground for its platform and as the answer', async () => {
    const links = await pairsOf({
      customers: [{ ...cast.oskar, handles: ['twitter:@TeaPot99'] }, cast.lena],
      profiles: cast.profiles,
      settings: inTheNight,
    });
    expect(links).toEqual(['c-oskar p-stranger accept declaration declared']);
  });
});

describe('wishes', () => {
  it.each([
    ['customer', 'c-lena'],
    ['profile', 'p-lena'],
    ['email', 'lena.kranzow@mail.example'],
  ])('a suppressed %s is not even a candidate', async (subject_kind, subject) => {
    const out = await runMatch({
      customers: cast.customers,
      profiles: cast.profiles,
      suppressions: [{ subject_kind, subject }],
      reviews: [{ customer_id: 'c-lena', profile_id: 'p-lena', decision: 'accept', decided_at: 0 }],
    });
    expect(out.links.map((link) => link.customer_id)).toEqual(['c-oskar']);
    expect(out.figures.get('candidate_pairs')).toBe(1);
  });

  it.each([[{ no_bots: true }], [{ discoverable: false }]])(
    'a profile that asks not to be found (%o) is linked only by its own declaration',
    async (wish) => {
      const profiles = [cast.lenaProfile, { ...cast.oskarProfile, ...wish }];
      expect(await pairsOf({ customers: cast.customers, profiles })).toEqual([
        'c-lena p-lena accept model evaluation',
      ]);
      const declared = { ...cast.oskar, handles: ['mastodon:oskar.brennfeld'] };
      expect(await pairsOf({ customers: [cast.lena, declared], profiles })).toContain(
        'c-oskar p-oskar accept declaration declared',
      );
    },
  );
});

describe('what people decided', () => {
  it('beats the model both ways and keeps the rejection', async () => {
    const links = await pairsOf({
      customers: cast.customers,
      profiles: [cast.lenaProfile, cast.strangerProfile],
      reviews: [
        { customer_id: 'c-lena', profile_id: 'p-lena', decision: 'reject', decided_at: 0 },
        { customer_id: 'c-oskar', profile_id: 'p-stranger', decision: 'accept', decided_at: 0 },
      ],
    });
    expect(links).toEqual([
      'c-lena p-lena reject person evaluation',
      'c-oskar p-stranger accept person evaluation',
    ]);
  });
});

describe('doubt', () => {
  it('asks a person when two customers have equal claims', async () => {
    const twin = { ...cast.oskar, customer_id: 'c-twin', email: 'other@mail.example' };
    const out = await runMatch({
      customers: [...cast.customers, twin],
      profiles: cast.profiles,
      matchSettings: { reviewProbability: 0.4, reviewPairsMax: 1 },
    });
    const doubtful = out.links.filter((link) => link.profile_id === 'p-oskar');
    expect(doubtful.map((link) => link.decision)).toEqual(['review', 'review']);
    expect(out.questions).toHaveLength(1);
    expect(out.questions[0]?.reason).toContain('More than one customer');
  });

  it('does not link an imitation', async () => {
    const parody = { ...cast.lenaProfile, bio: 'Parody account.', urls: null, location: null };
    expect(await pairsOf({ customers: cast.customers, profiles: [parody] })).toEqual([]);
  });

  it('does not take a younger copy for the customer', async () => {
    const day = 86_400_000;
    const original = { ...cast.lenaProfile, urls: null, created_at: 0 };
    const copy = { ...original, profile_id: 'p-copy', handle: 'lenakranzow_1', created_at: day };
    const { links } = await runMatch({ customers: cast.customers, profiles: [original, copy] });
    expect(links.map((link) => link.profile_id)).toEqual(['p-lena']);
  });

  it('gives a profile to one of two records that are one person', async () => {
    const again = { ...cast.oskar, customer_id: 'c-oskar-again', city: null, region: null };
    const links = await pairsOf({
      customers: [cast.lena, cast.oskar, again],
      profiles: cast.profiles,
      duplicates: ['c-oskar', 'c-oskar-again'].map((customer_id) => ({
        customer_id,
        cluster_id: 'c-oskar',
      })),
    });
    expect(links).toContain('c-oskar p-oskar accept model evaluation');
    expect(links.filter((link) => link.includes('p-oskar'))).toHaveLength(1);
  });

  it('links a profile by the rare handle of one that is known', async () => {
    const elsewhere = {
      profile_id: 'p-elsewhere',
      platform: 'bluesky',
      handle: 'velvetkestrel88',
      display_name: 'velvet kestrel',
    };
    const known = { ...cast.oskarProfile, handle: 'velvetkestrel88' };
    const { links } = await runMatch({
      customers: cast.customers,
      profiles: [cast.lenaProfile, known, elsewhere],
    });
    const lent = links.find((link) => link.profile_id === 'p-elsewhere');
    expect(lent?.customer_id).toBe('c-oskar');
    expect(lent?.evidence).toContain('same handle elsewhere');
  });

  it('splits or caps a block that is too large, and says so', async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({
      ...cast.oskar,
      customer_id: `c-${at}`,
      email: null,
      region: at === 0 ? 'OR' : 'ME',
      city: at === 0 ? 'Portland' : 'Bangor',
    }));
    const out = await runMatch({
      customers: many,
      profiles: [cast.oskarProfile],
      pairsPerBlockMax: 10,
    });
    expect(out.warnings.some((warning) => warning.includes('match.pairsPerBlockMax'))).toBe(true);
    expect(out.figures.get('candidate_pairs')).toBe(1);
  });
});
