/**
 * Standing: one customer's combined position, 0–100, with a 90 % interval.
 *
 * Takes the parts, the weights, the company's typical parts and the probability
 * that the social evidence is this person's at all. Standing is the weighted
 * mean of the parts. A part without evidence stands at the company's mean of
 * that part, with the company's spread as its interval: somebody who was never
 * seen posting is neither lifted nor sunk by it, only less certain.
 *
 * The interval adds, as independent errors, each part's distance to its ends
 * times its weight; and one error that all social parts share: with probability
 * 1 − match probability they are a stranger's, and standing would be what it is
 * without them. That error is the standard deviation of the mixture,
 * √(p(1−p))·|difference|, and reaches only toward that other standing. Reach
 * and influence do depend on each other, so the interval is, if anything, a
 * little narrow.
 */
import { clamp } from '../kernel/index.ts';
import type { Part, Parts } from './part.ts';
import { z90 } from './scale.ts';
import { type PartName, partNames } from './settings.ts';

/** Mean and standard deviation of one part over the customers who have it, in points. */
export interface TypicalPart {
  readonly mean: number;
  readonly spread: number;
}

export type TypicalParts = Readonly<Record<PartName, TypicalPart>>;

export interface StandingQuestion {
  readonly parts: Parts;
  readonly weights: Readonly<Record<PartName, number>>;
  readonly typical: TypicalParts;
  /** 1 where there is no link: nothing social to be mistaken about. */
  readonly matchProbability: number;
}

export function standingOf(question: StandingQuestion): Part {
  const { parts, weights, typical, matchProbability } = question;
  const total = partNames.reduce((sum, name) => sum + weights[name], 0);
  if (total <= 0) return { points: 50, low: 0, high: 100 };
  let points = 0;
  let stranger = 0;
  let below = 0;
  let above = 0;
  for (const name of partNames) {
    const weight = weights[name] / total;
    const usual = typicalPart(typical[name]);
    const part = parts[name] ?? usual;
    points += weight * part.points;
    stranger += weight * (name === 'value' ? part : usual).points;
    below += (weight * (part.points - part.low)) ** 2;
    above += (weight * (part.high - part.points)) ** 2;
  }
  const probability = clamp(matchProbability, 0, 1);
  const mistaken = (z90 * Math.sqrt(probability * (1 - probability)) * (points - stranger)) ** 2;
  if (stranger < points) below += mistaken;
  else above += mistaken;
  return {
    points: clamp(points, 0, 100),
    low: clamp(points - Math.sqrt(below), 0, 100),
    high: clamp(points + Math.sqrt(above), 0, 100),
  };
}

const typicalPart = ({ mean, spread }: TypicalPart): Part => ({
  points: mean,
  low: Math.max(0, mean - z90 * spread),
  high: Math.min(100, mean + z90 * spread),
});
