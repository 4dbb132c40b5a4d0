/**
 * Rise: points of standing gained since the last night, in what both nights know.
 *
 * A part that was learnt of or lost in between moves standing to or from the
 * company's mean. That is news about our knowledge and none about the person,
 * so only parts known on both nights count, by their weights; and nobody of
 * whom too little was known on either night rises or falls.
 */
import type { PreviousStanding } from './features.ts';
import type { Parts } from './part.ts';
import { type PartName, partNames } from './settings.ts';

export interface RiseQuestion {
  readonly parts: Parts;
  readonly enoughEvidence: boolean;
  /** Null in the first night, and for a customer new since the last. */
  readonly previous: PreviousStanding | null;
  readonly weights: Readonly<Record<PartName, number>>;
}

/** In points of standing, −100 to 100; null where there is nothing to compare. */
export function riseOf({ parts, enoughEvidence, previous, weights }: RiseQuestion): number | null {
  if (previous === null || previous.segment === 'unknown' || !enoughEvidence) return null;
  const total = partNames.reduce((sum, name) => sum + weights[name], 0);
  if (total <= 0) return null;
  let rise: number | null = null;
  for (const name of partNames) {
    const now = parts[name]?.points;
    const before = previous.parts[name];
    if (now === undefined || before === null) continue;
    rise = (rise ?? 0) + (weights[name] / total) * (now - before);
  }
  return rise;
}
