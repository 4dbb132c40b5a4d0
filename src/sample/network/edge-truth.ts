/**
 * The true probability that one profile's post moves a follower.
 *
 * Computed from the mechanism itself, not counted: the follower sees the post
 * with their attention, and the stimulus of a post on the author's own topics,
 * at the follower's mean tiredness and without news, passes their threshold.
 */
import { topics } from '../people/person.ts';
import type { Profile } from '../profiles/profile.ts';
import { charmOf, type Minds, normalCdf, thresholdSigma } from './minds.ts';

export interface TieFacts {
  readonly tie: number;
  readonly author: Profile;
  /** Share of the author's posts about each topic; sums to one. */
  readonly mix: Float64Array;
  readonly slot: number;
  readonly minds: Minds;
  /** Mean tiredness of the follower, 0–1. */
  readonly fatigue: number;
}

export function trueProbability(facts: TieFacts): number {
  const { tie, author, mix, slot, minds, fatigue } = facts;
  const base =
    Math.log(tie * charmOf(author) * (1 - fatigue)) - Math.log(minds.threshold[slot] as number);
  let sum = 0;
  for (let topic = 0; topic < topics.length; topic++) {
    const share = mix[topic] as number;
    if (share === 0) continue;
    const interest = Math.log(minds.interest[slot * topics.length + topic] as number);
    sum += share * normalCdf((base + interest) / thresholdSigma);
  }
  return sum * (minds.attention[slot] as number);
}

/** Topics of a profile that has posted nothing. */
export const evenMix: Float64Array = new Float64Array(topics.length).fill(1 / topics.length);
