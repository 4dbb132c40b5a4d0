/**
 * Profiles of a file as facts for the judgement of authenticity.
 *
 * A file holds profiles as `raw.profile` has them, or only their shape: lengths
 * instead of texts (`handle_length`, `bio_length`, `has_url` …), so that nobody
 * has to hand over names to have them judged. What a file does not give for any
 * profile of a platform is unknown; what it gives for others and not for one is
 * missing there.
 */
import { resolve } from 'node:path';
import type { AuthenticityFacts } from '../../authenticity/index.ts';
import type { Column, ColumnBatch, UnreadableValues } from '../../kernel/index.ts';
import { column, type TableDefinition, tableNamed } from '../../lake/index.ts';
import { type FileSettings, fileRows, type ParquetReader } from '../../sources/index.ts';

export interface ProfilesFile {
  readonly path: string;
  readonly settings: Omit<FileSettings, 'path'>;
  readonly parquet: ParquetReader;
}

const { columns: profileColumns, ...rawProfile } = tableNamed('raw.profile') as TableDefinition;
const { attributes: _attributes, ...readColumns } = profileColumns;

const definition: TableDefinition = {
  ...rawProfile,
  columns: {
    ...readColumns,
    platform: column('text', 'Where the profile stands.'),
    handle_length: column('integer', 'Characters of the handle.', { min: 0 }),
    handle_digits: column('integer', 'Digits in the handle.', { min: 0 }),
    display_name_length: column('integer', 'Characters of the name shown.', { min: 0 }),
    bio_length: column('integer', 'Characters of the self-description.', { min: 0 }),
    has_url: column('boolean', 'A link stands on it.'),
    has_location: column('boolean', 'A place stands on it.'),
    default_profile: column('boolean', 'The platform’s own layout, never changed.'),
    default_avatar: column('boolean', 'No picture of its own.'),
  },
};

const unneeded = ['native_id', 'discoverable', 'indexable', 'no_bots'];

export interface ProfileBatch {
  readonly rows: ColumnBatch;
  readonly quarantined: readonly { readonly line: number; readonly reason: string }[];
  readonly unreadable: readonly UnreadableValues[];
}

export async function* profileBatches(
  file: ProfilesFile,
  dateOrder?: 'ymd' | 'dmy' | 'mdy',
): AsyncIterable<ProfileBatch> {
  const { path, parquet } = file;
  const settings = { ...file.settings, ...(dateOrder === undefined ? {} : { dateOrder }), path };
  yield* fileRows({ definition, path: resolve(path), settings, parquet, omit: unneeded });
}

/** Columns of texts that a platform may not give at all. */
const shapeTexts = ['bio', 'location', 'urls', 'avatar_url'] as const;
type ShapeText = (typeof shapeTexts)[number];

/** What is known of a file's profiles as a whole. */
export interface Surveyed {
  /** Texts that some profile of the platform has; `''` stands for no platform. */
  readonly gives: ReadonlyMap<string, ReadonlySet<ShapeText>>;
  readonly profiles: number;
  readonly dated: number;
  /** Newest account, milliseconds since 1970, UTC. */
  readonly newestMs: number | undefined;
  /** Days of creation that could not be read. */
  readonly unreadableDays: number;
  readonly ambiguousDays: number;
}

export async function survey(batches: AsyncIterable<ProfileBatch>): Promise<Surveyed> {
  const gives = new Map<string, Set<ShapeText>>();
  let [profiles, dated, unreadableDays, ambiguousDays] = [0, 0, 0, 0];
  let newestMs: number | undefined;
  for await (const { rows, unreadable } of batches) {
    profiles += rows.length;
    for (const { column: name, reason, values } of unreadable) {
      if (name !== 'created_at') continue;
      unreadableDays += values;
      if (reason.includes('ambiguous')) ambiguousDays += values;
    }
    for (let row = 0; row < rows.length; row += 1) {
      const createdMs = numberOf(rows, 'created_at', row);
      if (createdMs !== null) {
        dated += 1;
        newestMs = Math.max(newestMs ?? createdMs, createdMs);
      }
      const platform = platformOf(rows, row) ?? '';
      let known = gives.get(platform);
      if (known === undefined) gives.set(platform, (known = new Set()));
      for (const name of shapeTexts) if (cellOf(rows, name, row) !== null) known.add(name);
    }
  }
  return { gives, profiles, dated, newestMs, unreadableDays, ambiguousDays };
}

/** @param observedAtMs when profiles were seen that do not say so themselves. */
export function factsOf(
  rows: ColumnBatch,
  row: number,
  how: { readonly gives: Surveyed['gives']; readonly observedAtMs: number },
): AuthenticityFacts {
  const platform = platformOf(rows, row);
  const given = how.gives.get(platform ?? '');
  const handle = textOf(rows, 'handle', row);
  const name = textOf(rows, 'display_name', row);
  const bio = textOf(rows, 'bio', row);
  const count = (column: string) => numberOf(rows, column, row);
  const told = (column: ShapeText): boolean | null =>
    given?.has(column) === true ? cellOf(rows, column, row) !== null : null;
  const avatar = textOf(rows, 'avatar_url', row);
  const ownPicture = told('avatar_url');
  return {
    platform,
    handleLength: handle?.length ?? count('handle_length'),
    handleDigits: handle?.replace(/\D/g, '').length ?? count('handle_digits'),
    displayNameLength: name === null ? count('display_name_length') : [...name].length,
    bioLength: given?.has('bio') === true ? [...(bio ?? '')].length : count('bio_length'),
    hasUrl: told('urls') ?? flagOf(rows, 'has_url', row),
    hasLocation: told('location') ?? flagOf(rows, 'has_location', row),
    followers: count('followers'),
    following: count('following'),
    listed: count('listed'),
    likes: count('likes'),
    posts: count('posts'),
    verified: flagOf(rows, 'verified', row),
    defaultProfile: flagOf(rows, 'default_profile', row),
    defaultAvatar:
      ownPicture === null ? flagOf(rows, 'default_avatar', row) : !ownPicture || isDefault(avatar),
    createdAtMs: count('created_at'),
    observedAtMs: count('observed_at') ?? how.observedAtMs,
  };
}

const isDefault = (avatar: string | null): boolean =>
  avatar !== null && /default_profile|\/missing\.png$/.test(avatar);

/** As stated, or as the id begins: a harvested one is `platform:native_id`. */
function platformOf(rows: ColumnBatch, row: number): string | null {
  const stated = textOf(rows, 'platform', row);
  if (stated !== null) return stated;
  return (
    /^(x|bluesky|mastodon|instagram):/.exec(textOf(rows, 'profile_id', row) ?? '')?.[1] ?? null
  );
}

const cellOf = (rows: ColumnBatch, column: string, row: number) =>
  rows.columns[column]?.[row] ?? null;
const textOf = (rows: ColumnBatch, column: string, row: number): string | null =>
  (rows.columns[column] as Column<string> | undefined)?.[row] ?? null;
const numberOf = (rows: ColumnBatch, column: string, row: number): number | null =>
  (rows.columns[column] as Column<number> | undefined)?.[row] ?? null;
const flagOf = (rows: ColumnBatch, column: string, row: number): boolean | null =>
  (rows.columns[column] as Column<boolean> | undefined)?.[row] ?? null;
