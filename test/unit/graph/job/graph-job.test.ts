import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/kernel/index.ts';
import { type Row, runGraph, settings } from './world.ts';

const profile = (profile_id: string): Row => ({ profile_id, platform: 'x' });
const attention = (actor: string, target: string, kind: string, day: string | null, count = 1) => ({
  actor_profile_id: actor,
  target_profile_id: target,
  kind,
  day,
  count,
});
const posts = (author: string, count: number, day = '2026-06-01') =>
  Array.from({ length: count }, (_, i) => ({
    post_id: `${author}-${day}-${i}`,
    profile_id: author,
    posted_at: `${day} 12:00:00`,
  }));
const edgeOf = (edges: readonly Row[], from: string, to: string) =>
  edges.find((e) => e['influencer_profile_id'] === from && e['influenced_profile_id'] === to);

describe('graph job', () => {
  it('gives empty tables for an empty lake', async () => {
    const { edges, nodes, figures } = await runGraph({ tables: {} });
    expect(edges).toEqual([]);
    expect(nodes).toEqual([]);
    expect(figures).toMatchObject({ edges: 0, nodes: 0, given_edges: 0, communities: 0 });
  });

  it('measures an isolated profile: no reach, prior authenticity, a community of its own', async () => {
    const { nodes } = await runGraph({ tables: { 'core.profile': [profile('a'), profile('b')] } });
    expect(nodes.map((n) => n['profile_id'])).toEqual(['a', 'b']);
    expect(nodes[0]).toMatchObject({
      influence: 0.5,
      influence_percentile: 0,
      reach: 0,
      reach_low: 0,
      reach_high: 0,
      core: 0,
      betweenness: 0,
      audience: 0,
    });
    expect(nodes.map((n) => n['community'])).toEqual([1, 2]);
  });

  it('turns attention round: the one attended to is the influencer', async () => {
    const { edges } = await runGraph({
      tables: {
        'core.profile': [profile('fan'), profile('star')],
        'core.interaction': [attention('fan', 'star', 'reply', '2026-06-20')],
      },
    });
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({
      influencer_profile_id: 'star',
      influenced_profile_id: 'fan',
      kinds: 'reply',
      last_day: '2026-06-20',
    });
    expect(edges[0]!['evidence_weight']).toBeCloseTo(0.5 ** (10 / settings.halfLifeDays), 6);
  });

  it('ages evidence by its half-life, but not a follow', async () => {
    const { edges } = await runGraph({
      tables: {
        'core.interaction': [
          attention('a', 'b', 'repost', '2026-04-01', 2),
          attention('a', 'c', 'follow', '2020-01-01'),
        ],
      },
    });
    expect(edgeOf(edges, 'b', 'a')).toMatchObject({ evidence_weight: 1 });
    expect(edgeOf(edges, 'c', 'a')).toMatchObject({ evidence_weight: 1, kinds: 'follow' });
  });

  it('counts an answer told both as a post and as an interaction once', async () => {
    const both = await runGraph({
      tables: {
        'core.post': [
          ...posts('star', 1),
          {
            post_id: 'r',
            profile_id: 'fan',
            posted_at: '2026-06-30 13:00:00',
            in_reply_to_post_id: 'star-2026-06-01-0',
          },
        ],
        'core.interaction': [attention('fan', 'star', 'reply', '2026-06-30')],
      },
    });
    expect(edgeOf(both.edges, 'star', 'fan')).toMatchObject({ evidence_weight: 1, kinds: 'reply' });
  });

  it('takes a mention inside a post for attention, once where an interaction tells it too', async () => {
    const post = {
      ...{ post_id: 'm', profile_id: 'fan', posted_at: '2026-06-30 13:00:00' },
      mentioned_profile_ids: ['star', 'fan'],
    };
    for (const interactions of [[], [attention('fan', 'star', 'mention', '2026-06-30')]]) {
      const { edges } = await runGraph({
        tables: { 'core.post': [post], 'core.interaction': interactions },
      });
      expect(edges).toHaveLength(1);
      expect(edgeOf(edges, 'star', 'fan')).toMatchObject({ evidence_weight: 1, kinds: 'mention' });
    }
  });

  it('counts a quote as a chance only as far as quotes are answered', async () => {
    const crowd = Array.from({ length: 30 }, (_, i) => `f${i}`);
    const quotes = Array.from({ length: 40 }, (_, i) => ({
      ...{ post_id: `q${i}`, profile_id: 'star', posted_at: '2026-06-10 12:00:00' },
      quote_of_post_id: 'elsewhere',
    }));
    const answers = crowd.map((f, i) => ({
      ...{ post_id: `a${i}`, profile_id: f, posted_at: '2026-06-10 14:00:00' },
      repost_of_post_id: `star-2026-06-10-${i % 10}`,
    }));
    const follows = crowd.map((f) => attention(f, 'star', 'follow', null));
    const without = {
      'core.interaction': follows,
      'core.post': [...posts('star', 10, '2026-06-10'), ...answers],
    };
    const { figures: plain } = await runGraph({ tables: without });
    const { figures } = await runGraph({
      tables: { ...without, 'core.post': [...without['core.post'], ...quotes] },
    });
    // 40 quotes as full chances would divide the mean by about five.
    expect(figures['mean_probability_follow']).toBeGreaterThan(
      0.5 * plain['mean_probability_follow']!,
    );
    expect(figures['mean_probability_follow']).toBeLessThan(plain['mean_probability_follow']!);
  });

  it('takes authenticity from accounts that lift each other and look less real', async () => {
    const ring = ['r1', 'r2', 'r3', 'r4'];
    const people = Array.from({ length: 30 }, (_, i) => `p${i}`);
    const real = { followers: 900, following: 300, posts: 4000, likes: 9000, listed: 30 };
    const made = { followers: 3, following: 2000, posts: 9000, likes: 0, listed: 0 };
    const born = { created_at: '2014-01-01 00:00:00', observed_at: '2026-06-30 00:00:00' };
    const others = [...ring, ...people.slice(0, 4)];
    const lifted = (list: readonly string[]) =>
      list.flatMap((a) =>
        list
          .filter((b) => b !== a)
          .flatMap((b) => [
            attention(a, b, 'follow', null),
            attention(a, b, 'repost', '2026-06-11', 4),
          ]),
      );
    const { nodes, figures } = await runGraph({
      tables: {
        'core.profile': [
          ...ring.map((id) => ({ ...profile(id), ...made, created_at: '2026-05-01 00:00:00' })),
          ...people.map((id) => ({ ...profile(id), ...real, ...born })),
        ],
        'core.post': [...others, ...people.slice(4)].flatMap((id) => posts(id, 5, '2026-06-10')),
        'core.interaction': [
          ...lifted(ring),
          // Four friends who answer each other as much.
          ...lifted(people.slice(0, 4)),
          ...people
            .slice(4)
            .flatMap((id) =>
              people.slice(0, 4).map((friend) => attention(id, friend, 'follow', null)),
            ),
        ],
      },
    });
    expect(figures).toMatchObject({ rings: 1, ring_members: 4 });
    const of = new Map(nodes.map((node) => [node['profile_id'], node['authenticity'] as number]));
    for (const id of ring) expect(of.get(id)).toBeLessThan(0.1);
    for (const id of people) expect(of.get(id)).toBeGreaterThan(0.9);
  });

  it('learns that who answers often is moved more than who never does', async () => {
    const followers = ['keen', 'idle', 'calm', 'mute'];
    const { edges } = await runGraph({
      tables: {
        'core.post': posts('star', 30, '2026-06-10'),
        'core.interaction': [
          ...followers.map((f) => attention(f, 'star', 'follow', '2026-01-01')),
          attention('keen', 'star', 'repost', '2026-06-11', 20),
          attention('calm', 'star', 'repost', '2026-06-12', 2),
        ],
      },
    });
    const p = (who: string) => edgeOf(edges, 'star', who)!['probability'] as number;
    expect(p('keen')).toBeGreaterThan(p('calm'));
    expect(p('calm')).toBeGreaterThan(p('idle'));
    expect(p('idle')).toBe(p('mute'));
    // Chances age one day more than the answers to them.
    expect(p('keen')).toBeLessThan((20 / 30) * 2 ** (1 / 365));
    expect(p('idle')).toBeGreaterThan(0);
  });

  it('does not take two lucky reposts for certainty', async () => {
    const crowd = Array.from({ length: 50 }, (_, i) => `f${i}`);
    const { edges } = await runGraph({
      tables: {
        'core.post': [...posts('star', 40, '2026-06-10'), ...posts('rare', 2, '2026-06-10')],
        'core.interaction': [
          ...crowd.map((f) => attention(f, 'star', 'follow', null)),
          ...crowd.map((f) => attention(f, 'rare', 'follow', null)),
          attention('f0', 'rare', 'repost', '2026-06-11', 2),
        ],
      },
    });
    const lucky = edgeOf(edges, 'rare', 'f0')!['probability'] as number;
    expect(lucky).toBeLessThan(0.5);
    expect(lucky).toBeGreaterThan(edgeOf(edges, 'rare', 'f1')!['probability'] as number);
  });

  it('takes a given probability as it is and reports how many given edges met a profile', async () => {
    const { edges, figures } = await runGraph({
      tables: {
        'core.profile': [profile('a')],
        'core.interaction': [attention('b', 'a', 'like', '2026-06-01')],
        'core.given_edge': [
          { influencer_profile_id: 'a', influenced_profile_id: 'b', probability: 0.25 },
          {
            influencer_profile_id: 'x:unknown',
            influenced_profile_id: 'x:other',
            probability: 0.5,
          },
        ],
      },
    });
    expect(edgeOf(edges, 'a', 'b')).toMatchObject({ probability: 0.25, kinds: 'given,like' });
    expect(edgeOf(edges, 'x:unknown', 'x:other')).toMatchObject({
      probability: 0.5,
      last_day: null,
    });
    expect(figures).toMatchObject({ given_edges: 2, given_edges_met: 1, edges: 2, nodes: 4 });
  });

  it('makes a referral between linked customers the strongest kind', async () => {
    const { edges } = await runGraph({
      tables: {
        'core.profile': [profile('pa'), profile('pb'), profile('pc')],
        'core.referral': [
          {
            referrer_customer_id: 'A',
            referred_customer_id: 'B',
            referred_at: '2026-06-30 08:00:00',
          },
          {
            referrer_customer_id: 'A',
            referred_customer_id: 'C',
            referred_at: '2026-06-30 08:00:00',
          },
        ],
        'derived.link': [
          ['A', 'pa', 'accept'],
          ['B', 'pb', 'accept'],
          ['C', 'pc', 'review'],
        ].map(([customer_id, profile_id, decision]) => ({
          customer_id: customer_id!,
          profile_id: profile_id!,
          decision: decision!,
        })),
        'core.interaction': [attention('pb', 'pc', 'reply', '2026-06-29')],
      },
    });
    expect(edgeOf(edges, 'pa', 'pb')).toMatchObject({ kinds: 'referral', probability: 0.5 });
    expect(edgeOf(edges, 'pa', 'pc')).toBeUndefined();
    expect(edgeOf(edges, 'pc', 'pb')!['probability']).toBeLessThan(0.5);
  });

  it('counts exactly on a chain, and discounts reach by authenticity', async () => {
    const { nodes } = await runGraph({
      tables: {
        'core.given_edge': [
          { influencer_profile_id: 'a', influenced_profile_id: 'b', probability: 1 },
          { influencer_profile_id: 'b', influenced_profile_id: 'c', probability: 1 },
        ],
      },
    });
    const [a, b, c] = nodes;
    expect(a!['authenticity']).toBeCloseTo(0.88, 2);
    const low = a!['reach_low'] as number;
    const high = a!['reach_high'] as number;
    const people = (b!['authenticity'] as number) + (c!['authenticity'] as number);
    // Twice the half-width: a 90 % interval alone would fail one time in ten.
    expect(high).toBeGreaterThan(low);
    expect(Math.abs((low + high) / 2 - people)).toBeLessThan(high - low);
    expect(b!['reach']).toBeCloseTo(c!['authenticity'] as number, 3);
    expect(c!['reach']).toBe(0);
    expect(a!['influence']).toBeGreaterThan(b!['influence'] as number);
    expect(b!['betweenness']).toBeCloseTo(0.5, 6);
  });

  it('gives the same rows for the same rows in another order', async () => {
    const rows = Array.from({ length: 60 }, (_, i) =>
      attention(
        `p${i % 11}`,
        `p${(i * 7 + 3) % 13}`,
        ['like', 'reply', 'repost'][i % 3]!,
        `2026-05-${10 + (i % 20)}`,
      ),
    ).filter((row) => row.actor_profile_id !== row.target_profile_id);
    const one = await runGraph({ tables: { 'core.interaction': rows } });
    const other = await runGraph({ tables: { 'core.interaction': rows.toReversed() } });
    expect(other.nodes).toEqual(one.nodes);
    const byIds = (edges: readonly Row[]) => edges.map((e) => JSON.stringify(e)).sort();
    expect(byIds(other.edges)).toEqual(byIds(one.edges));
  });

  it('counts on whoever passes a post on, not on who only answers it', async () => {
    const chain = (kind: string) => ({
      'core.post': [...posts('a', 20), ...posts('b', 20)],
      'core.interaction': ['2026-06-10', '2026-06-11', '2026-06-12'].flatMap((day) => [
        attention('b', 'a', kind, day, 2),
        attention('c', 'b', kind, day, 2),
      ]),
    });
    const [replied, reposted] = [
      await runGraph({ tables: chain('reply') }),
      await runGraph({ tables: chain('repost') }),
    ];
    const of = ({ nodes }: typeof replied, id: string) => nodes.find((n) => n['profile_id'] === id);
    expect(of(replied, 'b')).toMatchObject({ passes_on: 0 });
    expect(of(reposted, 'b')).toMatchObject({ passes_on: 1 });
    // Both move b alike; only what is passed on moves c too.
    expect(of(replied, 'b')!['reach']).toBe(of(reposted, 'b')!['reach']);
    expect(of(replied, 'a')!['reach']).toBeLessThan(of(reposted, 'a')!['reach'] as number);
  });

  it('learns that people with friends in common answer each other more', async () => {
    // Ten circles of six who follow each other and answer; each also follows three strangers in vain.
    const people = Array.from({ length: 60 }, (_, i) => `p${String(i).padStart(2, '0')}`);
    const follows = people.flatMap((id, i) =>
      [
        ...people.filter((_, j) => j !== i && j % 10 === i % 10),
        ...[1, 2, 3].map((step) => people[(i + 7 * step + 1 + (step % 2)) % 60]!),
      ].map((other) => attention(id, other, 'follow', '2026-01-01')),
    );
    const answers = people.flatMap((id, i) =>
      people
        .filter((_, j) => j !== i && j % 10 === i % 10)
        .map((other) => attention(id, other, 'repost', '2026-06-10')),
    );
    const distinct = new Map(
      follows
        .filter((row) => row.actor_profile_id !== row.target_profile_id)
        .map((row) => [`${row.actor_profile_id} ${row.target_profile_id}`, row]),
    );
    const { figures } = await runGraph({
      tables: {
        'core.post': people.flatMap((id) => posts(id, 5)),
        'core.interaction': [...distinct.values(), ...answers],
      },
    });
    expect(figures['weight_circle']).toBeGreaterThan(0.5);
  });

  it('divides a changed network from last night as well as from nothing, and keeps the numbers', async () => {
    const talk = (from: number, to: number) =>
      attention(`p${from}`, `p${to}`, 'reply', '2026-06-01');
    const circles = (size: number) =>
      [0, 1, 2, 3].flatMap((circle) =>
        Array.from({ length: size }, (_, i) => [
          talk(100 * circle + i, 100 * circle + ((i + 1) % size)),
          talk(100 * circle + i, 100 * circle + ((i + 3) % size)),
        ]).flat(),
      );
    const bridges = [talk(0, 100), talk(101, 200), talk(201, 300)];
    const yesterday = await runGraph({
      tables: { 'core.interaction': [...circles(9), ...bridges] },
    });
    const today = { 'core.interaction': [...circles(10), ...bridges, talk(302, 5)] };
    const cold = await runGraph({ tables: today });
    const warm = await runGraph({
      tables: { ...today, 'previous.node_measure': yesterday.nodes },
    });
    const [warmly, coldly] = [warm, cold].map(({ figures }) => figures['modularity']!);
    expect(Math.abs(warmly! - coldly!)).toBeLessThan(0.01);
    const communityOf = ({ nodes }: typeof cold) =>
      new Map(nodes.map((node) => [node['profile_id'], node['community']]));
    const [before, after] = [communityOf(yesterday), communityOf(warm)];
    for (const [id, community] of before) expect(after.get(id)).toBe(community);
    // Ranks differ by no more than both stated errors: residual · d / (1 − d) each.
    const error = [warm, cold].reduce((sum, { figures }) => sum + figures['pagerank_residual']!, 0);
    const apart = warm.nodes.reduce(
      (sum, node, i) =>
        sum + Math.abs((node['influence'] as number) - (cold.nodes[i]!['influence'] as number)),
      0,
    );
    const { damping } = settings;
    expect(apart).toBeLessThanOrEqual((error * damping) / (1 - damping) + 1e-11);
  });

  it('starts PageRank from last night and ends at the same ranks', async () => {
    const interactions = Array.from({ length: 80 }, (_, i) =>
      attention(`p${i % 17}`, `p${(i * 5 + 1) % 19}`, 'reply', '2026-05-10'),
    ).filter((row) => row.actor_profile_id !== row.target_profile_id);
    const cold = await runGraph({ tables: { 'core.interaction': interactions } });
    const warm = await runGraph({
      tables: { 'core.interaction': interactions, 'previous.node_measure': cold.nodes },
    });
    expect(warm.figures['pagerank_iterations']).toBeLessThan(cold.figures['pagerank_iterations']!);
    warm.nodes.forEach((node, i) => {
      expect(node['influence']).toBeCloseTo(cold.nodes[i]!['influence'] as number, 8);
    });
  });

  it('draws fewer sets where they would look at too many edges, and says so', async () => {
    const { figures, warnings } = await runGraph({
      tables: {
        'core.given_edge': [
          { influencer_profile_id: 'a', influenced_profile_id: 'b', probability: 1 },
          { influencer_profile_id: 'b', influenced_profile_id: 'a', probability: 1 },
        ],
      },
      settings: { reachEdgesMax: 4000 },
    });
    expect(figures['reach_sets']).toBe(1984);
    expect(warnings.join()).toContain('1984 sets');
  });

  it('refuses a network larger than its memory before building it', async () => {
    const run = runGraph({
      tables: { 'core.interaction': [attention('a', 'b', 'like', '2026-06-01')] },
      settings: { memoryMb: 0 },
    });
    await expect(run).rejects.toThrow(AppError);
    await expect(run).rejects.toMatchObject({
      code: 'limit.graph_memory',
      details: { nodes: 2, edges: 1, neededMb: 1 },
    });
  });
});
