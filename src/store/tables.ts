/**
 * The tables of the database as kysely sees them, and the closed list of those
 * that an edition may fill. A contract test holds both against the migrations.
 */
import type { ColumnType, Generated } from 'kysely';

export const editionTables = [
  'customer',
  'profile',
  'link',
  'standing',
  'signal',
  'stage_move',
  'touch',
  'list',
  'list_entry',
  'edition_figure',
  'review_queue',
  'link_change',
  'match_parameter',
  'brand_sentiment',
  'duplicate',
] as const;
export type EditionTable = (typeof editionTables)[number];

/** Tables whose rows are about one customer. */
export const customerTables = [
  'customer',
  'profile',
  'link',
  'standing',
  'signal',
  'stage_move',
  'touch',
  'list_entry',
  'review_queue',
  'link_change',
  'duplicate',
] as const satisfies readonly EditionTable[];

export interface EditionRow {
  edition_id: number;
  date: string;
  fingerprint: string;
  run_id: string | null;
  evaluation: boolean;
  brand: string | null;
  published_at: Generated<Date>;
  current: boolean;
}

interface InEdition {
  edition_id: number;
}

export interface CustomerRow extends InEdition {
  customer_id: string;
  full_name: string | null;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  country: string | null;
}

export interface ProfileRow extends InEdition {
  profile_id: string;
  customer_id: string;
  platform: string;
  handle: string | null;
  display_name: string | null;
  influence: number | null;
  influence_percentile: number | null;
  reach: number | null;
  reach_low: number | null;
  reach_high: number | null;
  reach_raw: number | null;
  community: number | null;
  core: number | null;
  betweenness: number | null;
  authenticity: number | null;
  audience: number | null;
  followers: number | null;
  sentiment: number | null;
  low: number | null;
  high: number | null;
  posts: number | null;
}

export interface LinkRow extends InEdition {
  customer_id: string;
  profile_id: string;
  match_weight: number;
  match_probability: number;
  decision: string;
  decided_by: string;
  basis: string;
  pattern: string;
  evidence: string;
  platform: string | null;
  handle: string | null;
  stale_since: string | null;
}

export interface ReviewQueueRow extends InEdition {
  position: number;
  customer_id: string;
  profile_id: string;
  match_probability: number;
  information_bits: number;
  reason: string;
}

export interface LinkChangeRow extends InEdition {
  customer_id: string;
  profile_id: string;
  day: string;
  from_decision: string | null;
  to_decision: string | null;
  from_probability: number | null;
  to_probability: number | null;
  cause: string;
  detail: string;
}

export interface MatchParameterRow extends InEdition {
  kind: string;
  comparison: string;
  level: string;
  value: number;
  pairs: number | null;
}

export interface StandingRow extends InEdition {
  customer_id: string;
  standing_points: number;
  standing_low: number;
  standing_high: number;
  /** Null, as both ends, where too little is known. */
  rank: number | null;
  rank_low: number | null;
  rank_high: number | null;
  reach_points: number | null;
  influence_points: number | null;
  sentiment_points: number | null;
  activity_points: number | null;
  authenticity_points: number | null;
  value_points: number | null;
  reach: number | null;
  reach_low: number | null;
  reach_high: number | null;
  sentiment: number | null;
  sentiment_low: number | null;
  sentiment_high: number | null;
  profiles: number;
  segment: string;
  stage: string;
  enough_evidence: boolean;
}

export interface SignalRow extends InEdition {
  customer_id: string;
  kind: string;
  since: string;
  evidence: string;
}

export interface StageMoveRow extends InEdition {
  customer_id: string;
  from: string | null;
  to: string;
  day: string;
}

export interface TouchRow extends InEdition {
  touch_id: string;
  customer_id: string;
  at: Date;
  channel: string | null;
  kind: string | null;
  inbound: boolean | null;
  outcome: string | null;
}

export interface ListRow extends InEdition {
  name: string;
  purpose: string;
  method: string;
  size: number;
  order: string;
}

export interface ListEntryRow extends InEdition {
  list: string;
  position: number;
  customer_id: string;
  reason: string;
  play: string;
  joint_reach: number | null;
  joint_reach_raw: number | null;
}

export interface EditionFigureRow extends InEdition {
  name: string;
  value: number;
}

export interface BrandSentimentRow extends InEdition {
  brand: string;
  own: boolean;
  feeling: 'negative' | 'neutral' | 'positive';
  people: number;
  counted_share: number;
  share: number;
  share_low: number;
  share_high: number;
}

export interface DuplicateRow extends InEdition {
  customer_id: string;
  other_customer_id: string;
  probability: number;
}

export type RunState = 'running' | 'succeeded' | 'failed' | 'killed';
export type JobState = 'running' | 'done' | 'skipped' | 'failed' | 'killed';

export interface RunRow {
  run_id: string;
  date: string;
  started_at: Generated<Date>;
  ended_at: Date | null;
  state: Generated<RunState>;
  error_code: string | null;
  host: string;
  pid: number;
  config_fingerprint: string;
  kith_version: string;
  evaluation: boolean;
}

export interface JobRow {
  run_id: string;
  name: string;
  state: JobState;
  fingerprint: string;
  started_at: Generated<Date>;
  ended_at: Date | null;
  rows: number | null;
  figures: ColumnType<Readonly<Record<string, number>>, string, string>;
  peak_memory_bytes: number | null;
}

export interface QuarantineRow {
  run_id: string;
  table_name: string;
  source_file: string;
  reason: string;
  rows: number;
}

export interface SuppressionRow {
  subject_kind: 'customer' | 'profile' | 'email';
  subject: string;
  reason: string | null;
  since: Date | null;
  source: 'file' | 'person';
  source_file: string | null;
  recorded_at: Generated<Date>;
  recorded_by: string | null;
}

export interface OutreachRow {
  outreach_id: string;
  customer_id: string;
  list: string | null;
  channel: string;
  at: Date;
  outcome: string | null;
  recorded_at: Generated<Date>;
  recorded_by: string;
}

export interface Tables {
  'published.edition': EditionRow;
  'published.customer': CustomerRow;
  'published.profile': ProfileRow;
  'published.link': LinkRow;
  'published.standing': StandingRow;
  'published.signal': SignalRow;
  'published.stage_move': StageMoveRow;
  'published.touch': TouchRow;
  'published.list': ListRow;
  'published.list_entry': ListEntryRow;
  'published.edition_figure': EditionFigureRow;
  'published.review_queue': ReviewQueueRow;
  'published.link_change': LinkChangeRow;
  'published.match_parameter': MatchParameterRow;
  'published.brand_sentiment': BrandSentimentRow;
  'published.duplicate': DuplicateRow;
  'ops.run': RunRow;
  'ops.job': JobRow;
  'ops.quarantine': QuarantineRow;
  'ops.suppression': SuppressionRow;
  'ops.outreach': OutreachRow;
}
