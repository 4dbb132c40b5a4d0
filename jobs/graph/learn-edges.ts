/** From attention, referrals and given influence to `scratch.edge`: the steps in order. */
import { evidenceKinds, referralProbability, type TieCounts, tiePrior } from '../../graph/index.ts';
import { sqlFile } from '../../src/engine/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import type { GraphJobSettings } from './settings.ts';

const attention = sqlFile(import.meta.url, 'attention.sql');
const tie = sqlFile(import.meta.url, 'tie.sql');
const tieKindCount = sqlFile(import.meta.url, 'tie-kind-count.sql');
const learnedEdge = sqlFile(import.meta.url, 'learned-edge.sql');
const edge = sqlFile(import.meta.url, 'edge.sql');

/** Pseudo-responses that hold a receiver's or sender's own factor near its prior. */
const pseudoResponses = 2;
/** People one keeps up with (Gonçalves, Perra and Vespignani 2011). */
const attentionTies = 150;
/** No prior is certain. */
const priorMeanMax = 0.95;

interface TieKindRow {
  readonly tie_kind: string;
  readonly ties: number;
  readonly chances: number;
  readonly responses: number;
  readonly chances_squared: number;
  readonly responses_squared_by_chances: number;
}

type Context = Pick<
  JobContext<{ graph: GraphJobSettings }>,
  'session' | 'settings' | 'date' | 'figure'
>;

export async function learnEdges({ session, settings, date, figure }: Context): Promise<void> {
  const parameters = { night: date as string, half_life: settings.graph.halfLifeDays };
  await session.load('kind', { kind: 'text', response_weight: 'double' }, [
    {
      length: evidenceKinds.length,
      columns: {
        kind: evidenceKinds.map((one) => one.kind),
        response_weight: evidenceKinds.map((one) => one.responseWeight),
      },
    },
  ]);
  await session.scratch('attention', attention, parameters);
  await session.scratch('tie', tie, parameters);
  const counts = await session.rows<TieKindRow>(tieKindCount);
  const kinds = ['contact', 'follow'] as const;
  const priors = kinds.map((kind) => tiePrior(countsOf(counts, kind)));
  kinds.forEach((kind, i) => {
    figure(`mean_probability_${kind}`, priors[i]!.mean);
    figure(`prior_chances_${kind}`, priors[i]!.strength);
  });
  await session.load(
    'tie_prior',
    { tie_kind: 'text', prior_mean: 'double', prior_strength: 'double' },
    [
      {
        length: kinds.length,
        columns: {
          tie_kind: kinds,
          prior_mean: priors.map((prior) => prior.mean),
          prior_strength: priors.map((prior) => prior.strength),
        },
      },
    ],
  );
  await session.scratch('learned_edge', learnedEdge, {
    pseudo_responses: pseudoResponses,
    attention_ties: attentionTies,
    prior_mean_max: priorMeanMax,
  });
  await session.scratch('edge', edge, {
    ...parameters,
    referral_probability: referralProbability,
  });
}

function countsOf(rows: readonly TieKindRow[], kind: string): TieCounts | undefined {
  const row = rows.find((one) => one.tie_kind === kind);
  return (
    row && {
      ties: row.ties,
      chances: row.chances,
      responses: row.responses,
      chancesSquared: row.chances_squared,
      responsesSquaredByChances: row.responses_squared_by_chances,
    }
  );
}
