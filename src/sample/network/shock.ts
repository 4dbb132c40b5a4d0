/**
 * Outside shocks: days on which a topic is on everybody's mind, whoever posts.
 *
 * They raise posting and lower thresholds together, so that two people who
 * react to the same news look as if one had moved the other.
 */
import { topics } from '../people/person.ts';
import { dayMs, historyDays, holdOutDays, type TownPlan, townVersion } from '../plan.ts';
import { Stream } from '../stream.ts';

export interface Shocks {
  /** Extra attention for a topic at a time: 0 in calm, 1 doubles it. */
  heightAt(topic: number, atMs: number): number;
  readonly list: readonly Shock[];
}

export interface Shock {
  readonly topic: number;
  readonly atMs: number;
  readonly height: number;
}

const decayDays = 2.5;

export function drawShocks(plan: TownPlan): Shocks {
  const random = new Stream(`town/${townVersion}/${plan.seed}/shocks`);
  const days = historyDays + holdOutDays;
  const list: Shock[] = [];
  for (let i = 0; i < 14; i++) {
    list.push({
      topic: random.below(topics.length),
      atMs: plan.startMs + random.below(days) * dayMs,
      height: 0.5 + 1.3 * random.uniform(),
    });
  }
  const heights = new Float64Array(days * topics.length);
  for (const shock of list) {
    const first = Math.floor((shock.atMs - plan.startMs) / dayMs);
    for (let day = first; day < days; day++) {
      const at = day * topics.length + shock.topic;
      heights[at] = (heights[at] as number) + shock.height * Math.exp((first - day) / decayDays);
    }
  }
  return {
    list,
    heightAt: (topic, atMs) => {
      const day = Math.min(days - 1, Math.max(0, Math.floor((atMs - plan.startMs) / dayMs)));
      return heights[day * topics.length + topic] as number;
    },
  };
}
