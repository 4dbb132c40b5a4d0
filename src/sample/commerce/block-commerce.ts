/** What the customers of one block did as customers: orders, cases, touches, referrals. */
import type { Random } from '../../kernel/index.ts';
import type { BlockPeople, Resident } from '../people/block-people.ts';
import { dayMs, streamOf, type TownPlan } from '../plan.ts';
import { type Buyer, drawBuyer } from './rhythm.ts';

export type Stage = 'none' | 'first-time' | 'occasional' | 'loyal' | 'advocate' | 'lapsing';

export interface Case {
  readonly resident: number;
  readonly openedMs: number;
  readonly kind: string;
  readonly resolvedMs: number | null;
  readonly satisfaction: number | null;
}

export interface Touch {
  readonly resident: number;
  readonly atMs: number;
  readonly channel: string;
  readonly kind: string;
  readonly inbound: boolean;
  readonly outcome: string | null;
}

export interface Referral {
  readonly referrer: number;
  readonly referred: number;
  readonly atMs: number;
}

export interface BlockCommerce {
  /** By resident; customers only. */
  readonly buyers: readonly Buyer[];
  readonly cases: readonly Case[];
  readonly touches: readonly Touch[];
  readonly referrals: readonly Referral[];
  readonly stages: readonly Stage[];
}

const caseKinds = [
  'late delivery',
  'wrong size',
  'broken zip',
  'seam',
  'refund',
  'repair',
  'billing',
  'question',
  'colour',
  'missing part',
];
const channels = ['phone', 'e-mail', 'shop', 'chat', 'post'];

export function drawCommerce(plan: TownPlan, people: BlockPeople): BlockCommerce {
  const random = streamOf(plan, people.block, 'commerce');
  const customers = people.residents.slice(0, people.customers);
  const buyers = customers.map((resident) => drawBuyer(random, plan, resident));
  const cases = customers.flatMap((resident, index) =>
    drawCases(random, plan, { resident, index, buyer: buyers[index] as Buyer }),
  );
  const touches = customers.flatMap((resident, index) =>
    drawTouches(random, plan, { resident, index, buyer: buyers[index] as Buyer }),
  );
  const referrals = drawReferrals(random, customers, buyers);
  const referrers = new Set(referrals.map((one) => one.referrer));
  const stages = customers.map((resident, index) =>
    stageOf(buyers[index] as Buyer, resident, referrers.has(index)),
  );
  return { buyers, cases, touches, referrals, stages };
}

interface One {
  readonly resident: Resident;
  readonly index: number;
  readonly buyer: Buyer;
}

/** The grumpy open more cases; cases opened lately are often open still. */
function drawCases(random: Random, plan: TownPlan, { resident, index, buyer }: One): Case[] {
  const rate = 0.065 * Math.exp(0.55 * resident.person.grumpiness);
  return buyer.orders.flatMap((order): Case[] => {
    if (!random.chance(rate)) return [];
    const openedMs = order.atMs + (1 + random.below(30)) * dayMs + random.below(dayMs);
    if (openedMs >= plan.endMs) return [];
    const lasts = Math.ceil(random.exponential() * 22) * dayMs;
    const never = random.chance(0.1) && openedMs > plan.endMs - 200 * dayMs;
    const resolvedMs = never || openedMs + lasts >= plan.endMs ? null : openedMs + lasts;
    const mood = 3.2 + 1.4 * resident.feeling - 0.03 * (lasts / dayMs) + random.normal();
    const satisfaction =
      resolvedMs !== null && random.chance(0.6) ? Math.min(5, Math.max(1, Math.round(mood))) : null;
    return [{ resident: index, openedMs, kind: random.pick(caseKinds), resolvedMs, satisfaction }];
  });
}

function drawTouches(random: Random, plan: TownPlan, { resident, index, buyer }: One): Touch[] {
  const touches: Touch[] = [];
  const since = buyer.orders[0]?.atMs ?? plan.endMs - 300 * dayMs;
  const expected = 0.6 + 0.35 * Math.max(0, resident.person.gregariousness);
  let left = random.exponential() * 1.2;
  while (left < expected * 2 && touches.length < 12) {
    const inbound = random.chance(0.45);
    const kind = random.pick(
      inbound ? ['call', 'message', 'visit'] : ['survey', 'message', 'event', 'call'],
    );
    const atMs = since + Math.floor(random.uniform() * (plan.endMs - since));
    const objected = !inbound && random.chance(0.025);
    touches.push({
      resident: index,
      atMs,
      channel: random.pick(channels),
      kind,
      inbound,
      outcome: objected
        ? 'objected'
        : random.chance(0.6)
          ? random.pick(['answered', 'no answer', 'interested', 'came', 'declined'])
          : null,
    });
    left += random.exponential();
  }
  return touches;
}

/** Enthusiasts bring people whose first order follows. */
function drawReferrals(
  random: Random,
  customers: readonly Resident[],
  buyers: readonly Buyer[],
): Referral[] {
  const referrals: Referral[] = [];
  const brought = new Set<number>();
  customers.forEach((resident, index) => {
    const { enthusiasm, gregariousness } = resident.person;
    const first = buyers[index]?.orders[0]?.atMs;
    if (first === undefined) return;
    let chance = 0.16 * Math.exp(0.6 * enthusiasm + 0.4 * gregariousness + 0.5 * resident.feeling);
    while (random.chance(Math.min(0.6, chance))) {
      chance *= 0.5;
      const other = random.below(customers.length);
      const theirs = buyers[other]?.orders[0]?.atMs;
      if (other === index || brought.has(other) || theirs === undefined || theirs <= first)
        continue;
      brought.add(other);
      const atMs = Math.max(first + 3_600_000, theirs - random.below(20) * dayMs);
      referrals.push({ referrer: index, referred: other, atMs: Math.min(atMs, theirs) });
    }
  });
  return referrals;
}

/** The stage as the hidden habit makes it, not as orders show it. */
function stageOf(buyer: Buyer, resident: Resident, refers: boolean): Stage {
  if (buyer.orders.length === 0) return 'none';
  if (buyer.stoppedMs !== null) return 'lapsing';
  if (buyer.habit === 'once' || buyer.orders.length === 1) return 'first-time';
  if (buyer.habit === 'now-and-then') return 'occasional';
  return refers || (resident.segment === 'advocate' && resident.feeling > 0.3)
    ? 'advocate'
    : 'loyal';
}
