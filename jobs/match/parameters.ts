/**
 * The parameters a night is judged by: learnt tonight, or those of the night
 * before when `match.parameters` says `previous`. Either way they are written.
 */
import type { Session } from '../../src/engine/index.ts';
import {
  applyNamesakes,
  type LearntModel,
  learnModel,
  type ParameterRow,
  parameterRows,
  type StoredParameters,
  storedParameters,
  type Thresholds,
} from '../../src/match/index.ts';
import type { JobContext, TableWriter } from '../../src/pipeline/index.ts';
import type { MatchJobSettings } from './settings.ts';

type LearnOptions = Parameters<typeof learnModel>[0];
type Context = Pick<JobContext<MatchJobSettings>, 'session' | 'settings' | 'warn' | 'figure'>;

/** A model, with the thresholds of the night it is from when it was not learnt tonight. */
export interface NightModel extends Pick<LearntModel, 'parameters' | 'namesakes'> {
  readonly thresholds: Thresholds | undefined;
  readonly learntFrom: LearntModel['learntFrom'] | undefined;
}

export async function modelOfNight(context: Context, options: LearnOptions): Promise<NightModel> {
  const { settings, figure } = context;
  if (settings.match.parameters === 'previous') {
    const stored = await readStored(context);
    if (stored !== undefined) {
      applyNamesakes(options.structure.pairs, stored.namesakes, options.size.customers);
      return { ...stored, learntFrom: undefined };
    }
  }
  const model = learnModel(options);
  figure('patterns', model.patterns);
  figure('learning_rounds', model.rounds);
  return { ...model, thresholds: undefined };
}

async function readStored({ session, warn }: Context): Promise<StoredParameters | undefined> {
  const rows = await readRows(session);
  const stored = storedParameters(rows);
  if (stored === undefined) {
    warn(
      rows.length === 0
        ? 'match.parameters is `previous`, and no earlier night has any: they are learnt tonight'
        : 'match.parameters is `previous`, and those of the earlier night are of another kith: they are learnt tonight',
    );
  }
  return stored;
}

const readRows = (session: Session): Promise<readonly ParameterRow[]> =>
  session.rows<ParameterRow>(
    `SELECT kind, comparison, level, "value", pairs FROM previous.match_parameter
     ORDER BY kind, comparison, level`,
  );

export async function writeParameters(
  output: TableWriter,
  { parameters, namesakes, learntFrom }: NightModel,
  thresholds: Thresholds,
): Promise<void> {
  const rows = parameterRows({ parameters, namesakes, thresholds }, learntFrom);
  await output.batches([
    {
      length: rows.length,
      columns: {
        kind: rows.map((row) => row.kind),
        comparison: rows.map((row) => row.comparison),
        level: rows.map((row) => row.level),
        value: rows.map((row) => row.value),
        pairs: rows.map((row) => row.pairs),
      },
    },
  ]);
}
