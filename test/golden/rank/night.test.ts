import { beforeAll, describe, expect, it } from 'vitest';
import { type RankRun, type Row, runRank, type World } from './small-world.ts';

const at = (text: string): number => Date.parse(`${text}T12:00:00Z`);
const dayMs = 86_400_000;
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, step) => from + step);

/**
 * Sixty customers. c01–c40 own a profile each, c01 two; c41 is linked only for
 * review. p01 moves twelve strangers, p01b two of the same and one other, p02
 * moves eight of p01's strangers, p03 four of their own.
 */
const id = (number: number): string => `c${String(number).padStart(2, '0')}`;
const profile = (number: number): string => `p${String(number).padStart(2, '0')}`;
const stranger = (number: number): string => `s${String(number).padStart(2, '0')}`;

const link = (customer: string, profileId: string, decision = 'accept'): Row => ({
  customer_id: customer,
  profile_id: profileId,
  match_weight: 10,
  match_probability: 0.999,
  decision,
  decided_by: 'model',
  basis: 'opted_in',
  pattern: '',
  evidence: '[]',
});

const edge = (from: string, to: string): Row => ({
  influencer_profile_id: from,
  influenced_profile_id: to,
  probability: 1,
  evidence_weight: 1,
  kinds: 'reply',
  last_day: '2026-06-01',
});

const measure = (profileId: string, reach: number, percentile: number): Row => ({
  profile_id: profileId,
  influence: 0.01,
  influence_percentile: percentile,
  reach,
  reach_low: reach * 0.9,
  reach_high: reach * 1.1,
  reach_raw: reach,
  passes_on: 1,
  community: 1,
  core: 1,
  betweenness: 0,
  authenticity: 1,
  audience: 10,
});

const post = (
  number: number,
  profileId: string,
  day: string,
  text: string,
  more: Row = {},
): Row => ({
  post_id: `${profileId}-${number}`,
  profile_id: profileId,
  posted_at: at(day),
  text,
  ...more,
});

const feeling = (profileId: string, sentiment: number, brand = 'Alder'): Row => ({
  profile_id: profileId,
  brand,
  sentiment,
  low: sentiment - 0.1,
  high: sentiment + 0.1,
  posts: 4,
  trend: null,
});

const scored = (postId: string, brand: string, positive: number, negative = 0): Row => ({
  post_id: postId,
  brand,
  positive,
  negative,
  neutral: 1 - positive - negative,
});

/** Purchases of a customer every so many days, the last one so many days before the night. */
const orders = (number: number, count: number, every: number, last: number): Row[] =>
  numbers(0, count - 1).map((step) => ({
    order_id: `o${number}-${step}`,
    customer_id: id(number),
    ordered_at: at('2026-06-30') - (last + step * every) * dayMs,
    amount: 10 * number,
    currency: number % 2 === 0 ? 'EUR' : 'USD',
  }));

const craftText =
  'After 14 months of daily wear the stitching holds, the sole lost 2 mm, and the leather can be repaired, better than the previous model.';

const world: World = {
  'core.customer': numbers(1, 60).map((number) => ({ customer_id: id(number) })),
  'derived.link': [
    ...numbers(1, 40).map((number) => link(id(number), profile(number))),
    link('c01', 'p01b'),
    link('c41', 'p41', 'review'),
    link('gone', 's01'),
  ],
  'derived.node_measure': [
    measure('p01', 12, 99),
    measure('p01b', 3, 80),
    measure('p02', 8, 98),
    measure('p03', 4, 90),
    ...numbers(4, 41).map((number) => measure(profile(number), 0.5, 40)),
    ...numbers(1, 20).map((number) => measure(stranger(number), 0, 20)),
  ],
  'derived.edge': [
    ...numbers(1, 12).map((number) => edge('p01', stranger(number))),
    ...[1, 2, 13].map((number) => edge('p01b', stranger(number))),
    edge('p01', 'p01b'),
    ...numbers(1, 8).map((number) => edge('p02', stranger(number))),
    ...numbers(14, 17).map((number) => edge('p03', stranger(number))),
    ...numbers(4, 30).flatMap((number) =>
      [18, 19, 20].map((to) => ({ ...edge(profile(number), stranger(to)), probability: 0.01 })),
    ),
  ],
  'core.post': [
    ...numbers(1, 4).map((number) => post(number, 'p05', `2026-06-0${number}`, craftText)),
    ...numbers(1, 4).map((number) =>
      post(number, 'p06', `2026-06-0${number}`, 'good morning to all of you'),
    ),
    // Only repeats what others say: nobody's own words.
    ...numbers(1, 6).map((number) =>
      post(number, 'p07', `2026-06-0${number}`, craftText, { repost_of_post_id: 'p05-1' }),
    ),
    ...numbers(1, 3).map((number) =>
      post(number, 'p08', `2026-05-0${number}`, 'a fine day it is today'),
    ),
    post(4, 'p08', '2026-06-20', 'I recommend Alder to everybody'),
    ...numbers(1, 3).map((number) => post(number, 'p09', `2026-06-1${number}`, 'looking at Birch')),
    post(9, 'p10', '2026-07-01', 'a post of tomorrow'),
  ],
  'derived.profile_sentiment': [
    feeling('p02', 0.5),
    feeling('p03', 0.4),
    feeling('p08', 0.6),
    feeling('p11', -0.6),
    feeling('p12', 0.9, 'Birch'),
    feeling('p01', 0.6),
    { ...feeling('p01b', -0.2), posts: 12 },
  ],
  'derived.post_sentiment': [
    scored('p08-4', 'Alder', 0.9),
    ...numbers(1, 4).map((number) => scored(`p05-${number}`, 'Alder', 0.3)),
    ...numbers(1, 4).map((number) => scored(`p06-${number}`, 'Alder', 0.3)),
    ...numbers(1, 3).map((number) => scored(`p09-${number}`, 'Birch', 0.4, 0.1)),
    scored('p09-1', 'Cedar', 0.4, 0.1),
  ],
  'core.order': [
    ...orders(1, 6, 30, 5),
    ...orders(2, 1, 30, 5),
    ...orders(3, 2, 30, 5),
    ...orders(20, 8, 20, 250),
    ...numbers(42, 59).flatMap((number) => orders(number, 5, 30, number - 40)),
    // Two orders of one day are one purchase; an order of tomorrow is none.
    {
      order_id: 'again',
      customer_id: 'c02',
      ordered_at: at('2026-06-25') + 3600_000,
      amount: 1,
      currency: 'EUR',
    },
    {
      order_id: 'tomorrow',
      customer_id: 'c02',
      ordered_at: at('2026-07-01'),
      amount: 1,
      currency: 'EUR',
    },
    {
      order_id: 'stranger',
      customer_id: 'gone',
      ordered_at: at('2026-06-01'),
      amount: 1,
      currency: 'EUR',
    },
  ],
  'core.care_case': [
    { case_id: 'k1', customer_id: 'c02', opened_at: at('2026-06-20') },
    {
      case_id: 'k2',
      customer_id: 'c03',
      opened_at: at('2026-05-20'),
      resolved_at: at('2026-06-10'),
      satisfaction: 5,
    },
    {
      case_id: 'k3',
      customer_id: 'c04',
      opened_at: at('2026-06-20'),
      resolved_at: at('2026-07-02'),
    },
  ],
  'core.touch': [
    ...numbers(1, 4).map((number) => ({
      touch_id: `t${number}`,
      customer_id: 'c09',
      at: at(`2026-06-0${number}`),
      channel: `way ${number}`,
      inbound: false,
    })),
    ...numbers(5, 9).map((number) => ({
      touch_id: `t${number}`,
      customer_id: 'c03',
      at: at('2026-06-03'),
      channel: 'phone',
      inbound: true,
    })),
  ],
  'core.outreach': [
    {
      outreach_id: 'u1',
      customer_id: 'c20',
      channel: 'email',
      at: at('2026-01-01'),
      outcome: 'objected',
    },
  ],
  'core.referral': [
    { referrer_customer_id: 'c01', referred_customer_id: 'c02', referred_at: at('2026-06-01') },
    { referrer_customer_id: 'c05', referred_customer_id: 'c42', referred_at: at('2026-06-01') },
    { referrer_customer_id: 'c06', referred_customer_id: 'c60', referred_at: at('2026-06-01') },
  ],
};

const config = {
  brand: { name: 'Alder' },
  competitors: [{ name: 'Birch' }, { name: 'Cedar' }],
  rank: { influencer: { reachMin: 3 } },
};

describe('a night of ranking', () => {
  let run: RankRun;
  const standingOf = (customer: string): Row =>
    run.standing.find((row) => row['customer_id'] === customer) as Row;
  const signalsOf = (customer: string) =>
    run.signal.filter((row) => row['customer_id'] === customer).map((row) => row['kind']);
  const listed = (name: string) =>
    run.list_entry.filter((row) => row['list'] === name).map((row) => row['customer_id']);

  beforeAll(async () => {
    run = await runRank(world, config);
  });

  it('gives every customer one standing, and nobody else', () => {
    expect(run.standing.map((row) => row['customer_id'])).toEqual(numbers(1, 60).map(id));
  });

  it('gives a place to those of whom enough is known, and to nobody else', () => {
    const placed = run.standing.filter((row) => row['enough_evidence']);
    expect(placed.map((row) => row['rank']).sort((a, b) => Number(a) - Number(b))).toEqual(
      numbers(1, placed.length),
    );
    expect(placed.length).toBeLessThan(60);
    for (const row of run.standing) {
      const { rank, rank_low: low, rank_high: high } = row;
      if (!row['enough_evidence']) expect([rank, low, high]).toEqual([null, null, null]);
      else
        expect([Number(low) <= Number(rank), Number(rank) <= Number(high)]).toEqual([true, true]);
    }
  });

  it('takes several profiles together without counting anybody twice', () => {
    const { profiles, reach, reach_low, reach_high, sentiment, sentiment_low } = standingOf('c01');
    // Best profile 12, low end 10.8; high ends 13.2 + 3.3. Sentiment (4·.6 + 12·−.2)/16 = 0.
    expect([profiles, reach, reach_low]).toEqual([2, 12, expect.closeTo(10.8, 6)]);
    expect(reach_high).toBeCloseTo(16.5, 6);
    expect(sentiment).toBeCloseTo(0, 9);
    expect(sentiment_low).toBeCloseTo(-Math.hypot(0.4, 1.2) / 16, 8);
  });

  it('counts accepted links only, and knows nothing of those without', () => {
    for (const customer of ['c41', 'c50']) {
      const row = standingOf(customer);
      expect([
        row['profiles'],
        row['reach_points'],
        row['segment'],
        row['enough_evidence'],
      ]).toEqual([0, null, 'unknown', false]);
    }
  });

  it('takes reach as not known where no edge was seen', () => {
    expect(standingOf('c35')).toMatchObject({ profiles: 1, reach: null, influence_points: null });
    expect(standingOf('c35')['authenticity_points']).toBe(100);
  });

  it('finds the segments', () => {
    const segmentOf = (customer: string) => standingOf(customer)['segment'];
    expect(['c01', 'c02', 'c03'].map(segmentOf)).toEqual([
      'influencer',
      'influencer',
      'influencer',
    ]);
    expect(segmentOf('c05')).toBe('prosumer');
    expect(segmentOf('c06')).toBe('participator');
    expect(segmentOf('c07')).toBe('friend');
    expect(segmentOf('c08')).toBe('advocate');
    expect(segmentOf('c11')).toBe('detractor');
    expect(segmentOf('c12')).toBe('friend');
    expect(segmentOf('c40')).toBe('unknown');
  });

  it('finds the stages', () => {
    const stageOf = (customer: string) => standingOf(customer)['stage'];
    expect(['c01', 'c02', 'c03', 'c20', 'c42', 'c60'].map(stageOf)).toEqual([
      'advocate',
      'first-time',
      'occasional',
      'lapsing',
      'loyal',
      'none',
    ]);
  });

  it('ranks money among those who pay in the same currency', () => {
    // c59 pays most dollars and c58 most euros; recency and frequency hardly differ.
    const value = (customer: string) => Number(standingOf(customer)['value_points']);
    expect(value('c59')).toBeGreaterThan(value('c43') - 40);
    expect(standingOf('c60')['value_points']).toBeNull();
  });

  it('raises the signals', () => {
    expect(signalsOf('c02')).toEqual(['open-case-with-reach']);
    expect(signalsOf('c03')).toEqual(['recovered-case']);
    expect(signalsOf('c04')).toEqual([]);
    expect(signalsOf('c08')).toEqual(['first-recommendation']);
    expect(signalsOf('c09')).toEqual(['competitor-attention']);
    expect(signalsOf('c20')).toEqual(['quiet-lapsing']);
    expect(signalsOf('c01')).toEqual(['referral-purchase']);
    // Had bought before the referral, and never bought at all.
    expect([...signalsOf('c05'), ...signalsOf('c06')]).toEqual([]);
  });

  it('counts a post about two competitors once', () => {
    const evidence = run.signal.find((row) => row['customer_id'] === 'c09')?.['evidence'];
    expect(evidence).toContain('3 posts about competitors in 30 days, 0 in the 90 days before');
  });

  it('knows no moves and no rise in the first night, and says so', () => {
    expect(run.stage_move).toEqual([]);
    expect(listed('rising')).toEqual([]);
    expect(run.warnings).toEqual([expect.stringContaining('rising is empty')]);
  });

  it('orders lists and numbers their places', () => {
    expect(listed('influencers')).toEqual(['c01', 'c02', 'c03']);
    expect(listed('advocates')).toEqual(['c08']);
    expect(listed('prosumers')).toEqual(['c05']);
    expect(listed('make-it-right')).toEqual(['c02']);
    for (const { list, position } of run.list_entry as { list: string; position: number }[]) {
      expect(position).toBeLessThanOrEqual(listed(list).length);
    }
    const keys = run.list_entry.map((row) => `${row['list']} ${row['position']}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leaves out of lists for contacting whom the policy protects', () => {
    // c20 objected, c09 was contacted four times within thirty days.
    expect(listed('win-back')).toEqual([]);
    expect(listed('courted')).toEqual([]);
    expect(run.list_entry.find((row) => row['customer_id'] === 'c02')?.['play']).toBe(
      'make it right: 1 case open since 2026-06-20',
    );
  });

  it('chooses the launch seed for what it reaches together', () => {
    const seed = run.list_entry.filter((row) => row['list'] === 'launch-seed');
    // c01: herself and s01–s13. c03 adds themselves and four others; c02 would add only
    // themselves, since c01 reaches their people, so c08 with three faint edges goes before.
    expect(seed.slice(0, 3).map((row) => row['customer_id'])).toEqual(['c01', 'c03', 'c08']);
    const together = seed.map((row) => Number(row['joint_reach']));
    expect(together[0]).toBeCloseTo(14, 0);
    expect(together[1]).toBeCloseTo(19, 0);
    expect(together[2]).toBeCloseTo(20, 0);
    for (const row of seed) {
      // Everybody counts for at most one, so nobody is discounted into more.
      expect(Number(row['joint_reach_raw'])).toBeGreaterThan(0.97 * Number(row['joint_reach']));
    }
    expect(seed[1]?.['reason']).toMatch(
      /Adds [45]\.?\d? people whom the places before do not reach, this customer and all/,
    );
  });

  it('speaks to a person of several records once, and not at all where one of them objected', async () => {
    const reachable = { name: 'reachable', purpose: 'To be contacted.', contact: true };
    const ids = async (duplicates: readonly (readonly string[])[]) => {
      const joined = duplicates.flatMap((records, at) =>
        records.map((record) => ({ customer_id: record, cluster_id: `d${at}`, probability: 0.99 })),
      );
      const { list_entry } = await runRank(
        { ...world, 'derived.duplicate': joined },
        { ...config, lists: [reachable] },
      );
      return list_entry.map((row) => row['customer_id']);
    };
    const apart = await ids([]);
    // A case of theirs is open: no campaign before it is answered.
    expect(apart).not.toContain('c02');
    expect(apart).toEqual(expect.arrayContaining(['c01', 'c03', 'c08']));
    // c20 objected, and c03 and c08 are one person.
    const together = await ids([
      ['c01', 'c20'],
      ['c03', 'c08'],
    ]);
    const first = apart.find((one) => one === 'c03' || one === 'c08');
    expect(together.filter((one) => ['c01', 'c03', 'c08', 'c20'].includes(String(one)))).toEqual([
      first,
    ]);
  });

  it('puts those of whom too little is known after all others, also by standing', async () => {
    const everybody = { name: 'everybody', purpose: 'All.', size: 60 };
    const { list_entry, standing } = await runRank(world, { ...config, lists: [everybody] });
    const known = new Map(standing.map((row) => [row['customer_id'], row['enough_evidence']]));
    const order = list_entry.map((row) => known.get(row['customer_id']) as boolean);
    expect(order.length).toBe(60);
    expect(order.indexOf(false)).toBe(order.lastIndexOf(true) + 1);
    expect(list_entry.filter((_, at) => order[at] === false).length).toBeGreaterThan(5);
  });

  it('gives a reason with figures for every place, and names nobody', () => {
    for (const row of run.list_entry) {
      expect(row['reason']).toMatch(/\d/);
      expect(row['reason']).not.toMatch(/NaN|null|undefined|p\d\d/);
    }
  });

  it('gives the same rows again, also from shuffled tables', async () => {
    const shuffled = Object.fromEntries(
      Object.entries(world).map(([name, rows]) => [name, [...rows].reverse()]),
    );
    const again = await runRank(shuffled, config);
    expect(again).toEqual(run);
  });

  describe('and the night after', () => {
    let next: RankRun;
    beforeAll(async () => {
      const previous = run.standing
        .filter((row) => row['customer_id'] !== 'c60')
        .map((row) => {
          if (row['customer_id'] === 'c01') return { ...row, segment: 'friend' };
          if (row['customer_id'] === 'c03') return { ...row, stage: 'first-time' };
          if (row['customer_id'] === 'c05') return { ...row, activity_points: 0 };
          // Known only now: news about our knowledge, no rise.
          if (row['customer_id'] === 'c08')
            return { ...row, reach_points: null, standing_points: 10 };
          if (row['customer_id'] === 'c41') return { ...row, standing_points: 10, value_points: 0 };
          return row;
        });
      next = await runRank({ ...world, 'previous.standing': previous }, config);
    });

    it('records moves, newcomers included', () => {
      expect(next.stage_move).toEqual([
        { customer_id: 'c03', from: 'first-time', to: 'occasional', day: '2026-06-30' },
        { customer_id: 'c60', from: null, to: 'none', day: '2026-06-30' },
      ]);
    });

    it('sees who became an influencer and who rose', () => {
      const fresh = next.signal.filter((row) => row['kind'] === 'new-influencer');
      expect(fresh.map((row) => row['customer_id'])).toEqual(['c01']);
      const rising = next.list_entry.filter((row) => row['list'] === 'rising');
      expect(rising.map((row) => row['customer_id'])).toEqual(['c05']);
      expect(next.warnings).toEqual([]);
    });
  });
});

describe('a night over nobody', () => {
  it('ends with empty tables', async () => {
    const run = await runRank({});
    expect([run.standing, run.signal, run.stage_move, run.list_entry]).toEqual([[], [], [], []]);
  });

  it('gives no rank to customers of whom nothing but their id is known', async () => {
    const run = await runRank({ 'core.customer': [{ customer_id: 'a' }, { customer_id: 'b' }] });
    expect(run.standing).toMatchObject([
      { customer_id: 'a', standing_points: 50, rank: null, rank_high: null, segment: 'unknown' },
      { customer_id: 'b', standing_points: 50, rank: null, rank_low: null, stage: 'none' },
    ]);
    expect(run.list_entry).toEqual([]);
    expect(run.warnings.some((text) => text.includes('list launch-seed is empty'))).toBe(true);
  });
});
