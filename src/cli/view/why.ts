/** The answer to “why is this customer here?”, as text. */
import type { CustomerFacts } from '../../app/index.ts';
import { printable } from './plain-text.ts';
import { textTable } from './table.ts';
import { percent, waterfallTable } from './waterfall.ts';

export function whyText(facts: CustomerFacts, width: number): string {
  const { customer, edition } = facts;
  const title = `${customer.customer_id}  ${customer.full_name ?? ''}`.trimEnd();
  const mark = edition.evaluation ? ', evaluation' : '';
  return [
    [`${printable(title)}   (edition of ${edition.date}${mark})`, ...duplicateLines(facts)].join(
      '\n',
    ),
    standingText(facts),
    linksText(facts, width),
    changesText(facts, width),
    profilesText(facts, width),
    signalsText(facts),
    placesText(facts, width),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Records of one person, by their ids. */
function duplicateLines({ duplicates }: CustomerFacts): string[] {
  if (duplicates.length === 0) return [];
  const others = duplicates.map(
    ({ other_customer_id, probability }) => `${other_customer_id} (${percent(probability)})`,
  );
  return [
    printable(
      `The same person as ${others.join(', ')}. Each record stands for itself; no profile is linked to two of them.`,
    ),
  ];
}

function standingText({ standing, stageMove }: CustomerFacts): string {
  if (standing === undefined) return 'No standing in this edition.';
  const parts = [
    ['reach', standing.reach_points],
    ['influence', standing.influence_points],
    ['sentiment', standing.sentiment_points],
    ['activity', standing.activity_points],
    ['authenticity', standing.authenticity_points],
    ['value', standing.value_points],
  ] as const;
  const known = parts.map(
    ([name, points]) => `${name} ${points === null ? 'unknown' : points.toFixed(0)}`,
  );
  const atMean = parts.some(([, points]) => points === null)
    ? '; what is unknown counts as the company’s mean'
    : '';
  const moved =
    stageMove === undefined ? '' : `, from ${stageMove.from ?? 'nowhere'} in this night`;
  const lines = [
    `Standing   ${range(standing.standing_points, standing.standing_low, standing.standing_high, 1)} of 100, ${placeText(standing)}`,
    `Parts      ${known.join(', ')}${atMean}`,
    `Segment    ${standing.segment}${standing.enough_evidence ? '' : ' (too little evidence)'}`,
    `Stage      ${standing.stage}${moved}`,
  ];
  if (standing.reach !== null) {
    lines.push(
      `Reach      ${range(standing.reach, standing.reach_low, standing.reach_high, 1)} people`,
    );
  }
  if (standing.sentiment !== null) {
    const { sentiment, sentiment_low, sentiment_high } = standing;
    lines.push(`Sentiment  ${range(sentiment, sentiment_low, sentiment_high, 2)} toward the brand`);
  }
  return lines.join('\n');
}

const placeText = ({
  rank,
  rank_low,
  rank_high,
}: NonNullable<CustomerFacts['standing']>): string =>
  rank === null ? 'no rank: too little is known' : `rank ${rank} (${rank_low}–${rank_high})`;

const range = (value: number, low: number | null, high: number | null, digits: number): string =>
  low === null || high === null
    ? value.toFixed(digits)
    : `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;

function linksText({ links }: CustomerFacts, width: number): string {
  if (links.length === 0) return 'No profile is linked.';
  return links
    .map((link) => {
      const handle = link.handle === null ? '' : ` (@${link.handle})`;
      const head = `Link to ${link.profile_id}${handle}: ${link.decision} by ${link.decided_by}, ${percent(link.match_probability)}, basis ${link.basis}`;
      const stale =
        link.stale_since === null
          ? ''
          : `\n  The profile has not been found since ${link.stale_since}; it counts for nothing until it is.`;
      const { evidence, match_weight: weightBits, match_probability: probability } = link;
      const table = waterfallTable({ evidence, weightBits, probability }, width - 2);
      return `${printable(head)}${stale}\n${indent(table)}`;
    })
    .join('\n\n');
}

const changesShown = 10;

function changesText({ linkChanges }: CustomerFacts, width: number): string {
  if (linkChanges.length === 0) return '';
  const table = textTable(
    linkChanges.slice(0, changesShown),
    [
      { title: 'Day', cell: (change) => change.day },
      { title: 'Profile', cell: (change) => change.profile_id },
      {
        title: 'From → to',
        cell: (change) => `${change.from_decision ?? 'none'} → ${change.to_decision ?? 'none'}`,
      },
      { title: 'What changed it', cell: (change) => change.detail },
    ],
    width - 2,
  );
  const more = linkChanges.length - changesShown;
  return `Changes of links${more > 0 ? ` (the latest ${changesShown}; --json has ${more} more)` : ''}\n${indent(table)}`;
}

function profilesText({ profiles, standing }: CustomerFacts, width: number): string {
  if (profiles.length === 0) return '';
  // Without interactions the network says nothing: unknown, not nothing.
  const known = (points: number | null | undefined, value: number | null): string =>
    orDash(points === null || points === undefined ? null : value, 1);
  const { reach_points: reach, influence_points: influence } = standing ?? {};
  const table = textTable(
    profiles,
    [
      { title: 'Profile', cell: (one) => one.profile_id },
      { title: 'Handle', cell: (one) => one.handle ?? '' },
      { title: 'Reach', align: 'right', cell: (one) => known(reach, one.reach) },
      { title: 'Raw', align: 'right', cell: (one) => known(reach, one.reach_raw) },
      {
        title: 'Influence',
        align: 'right',
        cell: (one) => known(influence, one.influence_percentile),
      },
      { title: 'Sentiment', align: 'right', cell: (one) => orDash(one.sentiment, 2) },
      { title: 'Posts', align: 'right', cell: (one) => orDash(one.posts, 0) },
      { title: 'Followers', align: 'right', cell: (one) => orDash(one.followers, 0) },
      { title: 'Audience', align: 'right', cell: (one) => orDash(one.audience, 0) },
      { title: 'Authentic', align: 'right', cell: (one) => orDash(one.authenticity, 2) },
    ],
    width - 2,
  );
  return `Profiles (reach counts authentic people, raw reach every profile; influence as percentile; audience: followers, discounted by authenticity)\n${indent(table)}`;
}

const orDash = (value: number | null, digits: number): string =>
  value === null ? '–' : value.toFixed(digits);

function signalsText({ signals }: CustomerFacts): string {
  if (signals.length === 0) return '';
  const lines = signals.map(({ kind, since, evidence }) => `  ${kind} since ${since}: ${evidence}`);
  return `Signals\n${lines.join('\n')}`;
}

function placesText({ places }: CustomerFacts, width: number): string {
  if (places.length === 0) return 'On no list.';
  const table = textTable(
    places,
    [
      { title: 'List', cell: (place) => place.list },
      { title: 'Place', align: 'right', cell: (place) => String(place.position) },
      { title: 'Why, and what next', cell: (place) => `${place.reason} → ${place.play}` },
    ],
    width - 2,
  );
  return `On lists\n${indent(table)}`;
}

const indent = (text: string): string => text.replaceAll(/^/gm, '  ');
