/**
 * What is known of a profile's counts and shape, and the features made of it.
 *
 * Every fact may be unknown (null), and an unknown fact stays unknown in each
 * feature made of it. Counts span six orders of magnitude, so they enter as
 * log10(1 + count); age enters relative to the day the profile was seen, never
 * as a date, so that what was learned in one year carries over to another.
 */

export interface AuthenticityFacts {
  readonly platform: string | null;
  readonly handleLength: number | null;
  /** Digits in the handle. */
  readonly handleDigits: number | null;
  readonly displayNameLength: number | null;
  /** Characters; 0 is a profile without a bio. */
  readonly bioLength: number | null;
  readonly hasUrl: boolean | null;
  readonly hasLocation: boolean | null;
  readonly followers: number | null;
  readonly following: number | null;
  readonly listed: number | null;
  readonly likes: number | null;
  readonly posts: number | null;
  readonly verified: boolean | null;
  /** The platform's own colours and layout, never changed. */
  readonly defaultProfile: boolean | null;
  /** No picture of its own. */
  readonly defaultAvatar: boolean | null;
  /** Milliseconds since 1970, UTC. */
  readonly createdAtMs: number | null;
  /** When the facts were seen; milliseconds since 1970, UTC. */
  readonly observedAtMs: number | null;
}

const dayMs = 86_400_000;
const log = (count: number | null): number | null =>
  count === null || !(count >= 0) ? null : Math.log10(1 + count);
const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));

function ageDays({ createdAtMs, observedAtMs }: AuthenticityFacts): number | null {
  if (createdAtMs === null || observedAtMs === null || createdAtMs > observedAtMs) return null;
  return (observedAtMs - createdAtMs) / dayMs;
}

function perDay(count: number | null, facts: AuthenticityFacts): number | null {
  const days = ageDays(facts);
  return count === null || !(count >= 0) || days === null
    ? null
    : Math.log10(1e-3 + count / (1 + days));
}

function logRatio(upper: number | null, lower: number | null): number | null {
  const above = log(upper);
  const below = log(lower);
  return above === null || below === null ? null : above - below;
}

/**
 * A tick meant that the platform had checked who this is only until it was
 * sold; elsewhere and later it says nothing, so it counts as unknown.
 */
const tickSoldSinceMs = Date.UTC(2022, 10, 9);
function checkedIdentity({ verified, platform, observedAtMs }: AuthenticityFacts): number | null {
  if (verified === null || platform !== 'x' || observedAtMs === null) return null;
  return observedAtMs < tickSoldSinceMs ? Number(verified) : null;
}

export const features = {
  followers: (facts) => log(facts.followers),
  following: (facts) => log(facts.following),
  followers_to_following: (facts) => logRatio(facts.followers, facts.following),
  listed: (facts) => log(facts.listed),
  listed_to_followers: (facts) => logRatio(facts.listed, facts.followers),
  likes: (facts) => log(facts.likes),
  likes_to_posts: (facts) => logRatio(facts.likes, facts.posts),
  posts: (facts) => log(facts.posts),
  posts_a_day: (facts) => perDay(facts.posts, facts),
  age_days: (facts) => log(ageDays(facts)),
  handle_length: (facts) => facts.handleLength,
  handle_digits: (facts) => log(facts.handleDigits),
  display_name_length: (facts) => facts.displayNameLength,
  bio_length: (facts) => facts.bioLength,
  has_url: (facts) => flag(facts.hasUrl),
  has_location: (facts) => flag(facts.hasLocation),
  default_profile: (facts) => flag(facts.defaultProfile),
  default_avatar: (facts) => flag(facts.defaultAvatar),
  verified: checkedIdentity,
} as const satisfies Readonly<Record<string, (facts: AuthenticityFacts) => number | null>>;

export type FeatureName = keyof typeof features;
export const featureNames = Object.keys(features) as FeatureName[];
