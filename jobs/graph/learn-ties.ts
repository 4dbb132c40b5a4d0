/**
 * The probability of every tie, learned from its chances and answers and from
 * everybody else's: `scratch.learned_edge`.
 *
 * Empirical Bayes in three steps (Efron and Morris 1975): what circumstances say,
 * fitted on a sample of ties; how keen each receiver and each sender is, found in
 * turns, each held near one by as many pseudo-answers as their spread allows; and
 * how much single ties still differ. Sums over ties are SQL; models of a few
 * numbers are fitted here, on samples of bounded size taken evenly by id.
 */
import {
  fitRates,
  gammaShape,
  type KindMean,
  kindMean,
  type TieCounts,
} from '../../graph/index.ts';
import { type Statement, sqlFile } from '../../src/engine/index.ts';
import type { Column } from '../../src/kernel/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';

const tieKindCount = sqlFile(import.meta.url, 'tie-kind-count.sql');
const circumstance = sqlFile(import.meta.url, 'circumstance.sql');
const expected = sqlFile(import.meta.url, 'expected.sql');
const receiverSum = sqlFile(import.meta.url, 'receiver-sum.sql');
const senderSum = sqlFile(import.meta.url, 'sender-sum.sql');
const ownSum = sqlFile(import.meta.url, 'own-sum.sql');
const learnedEdge = sqlFile(import.meta.url, 'learned-edge.sql');

/** What a person follows on purpose, and attention without a follow: the latter came some other way. */
const tieKinds = ['contact', 'follow'] as const;
const circumstances = [
  'other_language',
  'receiver_authenticity',
  'sender_authenticity',
  'receiver_ties',
  'receiver_following',
  'sender_ties',
  'sender_posts',
  'receiver_posts',
  'circle',
  'mutual',
] as const;

/** Ties or people that a model of a few numbers is fitted on. */
const sampleRows = 100_000;
/** Turns of receivers and senders; the third changes factors by less than they are known to. */
const turns = 3;
/** Whom more people follow than this is no sign that two of them know each other; it also bounds the work. */
const circleFollowersMax = 50;
/** Circumstances move an expectation by at most twenty times either way. */
const factorMost = 20;
/** No learned probability is certain. */
const probabilityMax = 0.95;

type Context = Pick<JobContext<object>, 'session' | 'figure'>;

export async function learnTies({ session, figure }: Context): Promise<void> {
  const means = await loadKindMeans({ session, figure });
  await session.scratch('circumstance', circumstance, {
    circle_followers_max: circleFollowersMax,
  });
  await session.scratch('expected', expected, {
    ...(await circumstanceModel({ session, figure }, means)),
    factor_least: 1 / factorMost,
    factor_most: factorMost,
  });
  await session.scratch(
    'sender',
    'SELECT DISTINCT target AS member, CAST(0 AS DOUBLE) AS hints, CAST(0 AS DOUBLE) AS expected, CAST(1 AS DOUBLE) AS factor FROM scratch.expected',
  );
  let [receiverShape, senderShape] = [0, 0];
  for (let turn = 0; turn < turns; turn++) {
    receiverShape = await factors({ session, figure }, { role: 'receiver', sums: receiverSum });
    senderShape = await factors({ session, figure }, { role: 'sender', sums: senderSum });
  }
  const shapes = { receiver_shape: receiverShape, sender_shape: senderShape };
  await session.scratch('own', ownSum, shapes);
  const ownShape = await shapeOf({ session, figure }, 'own');
  figure('receiver_pseudo_answers', receiverShape);
  figure('sender_pseudo_answers', senderShape);
  figure('tie_pseudo_answers', ownShape);
  await session.scratch('learned_edge', learnedEdge, {
    ...shapes,
    own_shape: ownShape,
    probability_max: probabilityMax,
  });
}

interface TieKindRow extends TieCounts {
  readonly tie_kind: string;
}

async function loadKindMeans({ session, figure }: Context): Promise<ReadonlyMap<string, KindMean>> {
  const counts = await session.rows<TieKindRow>(tieKindCount);
  const means = tieKinds.map((kind) => kindMean(counts.find((one) => one.tie_kind === kind)));
  tieKinds.forEach((kind, i) => {
    figure(`mean_probability_${kind}`, means[i]!.mean);
  });
  await session.load('tie_kind', { tie_kind: 'text', mean: 'double', hint_rate: 'double' }, [
    {
      length: tieKinds.length,
      columns: {
        tie_kind: tieKinds,
        mean: means.map(({ mean }) => mean),
        hint_rate: means.map(({ hintRate }) => hintRate),
      },
    },
  ]);
  return new Map(tieKinds.map((kind, i) => [kind, means[i]!]));
}

/** Fits what circumstances say; gives the parameters of `expected.sql`. */
async function circumstanceModel(
  context: Context,
  means: ReadonlyMap<string, KindMean>,
): Promise<Record<string, number>> {
  const names = ['tie_kind', 'chances', 'hints', ...circumstances] as const;
  const sample = await sampleOf(context, {
    table: 'circumstance',
    where: 'chances > 0 AND tells = 1',
    order: 'actor, target',
    columns: names,
  });
  const kinds = sample.get('tie_kind') as string[];
  const chances = sample.get('chances') as number[];
  const model = fitRates({
    circumstances: circumstances.map((name) => Float64Array.from(sample.get(name) as number[])),
    answers: Float64Array.from(sample.get('hints') as number[]),
    expected: Float64Array.from(kinds, (kind, row) => chances[row]! * means.get(kind)!.hintRate),
  });
  const coefficients = circumstances.map((name, c) => [name, model.coefficients[c]!] as const);
  for (const [name, coefficient] of coefficients) context.figure(`weight_${name}`, coefficient);
  return { intercept: model.intercept, ...Object.fromEntries(coefficients) };
}

/** Makes `scratch.receiver` or `.sender` anew from the other; gives the shape it was held by. */
async function factors(
  context: Context,
  {
    role,
    sums,
  }: {
    readonly role: 'receiver' | 'sender';
    readonly sums: Statement;
  },
): Promise<number> {
  const { session } = context;
  const table = `${role}_sum` as const;
  await session.execute(`DROP TABLE IF EXISTS scratch.${table}`);
  await session.scratch(table, sums);
  const shape = await shapeOf(context, table);
  await session.execute(`DROP TABLE IF EXISTS scratch.${role}`);
  await session.scratch(
    role,
    `SELECT member, hints, expected, (hints + $shape) / (expected + $shape) AS factor FROM scratch.${table}`,
    { shape },
  );
  return shape;
}

async function shapeOf(
  context: Context,
  table: 'receiver_sum' | 'sender_sum' | 'own',
): Promise<number> {
  const sample = await sampleOf(context, {
    ...{ table, where: 'expected > 0', columns: ['hints', 'expected'] },
    order: table === 'own' ? 'expected, hints' : 'member',
  });
  return gammaShape(sample.get('hints') as number[], sample.get('expected') as number[]);
}

/** Columns of at most `sampleRows` rows, every nth in the order given. */
async function sampleOf(
  { session }: Context,
  from: {
    readonly table: string;
    readonly where: string;
    readonly order: string;
    readonly columns: readonly string[];
  },
): Promise<ReadonlyMap<string, (string | number)[]>> {
  const { table, where, order, columns } = from;
  const [counted] = await session.rows<{ rows: number }>(
    `SELECT count(*) AS "rows" FROM scratch.${table} WHERE ${where}`,
  );
  const every = Math.max(1, Math.ceil((counted?.rows ?? 0) / sampleRows));
  const found = new Map(columns.map((name) => [name, [] as (string | number)[]]));
  const batches = session.batches(
    `SELECT ${columns.join(', ')}
     FROM (SELECT *, row_number() OVER (ORDER BY ${order}) AS place FROM scratch.${table} WHERE ${where}) AS numbered
     WHERE place % $every = 0
     ORDER BY place`,
    { every },
  );
  for await (const batch of batches) {
    for (const [name, values] of found) {
      const column = batch.columns[name] as Column<string | number>;
      for (let row = 0; row < batch.length; row++) values.push(column[row]!);
    }
  }
  return found;
}
