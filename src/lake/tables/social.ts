/** Tables of public social profiles, what they post, and to whom they pay attention. */
import { column, rawTable, required, table } from '../table.ts';

const profileColumns = {
  profile_id: required(
    'text',
    'Key: `platform:native_id` when harvested, as given when from a file.',
  ),
  platform: required('text', 'x, bluesky, mastodon, …; `twitter` is read as `x`.'),
  native_id: column('text', 'The platform’s own unchanging id.'),
  handle: column('text', 'The changeable public name, without `@`.'),
  display_name: column('text', 'The name shown.'),
  bio: column('text', 'Self-description.'),
  location: column('text', 'Place as the person wrote it.'),
  urls: column('text[]', 'Links on the profile.'),
  avatar_url: column('text', 'Picture.'),
  followers: column('integer', 'Profiles that follow this one.', { min: 0 }),
  following: column('integer', 'Profiles this one follows.', { min: 0 }),
  posts: column('integer', 'Posts ever made.', { min: 0 }),
  likes: column('integer', 'Likes ever given.', { min: 0 }),
  listed: column('integer', 'Lists this profile stands on.', { min: 0 }),
  verified: column('boolean', 'Marked as verified by the platform.'),
  created_at: column('timestamp', 'When the account was made.'),
  discoverable: column('boolean', 'May be found; null where the platform has no such wish.'),
  indexable: column('boolean', 'Posts may be indexed; null where the platform has no such wish.'),
  no_bots: column('boolean', 'Asks robots to stay away.'),
  attributes: column('text', 'Unmapped columns of the source, as a JSON object.'),
  observed_at: column('timestamp', 'When this was seen.'),
} as const;
export const rawProfile = rawTable('raw.profile', 'one profile row of a source', profileColumns);
export const profile = table('core.profile', {
  grain: 'one public account',
  columns: profileColumns,
  key: ['profile_id'],
  rowsWithin: { least: 0.5, most: 3 },
});

const postColumns = {
  post_id: required('text', 'Key.'),
  profile_id: required('text', 'Who posted.'),
  posted_at: required('timestamp', 'When.'),
  text: column('text', 'The words, as posted.'),
  lang: column('text', 'Language as given by the platform, ISO 639-1.'),
  in_reply_to_post_id: column('text', 'Post this answers.'),
  repost_of_post_id: column('text', 'Post this repeats without comment.'),
  quote_of_post_id: column('text', 'Post this quotes.'),
  mentioned_profile_ids: column('text[]', 'Profiles named in it.'),
  likes: column('integer', 'Likes received.', { min: 0 }),
  reposts: column('integer', 'Reposts received.', { min: 0 }),
  replies: column('integer', 'Replies received.', { min: 0 }),
} as const;
export const rawPost = rawTable('raw.post', 'one post row of a source', postColumns);
export const post = table('core.post', {
  grain: 'one public post',
  columns: postColumns,
  key: ['post_id'],
});

const interactionColumns = {
  actor_profile_id: required('text', 'Who pays attention.'),
  target_profile_id: required('text', 'To whom.'),
  kind: required('text', 'How.', {
    oneOf: ['follow', 'mention', 'reply', 'repost', 'quote', 'like'],
  }),
  day: column('date', 'Day of it; null where the platform gives none.'),
  count: required('integer', 'How often that day.', { min: 1 }),
  first_observed_at: column('timestamp', 'When it was first seen.'),
} as const;
export const rawInteraction = rawTable(
  'raw.interaction',
  'one interaction row of a source',
  interactionColumns,
);
export const interaction = table('core.interaction', {
  grain: 'one kind of attention of one profile to another on one day',
  columns: interactionColumns,
  key: ['actor_profile_id', 'target_profile_id', 'kind', 'day'],
});

const givenEdgeColumns = {
  influencer_profile_id: required('text', 'Who moves.'),
  influenced_profile_id: required('text', 'Who is moved.'),
  probability: required('double', 'Probability that one moves the other.', { min: 0, max: 1 }),
} as const;
export const rawGivenEdge = rawTable(
  'raw.given_edge',
  'one edge row of a source',
  givenEdgeColumns,
);
export const givenEdge = table('core.given_edge', {
  grain: 'one influence known from elsewhere',
  columns: givenEdgeColumns,
  key: ['influencer_profile_id', 'influenced_profile_id'],
});
