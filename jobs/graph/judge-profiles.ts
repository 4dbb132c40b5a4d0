/**
 * How likely a real person stands behind each known profile, by itself: `scratch.judged`.
 *
 * `surprise` is how far a profile's log odds lie from the prior's, which is 0 for a
 * profile of which nothing is known.
 */
import {
  type AuthenticityFacts,
  authenticityModel,
  authenticityOf,
} from '../../src/authenticity/index.ts';
import { sqlFile } from '../../src/engine/index.ts';
import {
  bitsOfProbability,
  type Column,
  type ColumnBatch,
  roundTo,
} from '../../src/kernel/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import type { GraphJobSettings } from './settings.ts';

const profileFact = sqlFile(import.meta.url, 'profile-fact.sql');

type Context = Pick<JobContext<{ graph: GraphJobSettings }>, 'session' | 'settings' | 'date'>;

export async function judgeProfiles({ session, settings, date }: Context): Promise<void> {
  const prior = settings.graph.authenticPrior;
  const priorBits = bitsOfProbability(prior);
  const judged: ColumnBatch[] = [];
  for await (const { length, columns } of session.batches(profileFact, { night: date })) {
    const authenticity = Array.from({ length }, (_, row) =>
      roundTo(authenticityOf(authenticityModel, factsOfRow(columns, row), prior), 9),
    );
    judged.push({
      length,
      columns: {
        profile_id: Array.from({ length }, (_, row) => text(columns, 'profile_id', row)),
        followers: Array.from({ length }, (_, row) => number(columns, 'followers', row)),
        authenticity,
        surprise: authenticity.map((one) => roundTo(bitsOfProbability(one) - priorBits, 6)),
      },
    });
  }
  await session.load(
    'judged',
    { profile_id: 'text', followers: 'integer', authenticity: 'double', surprise: 'double' },
    judged,
  );
}

type Columns = ColumnBatch['columns'];

function factsOfRow(columns: Columns, row: number): AuthenticityFacts {
  const handle = text(columns, 'handle', row);
  const count = (name: string) => number(columns, name, row);
  const flag = (name: string) => (columns[name] as Column<boolean>)[row] ?? null;
  return {
    platform: text(columns, 'platform', row),
    handleLength: handle?.length ?? null,
    handleDigits: handle === null ? null : handle.replace(/\D/g, '').length,
    displayNameLength: count('display_name_length'),
    bioLength: count('bio_length'),
    hasUrl: flag('has_url'),
    hasLocation: flag('has_location'),
    followers: count('followers'),
    following: count('following'),
    listed: count('listed'),
    likes: count('likes'),
    posts: count('posts'),
    verified: flag('verified'),
    // No source tells it today.
    defaultProfile: null,
    defaultAvatar: flag('default_avatar'),
    createdAtMs: count('created_at'),
    observedAtMs: count('observed_at'),
  };
}

const text = (columns: Columns, name: string, row: number): string | null =>
  (columns[name] as Column<string>)[row] ?? null;
const number = (columns: Columns, name: string, row: number): number | null =>
  (columns[name] as Column<number>)[row] ?? null;
