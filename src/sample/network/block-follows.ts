/**
 * Who follows whom in one block, and how strong each tie is.
 *
 * Ties form within a platform: mostly among people of one language and topic,
 * some by place, some by fame alone, some to hubs of other blocks. Fame makes
 * in-degrees heavy-tailed; a third of ties are returned. Tie strength is
 * hidden: lognormal, stronger where topic or place is shared.
 */

import { lowerBound } from '../names/urn.ts';
import type { BlockPeople } from '../people/block-people.ts';
import { lognormal, streamOf, type TownPlan } from '../plan.ts';
import type { BlockProfiles } from '../profiles/block-profiles.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Hub, Survey } from '../survey.ts';

/** Nodes: the block's own slots first, then the foreign hubs it knows. */
export interface BlockFollows {
  readonly own: number;
  readonly foreign: readonly Hub[];
  /** CSR by the one followed: `followers[start[node] … start[node + 1])`. */
  readonly start: Int32Array;
  readonly followers: Int32Array;
  readonly ties: Float32Array;
  /** CSR by follower: whom they follow. */
  readonly outStart: Int32Array;
  readonly followed: Int32Array;
}

/** Hubs of other blocks that people of a block can know: its neighbours' and the first blocks' greatest. */
export function foreignHubs(plan: TownPlan, survey: Survey, block: number): Hub[] {
  const blocks = new Set<number>();
  for (const step of [1, 7, 31]) {
    blocks.add((block + step) % plan.blocks);
    blocks.add((block - (step % plan.blocks) + plan.blocks) % plan.blocks);
  }
  const hubs: Hub[] = [];
  for (let other = 0; other < plan.blocks; other++) {
    if (other === block) continue;
    const near = blocks.has(other);
    if (!near && other >= 12) continue;
    const theirs = survey.hubs[other] ?? [];
    hubs.push(
      ...theirs.filter((hub, rank) => near || rank < 3 || hub.profile.kind === 'organisation'),
    );
  }
  return hubs;
}

class Pool {
  readonly members: number[] = [];
  private readonly fame: (node: number) => number;
  private cumulative = new Float64Array(0);
  constructor(fame: (node: number) => number) {
    this.fame = fame;
  }
  close(): this {
    this.cumulative = new Float64Array(this.members.length);
    let sum = 0;
    this.members.forEach((node, i) => {
      sum += this.fame(node);
      this.cumulative[i] = sum;
    });
    return this;
  }
  draw(uniform: number): number {
    const { length } = this.members;
    if (length === 0) return -1;
    const total = this.cumulative[length - 1] as number;
    return this.members[lowerBound(this.cumulative, uniform * total, length)] as number;
  }
}

export function drawFollows(
  plan: TownPlan,
  block: { people: BlockPeople; profiles: BlockProfiles; survey: Survey },
): BlockFollows {
  const { profiles } = block.profiles;
  const random = streamOf(plan, block.people.block, 'follows');
  const foreign = foreignHubs(plan, block.survey, block.people.block);
  const own = profiles.length;
  const profileOf = (node: number): Profile =>
    (node < own ? profiles[node] : foreign[node - own]?.profile) as Profile;
  const placeOf = (node: number): string => {
    const resident = profileOf(node).resident;
    const at = node < own ? block.people.residents[resident] : foreign[node - own]?.resident;
    return at?.person.place.city ?? '';
  };
  const pools = makePools({ own, total: own + foreign.length, profileOf, placeOf });
  const pairs = new PairSet(own, own + foreign.length);
  for (let node = 0; node < own; node++) {
    const me = profileOf(node);
    const bot = me.kind === 'bot';
    const median = bot ? 30 : me.kind === 'person' ? 8 : 4;
    const wanted = Math.min(400, Math.round(lognormal(random, median, 0.95)));
    for (let i = 0; i < wanted; i++) {
      const target = pools.draw(node, random.uniform(), random.uniform());
      if (target < 0 || target === node) continue;
      pairs.add(node, target);
      const back =
        target < own && profileOf(target).kind === 'person' && profileOf(target).fame < 8;
      if (back && random.chance(bot ? 0.1 : 0.34)) pairs.add(target, node);
    }
    if (bot && me.ring >= 0) {
      for (const mate of pools.ring(me.ring))
        if (mate !== node && profileOf(mate).platform === me.platform) pairs.add(node, mate);
    }
  }
  return pairs.close(foreign, (follower, followed) => {
    const a = profileOf(follower);
    const b = profileOf(followed);
    const topic = a.favourite === b.favourite || a.second === b.favourite;
    const place = placeOf(follower) !== '' && placeOf(follower) === placeOf(followed);
    return (
      0.068 *
      Math.exp(0.6 * random.normal()) *
      (topic ? 1.35 : 0.9) *
      (place ? 1.3 : 1) *
      (a.lang === b.lang ? 1 : 0.5)
    );
  });
}

interface PoolOptions {
  readonly own: number;
  readonly total: number;
  profileOf(node: number): Profile;
  placeOf(node: number): string;
}

function makePools(options: PoolOptions) {
  const { own, total, profileOf, placeOf } = options;
  const pools = new Map<string, Pool>();
  const into = (key: string, node: number): void => {
    let pool = pools.get(key);
    if (!pool) pools.set(key, (pool = new Pool((one) => profileOf(one).fame)));
    pool.members.push(node);
  };
  const keys = (node: number): readonly [string, string, string, string] => {
    const { platform, lang, favourite } = profileOf(node);
    return [
      `${platform}/${lang}/${favourite}`,
      `${platform}/${placeOf(node)}`,
      platform,
      `${platform}/hubs/${lang}`,
    ];
  };
  const rings = new Map<number, number[]>();
  for (let node = 0; node < total; node++) {
    const [topic, place, platform, hubs] = keys(node);
    if (node >= own) {
      into(hubs, node);
      continue;
    }
    const { ring } = profileOf(node);
    if (ring >= 0) rings.set(ring, [...(rings.get(ring) ?? []), node]);
    into(topic, node);
    if (placeOf(node) !== '') into(place, node);
    into(platform, node);
  }
  for (const pool of pools.values()) pool.close();
  return {
    ring: (ring: number): readonly number[] => rings.get(ring) ?? [],
    draw(node: number, which: number, uniform: number): number {
      const [topic, place, platform, hubs] = keys(node);
      const bot = profileOf(node).kind === 'bot';
      const key = bot
        ? platform
        : which < 0.52
          ? topic
          : which < 0.68
            ? place
            : which < 0.84
              ? hubs
              : platform;
      return (pools.get(key) ?? pools.get(platform))?.draw(uniform) ?? -1;
    },
  };
}

/** Distinct (follower, followed) pairs, closed into both adjacencies. */
class PairSet {
  private readonly seen = new Set<number>();
  private readonly keys: number[] = [];
  private readonly own: number;
  private readonly total: number;
  constructor(own: number, total: number) {
    this.own = own;
    this.total = total;
  }

  add(follower: number, followed: number): void {
    const key = follower * this.total + followed;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.keys.push(key);
  }

  close(
    foreign: readonly Hub[],
    tie: (follower: number, followed: number) => number,
  ): BlockFollows {
    const { own, total } = this;
    const sorted = Float64Array.from(this.keys).sort();
    const start = new Int32Array(total + 1);
    const outStart = new Int32Array(own + 1);
    const followed = new Int32Array(sorted.length);
    for (let i = 0; i < sorted.length; i++) {
      const key = sorted[i] as number;
      const from = Math.floor(key / total);
      const to = key % total;
      followed[i] = to;
      start[to + 1] = (start[to + 1] as number) + 1;
      outStart[from + 1] = (outStart[from + 1] as number) + 1;
    }
    for (let i = 0; i < total; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
    for (let i = 0; i < own; i++)
      outStart[i + 1] = (outStart[i + 1] as number) + (outStart[i] as number);
    const at = start.slice();
    const followers = new Int32Array(sorted.length);
    const ties = new Float32Array(sorted.length);
    for (let i = 0; i < sorted.length; i++) {
      const from = Math.floor((sorted[i] as number) / total);
      const to = followed[i] as number;
      const place = at[to] as number;
      at[to] = place + 1;
      followers[place] = from;
      ties[place] = tie(from, to);
    }
    return { own, foreign, start, followers, ties, outStart, followed };
  }
}
