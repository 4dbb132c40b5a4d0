/**
 * What a person feels about the brand, and what they are socially: hidden truth.
 *
 * Feeling is a squashed sum of enthusiasm, grumpiness and chance. A segment is
 * drawn with odds that grow with the traits (a soft choice), so that no
 * threshold on anything observable could have made it.
 */
import type { Random } from '../../kernel/index.ts';
import type { Person } from './person.ts';

export const segments = [
  'influencer',
  'advocate',
  'prosumer',
  'participator',
  'friend',
  'detractor',
] as const;
export type Segment = (typeof segments)[number];

/** −1…1 toward the brand. */
export function drawFeeling(random: Random, person: Person): number {
  return Math.tanh(
    0.28 + 0.62 * person.enthusiasm - 0.62 * person.grumpiness + 0.3 * random.normal(),
  );
}

/** Odds of each segment, in the order of `segments`. */
export function segmentOdds(person: Person, feeling: number): number[] {
  const { gregariousness: g, expertise: x, enthusiasm: e, grumpiness: m } = person;
  return [
    Math.exp(-3.6 + 2.2 * g),
    Math.exp(-2.4 + 1.5 * e + 1.2 * feeling),
    Math.exp(-2.9 + 2.0 * x),
    Math.exp(-0.8 + 0.5 * g + 0.3 * e),
    1,
    Math.exp(-2.9 + 1.5 * m - 1.8 * feeling),
  ];
}

export function drawSegment(random: Random, person: Person, feeling: number): Segment {
  const odds = segmentOdds(person, feeling);
  let rest = random.uniform() * odds.reduce((sum, one) => sum + one, 0);
  for (let i = 0; i < odds.length; i++) {
    rest -= odds[i] as number;
    if (rest < 0) return segments[i] as Segment;
  }
  return 'friend';
}
