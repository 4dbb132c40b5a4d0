/**
 * The ground plan of a town: how many people, in how many neighbourhoods, until when.
 *
 * A neighbourhood is a block of 1,000 customer records with the strangers, bots
 * and copy-cats around them. Everything in a block follows from the seed and
 * the block's number through streams of its own, so that any block can be made
 * again at any time and none needs to be kept.
 */
import { AppError, type IsoDate, type Random } from '../kernel/index.ts';
import { Stream } from './stream.ts';

/** Rises with every change of any row of any town; part of the fingerprint. */
export const townVersion = 2;

export const customersPerBlock = 1000;
export const dayMs = 86_400_000;
/** Days of posts and interactions before the end date. */
export const historyDays = 180;
/** Days simulated after the end date, for the truth only. */
export const holdOutDays = 30;
const customersMax = 20_000_000;

export interface TownOptions {
  /** Customer records, from 1. */
  readonly customers: number;
  readonly seed: number;
  /** Last day the tables know, UTC. */
  readonly endDate: IsoDate;
}

export interface TownPlan {
  readonly customers: number;
  readonly seed: number;
  /** End of the last day the tables know, ms UTC. */
  readonly endMs: number;
  readonly startMs: number;
  readonly blocks: number;
  /** People of the town, customers or not, about. */
  readonly people: number;
}

/** Strangers per customer record. */
export const strangersPerCustomer = 1.02;

export function planTown(options: TownOptions): TownPlan {
  const { customers, seed, endDate } = options;
  if (!Number.isInteger(customers) || customers < 1 || customers > customersMax) {
    throw new AppError(
      'usage.bad_option',
      `A town needs a whole number of customers from 1 to ${customersMax}, not ${customers}.`,
    );
  }
  const endMs = Date.parse(`${endDate}T00:00:00Z`) + dayMs;
  return {
    customers,
    seed,
    endMs,
    startMs: endMs - historyDays * dayMs,
    blocks: Math.ceil(customers / customersPerBlock),
    people: Math.round(customers * (1 + strangersPerCustomer)),
  };
}

/** Customer records of one block. */
export const recordsOf = (plan: TownPlan, block: number): number =>
  Math.min(customersPerBlock, plan.customers - block * customersPerBlock);

/** A stream that depends on the seed, the block and the label only. */
export const streamOf = (plan: TownPlan, block: number, label: string): Random =>
  new Stream(`town/${townVersion}/${plan.seed}/${block}/${label}`);

/** Lognormal with the given median; `sigma` is the deviation of its logarithm. */
export const lognormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * random.normal());
