/** From attention, referrals and given influence to `scratch.edge`: the steps in order. */
import { evidenceKinds, referralProbability } from '../../graph/index.ts';
import { sqlFile } from '../../src/engine/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import { discountRings } from './find-rings.ts';
import { learnTies } from './learn-ties.ts';
import type { GraphJobSettings } from './settings.ts';

const member = sqlFile(import.meta.url, 'member.sql');
const attention = sqlFile(import.meta.url, 'attention.sql');
const tie = sqlFile(import.meta.url, 'tie.sql');
const edge = sqlFile(import.meta.url, 'edge.sql');

/** Answers that hold a quote to be worth as much of a chance as any post, until more are counted. */
const pseudoAnswers = 5;

type Context = Pick<
  JobContext<{ graph: GraphJobSettings }>,
  'session' | 'settings' | 'date' | 'figure'
>;

export async function learnEdges({ session, settings, date, figure }: Context): Promise<void> {
  const parameters = { night: date as string, half_life: settings.graph.halfLifeDays };
  const habit = { habit_half_life: settings.graph.habitHalfLifeDays };
  await session.load('kind', { kind: 'text', response_weight: 'double', hint_weight: 'double' }, [
    {
      length: evidenceKinds.length,
      columns: {
        kind: evidenceKinds.map((one) => one.kind),
        response_weight: evidenceKinds.map((one) => one.responseWeight),
        hint_weight: evidenceKinds.map((one) => one.hintWeight),
      },
    },
  ]);
  await session.scratch('member', member);
  await session.scratch('attention', attention, { ...parameters, ...habit });
  await session.scratch('tie', tie, {
    night: date as string,
    ...habit,
    pseudo_answers: pseudoAnswers,
  });
  await discountRings({ session, figure });
  await learnTies({ session, figure });
  await session.scratch('edge', edge, {
    ...parameters,
    referral_probability: referralProbability,
  });
}
