/**
 * Writes the lists, by name, each in the order of its places.
 *
 * A list for contacting leaves out whoever the contact policy forbids or whose
 * play is to be left alone; every other list shows who stands there, with that
 * play. Publishing and export check the policy again.
 */
import { sqlFile } from '../../src/engine/index.ts';
import type { ColumnBatch, IsoDate, Segment, Stage } from '../../src/kernel/index.ts';
import { type ListOrder, ofThings, type ReasonFigures, reasonOf } from '../../src/rank/index.ts';
import type { ListSettings, RankContext } from './context.ts';
import { chooseJointly, type JointPlace, readNetwork } from './joint-list.ts';

const listStatement = sqlFile(import.meta.url, 'list.sql');

interface Candidate extends ReasonFigures {
  readonly customerId: string;
  readonly play: string;
}

export async function writeLists(context: RankContext, hasPrevious: boolean): Promise<void> {
  const { session, settings, output } = context;
  const filters = settings.lists.flatMap(filterRows);
  await session.load('list_filter', { list: 'text', kind: 'text', value: 'text' }, [
    {
      length: filters.length,
      columns: {
        list: filters.map(({ list }) => list),
        kind: filters.map(({ kind }) => kind),
        value: filters.map(({ value }) => value),
      },
    },
  ]);
  const joint = await chooseAllJointly(context);
  const rows = listBatches({ context, hasPrevious, joint });
  const places = await output('derived.list_entry').batches(rows);
  context.figure('list_places', places);
}

function filterRows({ name, segments = [], stages = [], signals = [] }: ListSettings) {
  return [
    ...segments.map((value) => ({ list: name, kind: 'segment', value })),
    ...stages.map((value) => ({ list: name, kind: 'stage', value })),
    ...signals.map((value) => ({ list: name, kind: 'signal', value })),
  ];
}

/** Places of every joint-reach list, by list; the network is read once. */
type JointLists = ReadonlyMap<string, readonly JointPlace[]>;

async function chooseAllJointly(context: RankContext): Promise<JointLists> {
  const joint = new Map<string, readonly JointPlace[]>();
  const lists = context.settings.lists.filter(({ method }) => method === 'joint-reach');
  if (lists.length === 0) return joint;
  const network = await readNetwork(context);
  for (const list of lists) {
    const customerIds: string[] = [];
    for await (const { columns } of candidateBatches(context, list, everybody)) {
      customerIds.push(...(columns['customer_id'] as readonly string[]));
    }
    const { name, size } = list;
    if (customerIds.length === 0) {
      context.warn(`list ${name} is empty: of nobody it may choose is known whom they reach`);
    }
    joint.set(name, chooseJointly(context, network, { list: name, size, customerIds }));
  }
  return joint;
}

interface Listing {
  readonly context: RankContext;
  readonly hasPrevious: boolean;
  readonly joint: JointLists;
}

async function* listBatches(listing: Listing): AsyncIterable<ColumnBatch> {
  const { context, hasPrevious, joint } = listing;
  const { settings, warn } = context;
  const byName = [...settings.lists].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, list] of byName.entries()) {
    if (list.order === 'rise' && !hasPrevious) {
      warn(`list ${list.name} is empty: a rise needs an earlier night to rise from`);
    } else if (list.method === 'joint-reach') {
      yield* jointBatches(context, list, joint.get(list.name) ?? []);
    } else {
      yield* rankBatches(context, list);
    }
    context.progress(index + 1, byName.length, 'lists');
  }
}

async function* rankBatches(context: RankContext, list: ListSettings): AsyncIterable<ColumnBatch> {
  let position = 1;
  for await (const batch of candidateBatches(context, list, list.size)) {
    const rows = [...candidates(batch)];
    yield entries(list, rows, position, null);
    position += rows.length;
  }
}

async function* jointBatches(
  context: RankContext,
  list: ListSettings,
  places: readonly JointPlace[],
): AsyncIterable<ColumnBatch> {
  const placeOf = new Map(places.map((place, at) => [place.customerId, at]));
  const chosen: Candidate[] = new Array(places.length);
  for await (const batch of candidateBatches(context, list, everybody)) {
    for (const candidate of candidates(batch)) {
      const at = placeOf.get(candidate.customerId);
      if (at !== undefined) chosen[at] = candidate;
    }
  }
  if (chosen.length > 0) yield entries(list, chosen, 1, places);
}

/** More places than there are customers anywhere. */
const everybody = 2 ** 31;

const candidateBatches = (
  { session, settings }: RankContext,
  list: ListSettings,
  size: number,
): AsyncIterable<ColumnBatch> =>
  session.batches(listStatement, {
    list: list.name,
    order: list.order,
    sentiment_min: list.sentimentMin ?? -2,
    contact: list.contact,
    rise_min: settings.rank.riseMin,
    jointly: list.method === 'joint-reach',
    size,
  });

function entries(
  list: { readonly name: string; readonly order: ListOrder },
  rows: readonly Candidate[],
  firstPosition: number,
  joint: readonly JointPlace[] | null,
): ColumnBatch {
  return {
    length: rows.length,
    columns: {
      list: rows.map(() => list.name),
      position: rows.map((_, at) => firstPosition + at),
      customer_id: rows.map(({ customerId }) => customerId),
      reason: rows.map((row, at) => jointReason(row, list.order, joint?.[at])),
      play: rows.map(({ play }) => play),
      joint_reach: rows.map((_, at) => joint?.[at]?.jointReach ?? null),
      joint_reach_raw: rows.map((_, at) => joint?.[at]?.jointReachRaw ?? null),
    },
  };
}

function jointReason(row: Candidate, order: ListOrder, place: JointPlace | undefined): string {
  const reason = reasonOf(row, order);
  if (place === undefined) return reason;
  const adds = ofThings(place.adds, 'person', 'people');
  const what = place.first ? `Reaches ${adds}` : `Adds ${adds} whom the places before do not reach`;
  return `${reason} ${what}, this customer and all their profiles counted.`;
}

function* candidates({ length, columns }: ColumnBatch): Iterable<Candidate> {
  for (let row = 0; row < length; row += 1) {
    const at = (name: string) => columns[name]?.[row] ?? null;
    const number = (name: string) => at(name) as number | null;
    const evidence = at('evidence') as string | null;
    yield {
      customerId: at('customer_id') as string,
      play: at('play') as string,
      standing: at('standing_points') as number,
      standingLow: at('standing_low') as number,
      standingHigh: at('standing_high') as number,
      reach: number('reach'),
      reachLow: number('reach_low'),
      reachHigh: number('reach_high'),
      influence: number('influence_points'),
      sentiment: number('sentiment'),
      sentimentLow: number('sentiment_low'),
      sentimentHigh: number('sentiment_high'),
      brandPosts: number('brand_posts') ?? 0,
      craft: number('craft'),
      value: number('value_points'),
      rise: number('rise'),
      segment: at('segment') as Segment,
      stage: at('stage') as Stage,
      purchases: number('purchases') ?? 0,
      lastPurchase: at('last_purchase') as IsoDate | null,
      evidence: evidence === null ? [] : [evidence],
    };
  }
}
