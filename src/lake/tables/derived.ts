/** Tables that kith computes. */
import { grounds, linkChangeCauses, segments, signalKinds, stages } from '../../kernel/index.ts';
import { column, required, table } from '../table.ts';

const probability = { min: 0, max: 1 } as const;

const linkColumns = {
  customer_id: required('text', 'The customer.'),
  profile_id: required('text', 'The profile.'),
  match_weight: required('double', 'log2 odds, in bits, prior included.'),
  match_probability: required('double', 'The same as 0–1.', probability),
  decision: required('text', 'What was decided.', { oneOf: ['accept', 'review', 'reject'] }),
  decided_by: required('text', 'Who decided.', { oneOf: ['model', 'person', 'declaration'] }),
  basis: required('text', 'Ground on which the pair was looked at.', {
    oneOf: [...grounds, 'evaluation'],
  }),
  pattern: required(
    'text',
    'Comparison levels reached, `comparison=level` joined by `;`, in fixed order.',
  ),
  evidence: required(
    'text',
    'The waterfall from prior to posterior, JSON: [{comparison, level, bits}].',
  ),
  platform: column('text', 'Platform of the profile.'),
  handle: column(
    'text',
    'Handle the profile bore when the evidence was judged: a renamed one keeps the old.',
  ),
  stale_since: column('date', 'First night in which the profile was not found; null while it is.'),
} as const;

export const link = table('derived.link', {
  grain: 'one decided customer–profile pair',
  columns: linkColumns,
  key: ['customer_id', 'profile_id'],
  rowsWithin: { least: 0.5, most: 3 },
});

export const reviewQueue = table('derived.review_queue', {
  grain: 'one pair a person should look at',
  columns: {
    position: required('integer', 'Most informative first, from 1.', { min: 1 }),
    customer_id: linkColumns.customer_id,
    profile_id: linkColumns.profile_id,
    match_probability: linkColumns.match_probability,
    information_bits: required('double', 'What an answer is expected to tell, bits.', { min: 0 }),
    reason: required('text', 'Why a person is asked.'),
  },
  key: ['position'],
});

export const duplicate = table('derived.duplicate', {
  grain: 'one customer record that shares its person with another',
  columns: {
    customer_id: required('text', 'The record.'),
    cluster_id: required(
      'text',
      'The person: id of one of their records, kept from night to night.',
    ),
    probability: required('double', 'That the record is of this person.', probability),
  },
  key: ['customer_id'],
});

export const duplicateQuestion = table('derived.duplicate_question', {
  grain: 'one pair of customer records that a person should look at',
  columns: {
    position: required('integer', 'Nearest to even odds first, from 1.', { min: 1 }),
    customer_id: required('text', 'The record whose id comes first, byte by byte.'),
    other_customer_id: required('text', 'The other record.'),
    match_probability: required('double', 'That both are one person.', probability),
    pattern: required('text', 'Comparison levels reached, `comparison=level` joined by `;`.'),
  },
  key: ['position'],
});

export const linkChange = table('derived.link_change', {
  grain: 'one link that this night changed',
  columns: {
    customer_id: linkColumns.customer_id,
    profile_id: linkColumns.profile_id,
    day: required('date', 'Date of the night.'),
    from_decision: column('text', 'Decision of the night before; null when there was no link.'),
    to_decision: column('text', 'Decision of this night; null when the link is gone.'),
    from_probability: column('double', 'Match probability of the night before.', probability),
    to_probability: column('double', 'Match probability of this night.', probability),
    cause: required('text', 'What changed it.', { oneOf: linkChangeCauses }),
    detail: required('text', 'The same in words, without names.'),
  },
  key: ['customer_id', 'profile_id'],
});

export const matchParameter = table('derived.match_parameter', {
  grain: 'one parameter that the night’s links were judged by',
  columns: {
    kind: required('text', 'What it is.', {
      oneOf: ['m', 'namesakes', 'prior', 'threshold', 'u'],
    }),
    comparison: required('text', 'Comparison it belongs to; `all` where it belongs to none.'),
    level: required('text', 'Level of the comparison, or name of the parameter.'),
    value: required('double', 'Its value.'),
    pairs: column('double', 'Pairs it was learnt from; null where it was not learnt from pairs.', {
      min: 0,
    }),
  },
  key: ['kind', 'comparison', 'level'],
});

export const edge = table('derived.edge', {
  grain: 'one directed influence between two profiles',
  columns: {
    influencer_profile_id: required('text', 'Who moves.'),
    influenced_profile_id: required('text', 'Who is moved.'),
    probability: required('double', 'That what one does moves the other.', probability),
    evidence_weight: required('double', 'Decayed sum of the interactions behind it.', { min: 0 }),
    kinds: required('text', 'Kinds of evidence, sorted, joined by `,`.'),
    last_day: column('date', 'Latest dated evidence.'),
  },
  key: ['influencer_profile_id', 'influenced_profile_id'],
});

export const nodeMeasure = table('derived.node_measure', {
  grain: 'one profile in the network',
  columns: {
    profile_id: required('text', 'The profile.'),
    influence: required('double', 'Weighted PageRank; sums to one over the network.', { min: 0 }),
    influence_percentile: required('double', 'Share of profiles with less, 0–100.', {
      min: 0,
      max: 100,
    }),
    reach: required('double', 'Expected distinct authentic people moved, itself not counted.', {
      min: 0,
    }),
    reach_low: required('double', '90 % interval, low end.', { min: 0 }),
    reach_high: required('double', '90 % interval, high end.', { min: 0 }),
    reach_raw: required('double', 'Reach with everybody counting for one, authentic or not.', {
      min: 0,
    }),
    passes_on: required(
      'double',
      'Probability that it passes on what moved it, so that others are moved through it.',
      probability,
    ),
    community: required(
      'integer',
      'Community, numbered by size from 1 on a first night; later it keeps its number.',
      { min: 1 },
    ),
    core: required('integer', 'k-core number.', { min: 0 }),
    betweenness: required('double', 'Share of shortest paths through it, 0–1.', { min: 0 }),
    authenticity: required('double', 'Probability that a real person is behind it.', probability),
    audience: required('double', 'Followers, discounted by authenticity.', { min: 0 }),
  },
  key: ['profile_id'],
});

const feelings = ['negative', 'neutral', 'positive'] as const;

export const postSentiment = table('derived.post_sentiment', {
  grain: 'one post scored toward one brand',
  columns: {
    post_id: required('text', 'The post.'),
    brand: required('text', 'Brand or competitor it is scored toward.'),
    negative: required('double', 'Probability.', probability),
    neutral: required('double', 'Probability.', probability),
    positive: required('double', 'Probability.', probability),
    label: column('text', 'What is decided, with all that judges.', { oneOf: feelings }),
    base_label: column(
      'text',
      'What the shipped model decides alone; how often it errs is known.',
      {
        oneOf: feelings,
      },
    ),
    context: column('text', 'Whether the brand is named, or addressed by its handle.', {
      oneOf: ['named', 'addressed'],
    }),
    model: column(
      'text',
      '`base`: the shipped model with what the company taught it; `larger`: with the larger model as well.',
      { oneOf: ['base', 'larger'] },
    ),
    digest: column(
      'text',
      'Of the post’s words and of all that scored it: models, adaptation, code, terms. While it stays, the score is kept.',
    ),
  },
  key: ['post_id', 'brand'],
});

export const postFault = table('derived.post_fault', {
  grain: 'one post that could not be scored; it is tried again every night',
  columns: {
    post_id: required('text', 'The post.'),
    reason: required('text', 'What went wrong, without a word of the post.'),
  },
  key: ['post_id'],
});

export const postUnnamed = table('derived.post_unnamed', {
  grain:
    'one post that holds the letters of a brand and names none, so that it is not read again; no more than there are such posts',
  columns: {
    post_id: required('text', 'The post.'),
    digest: required('text', 'As in `derived.post_sentiment`: while it stays, so does the answer.'),
  },
  key: ['post_id'],
});

export const profileSentiment = table('derived.profile_sentiment', {
  grain: 'one profile’s feeling toward one brand',
  columns: {
    profile_id: required('text', 'The profile.'),
    brand: required('text', 'The brand.'),
    sentiment: required('double', 'From −1 to 1.', { min: -1, max: 1 }),
    low: required('double', '90 % interval, low end.', { min: -1, max: 1 }),
    high: required('double', '90 % interval, high end.', { min: -1, max: 1 }),
    posts: required('integer', 'Posts of their own behind it.', { min: 1 }),
    trend: column('double', 'Newer half minus older half, −2 to 2; null below four posts.', {
      min: -2,
      max: 2,
    }),
  },
  key: ['profile_id', 'brand'],
});

export const brandSentiment = table('derived.brand_sentiment', {
  grain: 'one brand and one of the three feelings, over the people who speak of it',
  columns: {
    brand: required('text', 'Brand or competitor.'),
    feeling: required('text', 'What people’s newest post toward the brand feels.', {
      oneOf: feelings,
    }),
    people: required('integer', 'People whose newest post the shipped model labels so.', {
      min: 0,
    }),
    counted_share: required('double', 'Their share of all who speak of the brand.', probability),
    share: required(
      'double',
      'The share corrected for how often the model takes one feeling for another.',
      probability,
    ),
    share_low: required('double', '90 % interval, low end.', probability),
    share_high: required('double', '90 % interval, high end.', probability),
  },
  key: ['brand', 'feeling'],
});

const points = { min: 0, max: 100 } as const;

export const standing = table('derived.standing', {
  grain: 'one customer',
  columns: {
    customer_id: required('text', 'The customer.'),
    standing_points: required('double', 'Combined position, 0–100.', points),
    standing_low: required('double', '90 % interval, low end.', points),
    standing_high: required('double', '90 % interval, high end.', points),
    rank: column(
      'integer',
      'Place among customers of whom enough is known, from 1; null for all others.',
      { min: 1 },
    ),
    rank_low: column('integer', 'Best place within the interval.', { min: 1 }),
    rank_high: column('integer', 'Worst place within the interval.', { min: 1 }),
    reach_points: column('double', 'Part: reach.', points),
    influence_points: column('double', 'Part: influence.', points),
    sentiment_points: column('double', 'Part: sentiment.', points),
    activity_points: column('double', 'Part: own public activity.', points),
    authenticity_points: column('double', 'Part: authenticity.', points),
    value_points: column('double', 'Part: value as a customer.', points),
    reach: column('double', 'Expected people moved, over all linked profiles.', { min: 0 }),
    reach_low: column('double', '90 % interval, low end.', { min: 0 }),
    reach_high: column('double', '90 % interval, high end.', { min: 0 }),
    sentiment: column('double', 'Toward the brand, −1 to 1.', { min: -1, max: 1 }),
    sentiment_low: column('double', '90 % interval, low end.', { min: -1, max: 1 }),
    sentiment_high: column('double', '90 % interval, high end.', { min: -1, max: 1 }),
    profiles: required('integer', 'Accepted links.', { min: 0 }),
    segment: required('text', 'What they are socially.', {
      oneOf: segments,
    }),
    stage: required('text', 'Where they are as a customer.', {
      oneOf: stages,
    }),
    enough_evidence: required('boolean', 'False means segment `unknown`, never “low”.'),
  },
  key: ['customer_id'],
  rowsWithin: { least: 0.5, most: 3 },
});

export const signal = table('derived.signal', {
  grain: 'one dated fact about one customer that asks for action',
  columns: {
    customer_id: required('text', 'The customer.'),
    kind: required('text', 'Which fact.', {
      oneOf: signalKinds,
    }),
    since: required('date', 'Day it became true.'),
    evidence: required('text', 'The figures behind it, one sentence without names.'),
  },
  key: ['customer_id', 'kind'],
});

export const stageMove = table('derived.stage_move', {
  grain: 'one move of one customer between stages in this night',
  columns: {
    customer_id: required('text', 'The customer.'),
    from: column('text', 'Stage in the previous night; null when new.'),
    to: required('text', 'Stage now.'),
    day: required('date', 'Date of the night.'),
  },
  key: ['customer_id'],
});

export const listEntry = table('derived.list_entry', {
  grain: 'one place on one list',
  columns: {
    list: required('text', 'Name of the list.'),
    position: required('integer', 'Place, from 1.', { min: 1 }),
    customer_id: required('text', 'Who stands there.'),
    reason: required('text', 'Why, with figures.'),
    play: required('text', 'The recommended next touch and its reason.'),
    joint_reach: column(
      'double',
      'People reached together by places 1 to this one; joint-reach lists only.',
      {
        min: 0,
      },
    ),
    joint_reach_raw: column(
      'double',
      'The same people reached together with everybody counting for one, authentic or not; joint-reach lists only.',
      { min: 0 },
    ),
  },
  key: ['list', 'position'],
});
