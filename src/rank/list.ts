/**
 * Lists: the reason of each row.
 *
 * Which customers stand on a list is set work (`jobs/rank/list.sql`); here is
 * what a row says for itself: the figures the list is about, first the one it
 * is ordered by. Figures only, never a name, a handle or a quotation.
 */
import type { IsoDate, Segment, Stage } from '../kernel/index.ts';
import { ofThings, percentText, sentimentText } from './figure.ts';

export const listOrders = [
  'standing_points',
  'reach',
  'influence_points',
  'sentiment',
  'value_points',
  'rise',
] as const;

export type ListOrder = (typeof listOrders)[number];

/** The figures of one row. Null where not known. */
export interface ReasonFigures {
  readonly standing: number;
  readonly standingLow: number;
  readonly standingHigh: number;
  readonly reach: number | null;
  readonly reachLow: number | null;
  readonly reachHigh: number | null;
  readonly influence: number | null;
  readonly sentiment: number | null;
  readonly sentimentLow: number | null;
  readonly sentimentHigh: number | null;
  readonly brandPosts: number;
  readonly craft: number | null;
  readonly value: number | null;
  readonly rise: number | null;
  readonly segment: Segment;
  readonly stage: Stage;
  readonly purchases: number;
  readonly lastPurchase: IsoDate | null;
  /** Evidence of the signals that the list asks for. */
  readonly evidence: readonly string[];
}

export function reasonOf(figures: ReasonFigures, order: ListOrder): string {
  const clauses: Readonly<Record<ListOrder | 'craft' | 'stage' | 'unknown', string | undefined>> = {
    standing_points:
      figures.segment === 'unknown'
        ? undefined
        : `standing ${points(figures.standing)} (${points(figures.standingLow)}–${points(figures.standingHigh)})`,
    reach: reachClause(figures),
    influence_points:
      figures.influence === null
        ? undefined
        : `influence above ${percentText(figures.influence)} of profiles`,
    sentiment: sentimentClause(figures),
    value_points:
      figures.value === null ? undefined : `value as a customer ${points(figures.value)} of 100`,
    rise:
      figures.rise === null
        ? undefined
        : `standing ${figures.rise < 0 ? 'fell' : 'rose'} by ${points(Math.abs(figures.rise))} points since the last night`,
    craft:
      figures.segment === 'prosumer' && figures.craft !== null
        ? `craft of posts ${figures.craft.toFixed(2)}`
        : undefined,
    stage: stageClause(figures),
    unknown: unknownClause(figures),
  };
  const first = clauses[order];
  const others = (
    [
      ...(['standing_points', 'reach', 'influence_points', 'sentiment'] as const),
      ...(['craft', 'stage', 'unknown'] as const),
    ] as const
  ).filter((name) => name !== order);
  const told = [first, ...others.map((name) => clauses[name])].filter(
    (clause) => clause !== undefined,
  );
  // “Unknown” is no word for a person: then the figures speak, and what is not known is said last.
  const lead = figures.segment === 'unknown' ? '' : `${figures.segment}: `;
  return [sentence(`${lead}${told.join('; ')}`), ...figures.evidence].join(' ');
}

/** What standing counts at the company's mean. */
function unknownClause({ reach, influence, sentiment }: ReasonFigures): string | undefined {
  const names = Object.entries({ reach, influence, sentiment })
    .filter(([, figure]) => figure === null)
    .map(([name]) => name);
  const last = names.pop();
  if (last === undefined) return undefined;
  return `${names.length === 0 ? last : `${names.join(', ')} and ${last}`} unknown`;
}

function reachClause({ reach, reachLow, reachHigh }: ReasonFigures): string | undefined {
  if (reach === null) return undefined;
  const range =
    reachLow === null || reachHigh === null ? '' : ` (${points(reachLow)}–${points(reachHigh)})`;
  return `reach ${ofThings(reach, 'person', 'people')}${range}`;
}

function sentimentClause(figures: ReasonFigures): string | undefined {
  const { sentiment, sentimentLow, sentimentHigh, brandPosts } = figures;
  if (sentiment === null) return undefined;
  const range =
    sentimentLow === null || sentimentHigh === null
      ? ''
      : ` (${sentimentText(sentimentLow)} to ${sentimentText(sentimentHigh)})`;
  return `sentiment ${sentimentText(sentiment)}${range} over ${ofThings(brandPosts, 'post')}`;
}

function stageClause({ stage, purchases, lastPurchase }: ReasonFigures): string {
  if (purchases === 0 || lastPurchase === null) return 'no purchases';
  return `${stage}, ${ofThings(purchases, 'purchase')}, last ${lastPurchase}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** One decimal below ten, none above. */
const points = (value: number): string =>
  value >= 10 ? Math.round(value).toString() : value.toFixed(1);
