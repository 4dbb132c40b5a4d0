/**
 * The hidden dispositions that decide whether a post moves somebody.
 *
 * Threshold (how much it takes), attention (share of posts seen at all),
 * interest per topic, and charm (how much a profile's words carry). Held in
 * typed arrays by slot; profiles of one person share one fatigue.
 */
import type { BlockPeople } from '../people/block-people.ts';
import { topics } from '../people/person.ts';
import { lognormal, streamOf, type TownPlan } from '../plan.ts';
import type { Profile } from '../profiles/profile.ts';

export interface Minds {
  readonly threshold: Float32Array;
  readonly attention: Float32Array;
  /** `interest[slot × topics + topic]`. */
  readonly interest: Float32Array;
  /** Index of the person behind each slot, for what profiles of one person share. */
  readonly who: Int32Array;
  readonly persons: number;
}

/** Deviation of the logarithm of a threshold from one cascade to the next. */
export const thresholdSigma = 1.1;

export const charmOf = (profile: Profile): number => profile.fame ** 0.3;

export function drawMinds(
  plan: TownPlan,
  people: BlockPeople,
  profiles: readonly Profile[],
): Minds {
  const random = streamOf(plan, people.block, 'minds');
  const count = profiles.length;
  const minds: Minds = {
    threshold: new Float32Array(count),
    attention: new Float32Array(count),
    interest: new Float32Array(count * topics.length),
    who: new Int32Array(count),
    persons: people.residents.length + count,
  };
  profiles.forEach((profile, slot) => {
    const person =
      profile.kind === 'person' ? people.residents[profile.resident]?.person : undefined;
    minds.who[slot] = person ? profile.resident : people.residents.length + slot;
    minds.threshold[slot] = lognormal(random, Math.exp(-0.2 * (person?.gregariousness ?? 0)), 0.8);
    minds.attention[slot] = 0.2 + 0.65 * random.uniform();
    for (let topic = 0; topic < topics.length; topic++) {
      const base = topic === profile.favourite ? 1.7 : topic === profile.second ? 1.2 : 0.6;
      minds.interest[slot * topics.length + topic] = lognormal(random, base, 0.35);
    }
  });
  return minds;
}

/** Standard normal distribution function (Abramowitz and Stegun 1964, 7.1.26; error below 2·10⁻⁷). */
export function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const poly =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const half = 0.5 * (1 - poly * Math.exp(-z * z)) + 0.5;
  return x >= 0 ? half : 1 - half;
}
