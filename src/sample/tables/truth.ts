/**
 * What is true of the town, as tables of their own beside the lake's.
 *
 * No job may read them; they are for measuring. Names begin with `truth.`.
 */
import type { ColumnDefinition } from '../../lake/index.ts';
import { column, required } from '../../lake/index.ts';

export interface TruthTable {
  readonly name: `truth.${string}`;
  /** What one row stands for. */
  readonly grain: string;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  readonly key: readonly string[];
}

const label = ['negative', 'neutral', 'positive'] as const;

export const truthTables = {
  ownership: {
    name: 'truth.ownership',
    grain: 'one customer record and one profile its person owns',
    columns: {
      customer_id: required('text', 'The record.'),
      profile_id: required('text', 'The profile.'),
      person_id: required('text', 'The person: the id of their first record.'),
      knowable: required(
        'boolean',
        'The data hold evidence that makes the owner surer than 49 in 50. False for a second record of a person.',
      ),
      evidence: required('text', 'What the evidence is.', {
        oneOf: [
          'declared',
          'website',
          'name',
          'name+place',
          'name+more',
          'handle',
          'other profile',
          'none',
        ],
      }),
      permitted: required(
        'boolean',
        'A basis covers customer and platform, and no suppression stands.',
      ),
      kind: required('text', 'First or second record of the person.', {
        oneOf: ['own', 'duplicate'],
      }),
    },
    key: ['customer_id', 'profile_id'],
  },
  person: {
    name: 'truth.person',
    grain: 'one customer record',
    columns: {
      customer_id: required('text', 'The record.'),
      person_id: required('text', 'The person: the id of their first record.'),
      duplicate_of: column('text', 'First record, where this is a second one.'),
      segment: required('text', 'Socially, drawn from hidden traits.', {
        oneOf: ['influencer', 'advocate', 'prosumer', 'participator', 'friend', 'detractor'],
      }),
      stage: required('text', 'Commercially, from the hidden habit.', {
        oneOf: ['none', 'first-time', 'occasional', 'loyal', 'advocate', 'lapsing'],
      }),
      sentiment: required('double', 'What they feel about the brand.', { min: -1, max: 1 }),
      gregariousness: required('double', 'Hidden trait, standard normal.'),
      expertise: required('double', 'Hidden trait, standard normal.'),
      enthusiasm: required('double', 'Hidden trait, standard normal.'),
      grumpiness: required('double', 'Hidden trait, standard normal.'),
      habit: required('text', 'How they buy.', {
        oneOf: ['once', 'now-and-then', 'steady', 'seasonal'],
      }),
      lapsed_on: column('date', 'Day they stopped buying for good.'),
      open_case: required('boolean', 'A care case is open on the end date.'),
      profiles: required('integer', 'Profiles of their own.', { min: 0 }),
      suppressed: required('boolean', 'A wish not to be processed stands.'),
    },
    key: ['customer_id'],
  },
  profile: {
    name: 'truth.profile',
    grain: 'one profile',
    columns: {
      profile_id: required('text', 'The profile.'),
      kind: required('text', 'What is behind it.', {
        oneOf: ['person', 'bot', 'fan', 'copycat', 'namesake', 'organisation'],
      }),
      bot: required('boolean', 'A program.'),
      ring: column('integer', 'Ring of bots that lift each other, within the block.', { min: 0 }),
      imitates_customer_id: column('text', 'Customer whose name it bears without being them.'),
      sentiment: column('double', 'What a person behind it feels about the brand.', {
        min: -1,
        max: 1,
      }),
    },
    key: ['profile_id'],
  },
  edge: {
    name: 'truth.edge',
    grain: 'one tie between two profiles, bots left out as followers',
    columns: {
      influencer_profile_id: required('text', 'Who moves.'),
      influenced_profile_id: required('text', 'Who is moved.'),
      probability: required('double', 'That a post of the one moves the other.', {
        min: 0,
        max: 1,
      }),
    },
    key: ['influencer_profile_id', 'influenced_profile_id'],
  },
  moved: {
    name: 'truth.moved',
    grain: 'one profile',
    columns: {
      profile_id: required('text', 'The profile.'),
      reach: required(
        'double',
        'Distinct people one post of theirs moves on average, directly or through others, by the town’s own mechanism.',
        { min: 0 },
      ),
      moved_last_month: required(
        'integer',
        'Distinct people moved, directly or through others, in the 30 days to the end date.',
        { min: 0 },
      ),
      moved_next_month: required('integer', 'The same in the 30 days after it: held out.', {
        min: 0,
      }),
    },
    key: ['profile_id'],
  },
  post: {
    name: 'truth.post',
    grain: 'one post and one brand it speaks of',
    columns: {
      post_id: required('text', 'The post.'),
      profile_id: required('text', 'Its author.'),
      brand: required('text', 'Brand or competitor.'),
      label: required('text', 'What it says about it.', { oneOf: label }),
      device: required('text', 'How it says so.', {
        oneOf: [
          'plain',
          'negation',
          'mixed',
          'irony',
          'quote',
          'comparison',
          'craft',
          'elsewhere',
          'chat',
        ],
      }),
      lang: required('text', 'Language it is written in.'),
    },
    key: ['post_id', 'brand'],
  },
} as const satisfies Readonly<Record<string, TruthTable>>;

export type TruthTableName = (typeof truthTables)[keyof typeof truthTables]['name'];
