/**
 * Everything one night says about one customer.
 *
 * Takes the features and the night; gives standing with its parts, segment,
 * stage, signals and play. Places come afterwards, when all are judged.
 */

import type { Segment, Stage } from '../kernel/index.ts';
import { type ContactPolicy, contactVerdict } from '../privacy/index.ts';
import type { CustomerFeatures } from './features.ts';
import { type Part, type Parts, partsOf } from './part.ts';
import { type Play, playOf } from './play.ts';
import { riseOf } from './rise.ts';
import { hasEvidence, segmentOf } from './segment.ts';
import { type Night, type Signal, signalsOf } from './signal.ts';
import { stageOf } from './stage.ts';
import { standingOf } from './standing.ts';

export interface Judgement {
  readonly parts: Parts;
  readonly standing: Part;
  readonly segment: Segment;
  readonly stage: Stage;
  readonly enoughEvidence: boolean;
  readonly signals: readonly Signal[];
  readonly play: Play;
  /** May be contacted today, as far as objections and the total limit go; the channel is checked on export. */
  readonly mayContact: boolean;
  /** Points gained since the last night in what both nights know; null where there is nothing to compare. */
  readonly rise: number | null;
}

export function judge(features: CustomerFeatures, night: Night, policy: ContactPolicy): Judgement {
  const { settings, reference } = night;
  const parts = partsOf(features, reference);
  const standing = standingOf({
    parts,
    weights: settings.weights,
    typical: reference.typical,
    matchProbability: features.matchProbability ?? 1,
  });
  const segment = segmentOf(features, reference, settings);
  const stage = stageOf(features, night.rhythm, settings);
  const signals = signalsOf({ features, segment, stage, night });
  const enoughEvidence = hasEvidence(features, settings);
  const contact = contactVerdict(policy, {
    total: features.contacts,
    inChannel: 0,
    daysSinceObjection: features.daysSinceObjection,
  });
  return {
    parts,
    standing,
    segment,
    stage,
    enoughEvidence,
    signals,
    play: playOf({ features, segment, stage, signals: signals.map(({ kind }) => kind), contact }),
    mayContact: contact.allowed,
    rise: riseOf({
      parts,
      enoughEvidence,
      previous: features.previous,
      weights: settings.weights,
    }),
  };
}
