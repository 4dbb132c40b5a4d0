/**
 * How a person buys: a rhythm of their own with breaks, seasons, and an end.
 *
 * Hidden type and mean interval per person; breaks (illness, travel, a tight
 * year) are pauses that end; lapsing is a stop that does not. A stop is the
 * truth, however long ago it was and whether or not it can be told by now.
 */
import type { Random } from '../../kernel/index.ts';
import { products } from '../brand.ts';
import type { Resident } from '../people/block-people.ts';
import { dayMs, lognormal, type TownPlan } from '../plan.ts';

export type Habit = 'once' | 'now-and-then' | 'steady' | 'seasonal';

export interface Buyer {
  readonly habit: Habit;
  /** Mean days between orders when nothing interferes. */
  readonly intervalDays: number;
  /** When they stopped for good; null when they have not. */
  readonly stoppedMs: number | null;
  readonly orders: readonly Purchase[];
}

export interface Purchase {
  readonly atMs: number;
  /** In the currency of their country. */
  readonly amount: number;
  readonly product: (typeof products)[number];
}

const yearsBack = 3;
const ordersMax = 60;
/** Orders by month, January first: gear sells before summer and before Christmas. */
const season = [0.7, 0.7, 0.9, 1.2, 1.4, 1.3, 1.1, 0.9, 1.0, 1.0, 1.2, 1.6];
/** Rough worth of one euro in each currency. */
const worth: Readonly<Record<string, number>> = {
  USD: 1.1,
  GBP: 0.85,
  MXN: 20,
  BRL: 6,
  PLN: 4.3,
  TRY: 35,
  INR: 92,
  AED: 4,
  CNY: 7.8,
  JPY: 160,
};

export function drawBuyer(random: Random, plan: TownPlan, resident: Resident): Buyer {
  const { person, feeling } = resident;
  const at = random.uniform() - 0.12 * feeling;
  const habit: Habit =
    at < 0.2 ? 'steady' : at < 0.36 ? 'seasonal' : at < 0.78 ? 'now-and-then' : 'once';
  const intervalDays =
    habit === 'steady'
      ? lognormal(random, 60, 0.45)
      : habit === 'seasonal'
        ? 182
        : lognormal(random, 150, 0.4);
  const spread = habit === 'steady' ? 0.22 : habit === 'seasonal' ? 0.15 : 0.75;
  const startMs = plan.endMs - Math.floor((20 + 365 * yearsBack * random.uniform()) * dayMs);
  const stops = habit !== 'once' && random.chance(0.16 - 0.1 * feeling);
  const stopAt = startMs + Math.floor((0.35 + 0.6 * random.uniform()) * (plan.endMs - startMs));
  const breakFrom = startMs + Math.floor(random.uniform() * 700 * dayMs);
  const breakTo = random.chance(0.22) ? breakFrom + (60 + random.below(120)) * dayMs : breakFrom;
  const spend = lognormal(random, 70, 0.6) * (worth[person.urns.culture.currency] ?? 1);
  const orders: Purchase[] = [];
  let atMs = startMs;
  while (atMs < plan.endMs && orders.length < ordersMax && !(stops && atMs > stopAt)) {
    if (atMs < breakFrom || atMs >= breakTo) {
      orders.push({ atMs, amount: lognormal(random, spend, 0.5), product: random.pick(products) });
    }
    if (habit === 'once') break;
    const month = new Date(atMs).getUTCMonth();
    const pull = habit === 'seasonal' ? 1 : (season[month] as number);
    atMs += Math.max(0.3, lognormal(random, intervalDays, spread) / pull) * dayMs;
    atMs = Math.floor(atMs);
  }
  return {
    habit,
    intervalDays,
    stoppedMs: stops && stopAt < plan.endMs ? stopAt : null,
    orders: random.chance(0.03) ? [] : orders,
  };
}
