/**
 * Judges every customer: two passes for what is usual in the company, one for
 * the judgements, then places of those of whom enough is known. Memory: three
 * doubles and four whole numbers a customer, and the signals of the night.
 */
import { type ColumnBatch, type ColumnValue, roundTo } from '../../src/kernel/index.ts';
import {
  type Judgement,
  judge,
  type Night,
  type Part,
  partNames,
  placesOf,
  playText,
  ScaleBuilder,
  type StandingColumns,
  TypicalBuilder,
} from '../../src/rank/index.ts';
import type { RankContext } from './context.ts';
import type { Company } from './gather.ts';
import { type ReadFeaturesOptions, readFeatures } from './read-features.ts';

const judgedColumns = {
  row_number: 'integer',
  customer_id: 'text',
  standing_points: 'double',
  standing_low: 'double',
  standing_high: 'double',
  reach_points: 'double',
  influence_points: 'double',
  sentiment_points: 'double',
  activity_points: 'double',
  authenticity_points: 'double',
  value_points: 'double',
  reach: 'double',
  reach_low: 'double',
  reach_high: 'double',
  sentiment: 'double',
  sentiment_low: 'double',
  sentiment_high: 'double',
  brand_posts: 'integer',
  profiles: 'integer',
  segment: 'text',
  stage: 'text',
  enough_evidence: 'boolean',
  craft: 'double',
  purchases: 'integer',
  last_purchase: 'date',
  rise: 'double',
  play: 'text',
  contactable: 'boolean',
  open_case: 'boolean',
} as const;

type JudgedRow = Readonly<Record<keyof typeof judgedColumns, ColumnValue | null>>;

const signalColumns = {
  customer_id: 'text',
  kind: 'text',
  since: 'date',
  evidence: 'text',
} as const;

/** Digits to which points and figures are kept: far below any interval. */
const digits = 6;

export async function judgeCustomers(context: RankContext, company: Company): Promise<Night> {
  const { session, date, settings } = context;
  const reading = { date, companyCraft: company.craft };
  const night: Night = {
    date,
    settings: settings.rank,
    reference: await referenceOf(context, reading),
    rhythm: company.rhythm,
    calendar: company.calendar,
    hasPrevious: company.hasPrevious,
  };
  const placed = emptyPlaced(company.customers);
  const signals = emptySignals();
  await session.load('judged', judgedColumns, judged({ context, reading, night, placed, signals }));
  await session.load('signal', signalColumns, [{ length: signals.kind.length, columns: signals }]);
  await session.load('place', placeColumns, placeBatches(placed));
  context.figure('signals', signals.kind.length);
  return night;
}

/** The features that the yardstick is made of; all others are read as not known. */
const scaleColumns = 'reach, posts, posts_recent';
const partColumns = `edges, reach_low, reach_high, influence_percentile, authenticity, sentiment,
  sentiment_low, sentiment_high, recency_percentile, frequency_percentile, monetary_percentile`;

async function referenceOf(
  { session, settings }: RankContext,
  reading: ReadFeaturesOptions,
): Promise<Night['reference']> {
  const scales = new ScaleBuilder();
  for await (const batch of session.batches(`SELECT ${scaleColumns} FROM scratch.feature`)) {
    for (const features of readFeatures(batch, reading)) scales.add(features);
  }
  const scale = scales.finish(settings.rank);
  const typical = new TypicalBuilder(scale);
  // In the order of customers, so that sums of doubles come out the same every time.
  for await (const batch of session.batches(
    `SELECT ${scaleColumns}, ${partColumns} FROM scratch.feature ORDER BY customer_id`,
  )) {
    for (const features of readFeatures(batch, reading)) typical.add(features);
  }
  return { ...scale, typical: typical.finish() };
}

const emptySignals = () => ({
  customer_id: [] as string[],
  kind: [] as string[],
  since: [] as string[],
  evidence: [] as string[],
});

/** Who is given a place: those of whom enough is known; the columns are longer than they are many. */
interface Placed {
  /** Of all customers. */
  readonly customers: number;
  count: number;
  readonly rowNumber: Int32Array;
  readonly standing: StandingColumns;
}

const emptyPlaced = (customers: number): Placed => ({
  customers,
  count: 0,
  rowNumber: new Int32Array(customers),
  standing: {
    points: new Float64Array(customers),
    low: new Float64Array(customers),
    high: new Float64Array(customers),
  },
});

function place({ standing, rowNumber, ...placed }: Placed, row: number, part: Part): number {
  rowNumber[placed.count] = row;
  standing.points[placed.count] = roundTo(part.points, digits);
  standing.low[placed.count] = roundTo(part.low, digits);
  standing.high[placed.count] = roundTo(part.high, digits);
  return placed.count + 1;
}

interface Judging {
  readonly context: RankContext;
  readonly reading: ReadFeaturesOptions;
  readonly night: Night;
  /** Added to. */
  readonly placed: Placed;
  /** Added to. */
  readonly signals: ReturnType<typeof emptySignals>;
}

async function* judged(judging: Judging): AsyncIterable<ColumnBatch> {
  const { context, reading, night, placed, signals } = judging;
  const { session, settings, progress } = context;
  let row = 0;
  for await (const batch of session.batches('SELECT * FROM scratch.feature ORDER BY customer_id')) {
    const rows: JudgedRow[] = [];
    for (const features of readFeatures(batch, reading)) {
      const judgement = judge(features, night, settings.privacy.contact);
      rows.push(judgedRow(row, features, judgement));
      if (judgement.enoughEvidence) placed.count = place(placed, row, judgement.standing);
      for (const { kind, since, evidence } of judgement.signals) {
        signals.customer_id.push(features.customerId);
        signals.kind.push(kind);
        signals.since.push(since);
        signals.evidence.push(evidence);
      }
      row += 1;
    }
    progress(row, placed.customers, 'customers');
    yield toColumns(rows);
  }
}

type Features = ReturnType<typeof readFeatures> extends Iterable<infer F> ? F : never;

function judgedRow(row: number, features: Features, judgement: Judgement): JudgedRow {
  const { parts, standing, play } = judgement;
  const pointsOf = Object.fromEntries(
    partNames.map((name) => [`${name}_points`, rounded(parts[name]?.points ?? null)]),
  ) as Record<`${(typeof partNames)[number]}_points`, number | null>;
  return {
    row_number: row,
    customer_id: features.customerId,
    standing_points: rounded(standing.points),
    standing_low: rounded(standing.low),
    standing_high: rounded(standing.high),
    ...pointsOf,
    reach: features.reach,
    reach_low: features.reachLow,
    reach_high: features.reachHigh,
    sentiment: features.sentiment,
    sentiment_low: features.sentimentLow,
    sentiment_high: features.sentimentHigh,
    brand_posts: features.brandPosts,
    profiles: features.profiles,
    segment: judgement.segment,
    stage: judgement.stage,
    enough_evidence: judgement.enoughEvidence,
    craft: features.craft,
    purchases: features.purchases,
    last_purchase: features.lastPurchase,
    rise: rounded(judgement.rise),
    play: playText(play),
    contactable: judgement.mayContact && play.kind !== 'leave alone',
    open_case: features.openCases > 0,
  };
}

const rounded = (value: number | null): number | null =>
  value === null ? null : roundTo(value, digits);

function toColumns(rows: readonly JudgedRow[]): ColumnBatch {
  const names = Object.keys(judgedColumns) as (keyof typeof judgedColumns)[];
  const columns = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
  return { length: rows.length, columns };
}

const placeColumns = {
  row_number: 'integer',
  rank: 'integer',
  rank_low: 'integer',
  rank_high: 'integer',
} as const;

const placeBatchRows = 50_000;

function* placeBatches({ count, rowNumber, standing }: Placed): Iterable<ColumnBatch> {
  const { rank, rankLow, rankHigh } = placesOf({
    points: standing.points.subarray(0, count),
    low: standing.low.subarray(0, count),
    high: standing.high.subarray(0, count),
  });
  for (let from = 0; from < rank.length; from += placeBatchRows) {
    const to = Math.min(rank.length, from + placeBatchRows);
    yield {
      length: to - from,
      columns: {
        row_number: Array.from(rowNumber.subarray(from, to)),
        rank: Array.from(rank.subarray(from, to)),
        rank_low: Array.from(rankLow.subarray(from, to)),
        rank_high: Array.from(rankHigh.subarray(from, to)),
      },
    };
  }
}
