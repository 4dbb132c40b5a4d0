/**
 * What goes from the lake into schema `published`, and from where.
 *
 * Every table follows src/store/migrations; `order` makes two nights of the same
 * content byte for byte the same.
 */

export interface PublishedSelect {
  readonly name: string;
  readonly columns: readonly string[];
  /** Everything after SELECT <columns>. */
  readonly from: string;
}

const standing = [
  'customer_id',
  'standing_points',
  'standing_low',
  'standing_high',
  'rank',
  'rank_low',
  'rank_high',
  'reach_points',
  'influence_points',
  'sentiment_points',
  'activity_points',
  'authenticity_points',
  'value_points',
  'reach',
  'reach_low',
  'reach_high',
  'sentiment',
  'sentiment_low',
  'sentiment_high',
  'profiles',
  'segment',
  'stage',
  'enough_evidence',
];

export const publishedTables: readonly PublishedSelect[] = [
  {
    name: 'customer',
    columns: [
      'customer_id',
      "COALESCE(full_name, NULLIF(trim(COALESCE(first_name, '') || ' ' || COALESCE(last_name, '')), '')) AS full_name",
      'first_name',
      'last_name',
      'email',
      'phone',
      'city',
      'country',
    ],
    from: 'FROM core.customer ORDER BY customer_id',
  },
  {
    name: 'profile',
    columns: [
      'l.profile_id',
      'l.customer_id',
      'p.platform',
      'p.handle',
      'p.display_name',
      'm.influence',
      'm.influence_percentile',
      'm.reach',
      'm.reach_low',
      'm.reach_high',
      'm.reach_raw',
      'm.community',
      'm.core',
      'm.betweenness',
      'm.authenticity',
      'm.audience',
      'p.followers',
      's.sentiment',
      's.low',
      's.high',
      's.posts',
    ],
    from: `FROM derived.link AS l
JOIN core.profile AS p ON p.profile_id = l.profile_id
LEFT JOIN derived.node_measure AS m ON m.profile_id = l.profile_id
LEFT JOIN derived.profile_sentiment AS s ON s.profile_id = l.profile_id AND s.brand = $brand
WHERE l.decision = 'accept' AND l.stale_since IS NULL
ORDER BY l.profile_id, l.customer_id`,
  },
  {
    name: 'link',
    columns: [
      'customer_id',
      'profile_id',
      'match_weight',
      'match_probability',
      'decision',
      'decided_by',
      'basis',
      'pattern',
      'evidence',
      'platform',
      'handle',
      'stale_since',
    ],
    from: 'FROM derived.link ORDER BY customer_id, profile_id',
  },
  {
    name: 'review_queue',
    columns: [
      'position',
      'customer_id',
      'profile_id',
      'match_probability',
      'information_bits',
      'reason',
    ],
    from: 'FROM derived.review_queue ORDER BY position',
  },
  {
    name: 'link_change',
    columns: [
      'customer_id',
      'profile_id',
      'day',
      'from_decision',
      'to_decision',
      'from_probability',
      'to_probability',
      'cause',
      'detail',
    ],
    from: 'FROM derived.link_change ORDER BY customer_id, profile_id',
  },
  {
    name: 'match_parameter',
    columns: ['kind', 'comparison', 'level', '"value"', 'pairs'],
    from: 'FROM derived.match_parameter ORDER BY kind, comparison, level',
  },
  {
    name: 'brand_sentiment',
    columns: [
      'brand',
      'feeling',
      'people',
      'counted_share',
      'share',
      'share_low',
      'share_high',
      'brand = $brand AS own',
    ],
    from: 'FROM derived.brand_sentiment ORDER BY brand, feeling',
  },
  {
    name: 'duplicate',
    columns: [
      'a.customer_id',
      'b.customer_id AS other_customer_id',
      'least(a.probability, b.probability) AS probability',
    ],
    from: `FROM derived.duplicate AS a
JOIN derived.duplicate AS b ON b.cluster_id = a.cluster_id AND b.customer_id <> a.customer_id
ORDER BY a.customer_id, b.customer_id`,
  },
  { name: 'standing', columns: standing, from: 'FROM derived.standing ORDER BY customer_id' },
  {
    name: 'signal',
    columns: ['customer_id', 'kind', 'since', 'evidence'],
    from: 'FROM derived.signal ORDER BY customer_id, kind',
  },
  {
    name: 'stage_move',
    columns: ['customer_id', '"from"', '"to"', 'day'],
    from: 'FROM derived.stage_move ORDER BY customer_id',
  },
  {
    name: 'touch',
    columns: ['touch_id', 'customer_id', '"at"', 'channel', 'kind', 'inbound', 'outcome'],
    from: `FROM core.touch
WHERE "at" >= CAST($touches_since AS TIMESTAMP)
ORDER BY touch_id`,
  },
  {
    name: 'list',
    columns: ['name', 'purpose', 'method', 'size', '"order"'],
    from: 'FROM scratch.list ORDER BY name',
  },
  {
    name: 'list_entry',
    columns: [
      ...['list', 'position', 'customer_id', 'reason', 'play'],
      ...['joint_reach', 'joint_reach_raw'],
    ],
    from: 'FROM derived.list_entry ORDER BY list, position',
  },
  {
    name: 'edition_figure',
    columns: ['name', 'value'],
    from: 'FROM scratch.figure ORDER BY name',
  },
];

/** The column's name in PostgreSQL: what stands after AS, without table alias and quotes. */
export const publishedColumn = (column: string): string =>
  column
    .replace(/^.* AS /, '')
    .replace(/^[a-z]\./, '')
    .replaceAll('"', '');
