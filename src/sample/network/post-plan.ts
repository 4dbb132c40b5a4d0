/**
 * What a profile means to post on its own account: when, about what, with
 * which feeling toward the brand. Follows from the profile's own stream, so
 * that any block knows the posts of another's hubs without simulating it.
 */

import type { Resident } from '../people/block-people.ts';
import { type Person, topics } from '../people/person.ts';
import { dayMs, historyDays, holdOutDays, streamOf, type TownPlan } from '../plan.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Shocks } from './shock.ts';

export type Label = 'negative' | 'neutral' | 'positive';

/** What a post says about brand and competitor; the writer composes words for it. */
export interface Stance {
  /** Toward the brand; null when it is not spoken of. */
  readonly brand: Label | null;
  /** Index of the competitor it speaks of; −1 for none. */
  readonly competitor: number;
  readonly competitorLabel: Label | null;
  /** Written with knowledge of how things are made. */
  readonly craft: boolean;
}

export interface PlannedPost {
  readonly atMs: number;
  readonly topic: number;
  readonly stance: Stance;
  /** Mentions the brand's own profile. */
  readonly mentionsBrand: boolean;
}

export const silent: Stance = { brand: null, competitor: -1, competitorLabel: null, craft: false };
const postsMax = 400;

interface PlanOptions {
  readonly block: number;
  readonly slot: number;
  readonly profile: Profile;
  readonly resident: Resident | undefined;
  readonly customer: boolean;
  readonly shocks: Shocks;
}

export function planPosts(plan: TownPlan, options: PlanOptions): PlannedPost[] {
  const { block, slot, profile, resident, shocks, customer } = options;
  const random = streamOf(plan, block, `posts/${slot}`);
  const days = historyDays + holdOutDays;
  const expected = profile.postsPerDay * days;
  const posts: PlannedPost[] = [];
  const person = resident?.person;
  const gear = customer ? gearShare(person) : 0.1;
  // Courted by a competitor from a day of their own on.
  const courted = customer && random.chance(0.07);
  const competitor = random.below(2);
  const courtedFrom = plan.startMs + random.below(historyDays - 40) * dayMs;
  const hurt = customer && random.chance(0.1);
  const hurtAt = plan.startMs + random.below(historyDays) * dayMs;
  let at = 0;
  while ((at += random.exponential() / expected) < 1 && posts.length < postsMax) {
    let atMs = plan.startMs + Math.floor(at * days * dayMs);
    let topic = random.chance(gear)
      ? 0
      : random.chance(0.5)
        ? profile.favourite
        : random.chance(0.5)
          ? profile.second
          : 1 + random.below(topics.length - 1);
    if (random.chance(0.15)) {
      const shock = random.pick(shocks.list);
      topic = shock.topic;
      atMs = Math.max((atMs % dayMs) + shock.atMs + random.below(3) * dayMs, plan.startMs);
    }
    atMs = toWakingHour(atMs, random.uniform());
    if (atMs < profile.createdMs) continue;
    if (topic !== 0 || profile.kind === 'bot') {
      posts.push({ atMs, topic, stance: silent, mentionsBrand: false });
      continue;
    }
    const feeling =
      (resident?.feeling ?? (profile.kind === 'organisation' ? 0.3 : 0)) -
      (hurt && atMs > hurtAt && atMs < hurtAt + 45 * dayMs ? 1 : 0);
    const stance = drawStance(random, {
      feeling,
      // The knowledgeable write of how things are made; chance blurs it.
      craft: random.chance(0.08 + 0.5 / (1 + Math.exp(2.2 - 2 * (person?.expertise ?? -3)))),
      competitor: courted && atMs > courtedFrom ? competitor : -1,
    });
    posts.push({
      atMs,
      topic,
      stance,
      mentionsBrand: stance.brand !== null && random.chance(0.14),
    });
  }
  return posts.sort((a, b) => a.atMs - b.atMs);
}

/** How much of what customers write is about gear: more for those who care, either way. */
function gearShare(person: Person | undefined): number {
  if (person === undefined) return 0.1;
  const care = Math.max(person.enthusiasm, person.expertise, person.grumpiness);
  return 0.2 + 0.5 / (1 + Math.exp(1.2 - 1.3 * care));
}

const dayHours = [
  7, 8, 8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 18, 19, 19, 20, 20, 21, 21, 22, 22, 23,
];
function toWakingHour(atMs: number, uniform: number): number {
  const day = Math.floor(atMs / dayMs) * dayMs;
  const hour = dayHours[Math.floor(uniform * dayHours.length)] as number;
  return day + hour * 3_600_000 + (atMs % 3_600_000);
}

interface StanceOptions {
  readonly feeling: number;
  readonly craft: boolean;
  /** Competitor they are drawn to; −1 for none. */
  readonly competitor: number;
}

const labelOf = (latent: number): Label =>
  latent > 0.3 ? 'positive' : latent < -0.3 ? 'negative' : 'neutral';

/** What one post says: the person's feeling with the noise of the day. */
export function drawStance(
  random: { normal(): number; chance(p: number): boolean; below(n: number): number },
  options: StanceOptions,
): Stance {
  const { feeling, craft, competitor } = options;
  const brand = labelOf(feeling + 0.45 * random.normal());
  const drawn = competitor >= 0 && random.chance(0.7);
  if (drawn || random.chance(0.1)) {
    const which = drawn ? competitor : random.below(2);
    const liking = drawn ? 0.5 : -0.6 * feeling;
    const alone = random.chance(drawn ? 0.45 : 0.2);
    return {
      brand: alone ? null : drawn && brand === 'positive' ? 'neutral' : brand,
      competitor: which,
      competitorLabel: labelOf(liking + 0.45 * random.normal()),
      craft: false,
    };
  }
  // Two in five posts about gear name no maker at all.
  if (random.chance(0.22)) return silent;
  return { brand, competitor: -1, competitorLabel: null, craft };
}
