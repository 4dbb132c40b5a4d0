/**
 * Both records of a pair, from the lake, read and never written.
 *
 * An edition holds what lists need; a reviewer needs more of a record than that.
 * A record that tonight's tables no longer hold is simply not among the answers.
 */
import { join } from 'node:path';
import type { LoadedConfig } from '../../config/index.ts';
import { createDuckDbEngine, type Session } from '../../engine/index.ts';
import { Lake, type TableName, tableNamed } from '../../lake/index.ts';
import type { Question } from '../../store/index.ts';
import { workspaceOf } from '../workspace.ts';

export interface CustomerRecord {
  readonly customerId: string;
  readonly name: string | null;
  /** Nickname and aliases. */
  readonly otherNames: readonly string[];
  readonly email: string | null;
  readonly phone: string | null;
  readonly place: string | null;
  readonly work: string | null;
  readonly website: string | null;
  readonly birthYear: number | null;
  /** Declared, `platform:handle`. */
  readonly handles: readonly string[];
}

export interface ProfileRecord {
  readonly profileId: string;
  readonly platform: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly bio: string | null;
  readonly place: string | null;
  readonly links: readonly string[];
  readonly followers: number | null;
  readonly following: number | null;
  readonly posts: number | null;
  readonly verified: boolean | null;
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number | null;
}

export interface Records {
  readonly customers: ReadonlyMap<string, CustomerRecord>;
  readonly profiles: ReadonlyMap<string, ProfileRecord>;
}

/** A question with both records; a record is undefined when the lake no longer holds it. */
export interface FullQuestion extends Question {
  readonly customer: CustomerRecord | undefined;
  readonly profile: ProfileRecord | undefined;
}

const rowsMax = 1_000_000;

export async function readRecords(
  loaded: LoadedConfig,
  wanted: { readonly customerIds: readonly string[]; readonly profileIds: readonly string[] },
): Promise<Records> {
  return withLake(loaded, async (session) => {
    await loadIds(session, 'wanted_customer', wanted.customerIds);
    await loadIds(session, 'wanted_profile', wanted.profileIds);
    const customers = await session.rows<CustomerRow>(customerSql, {}, rowsMax);
    const profiles = await session.rows<ProfileRow>(profileSql, {}, rowsMax);
    return {
      customers: new Map(customers.map((row) => [row.customer_id, customerOf(row)])),
      profiles: new Map(profiles.map((row) => [row.profile_id, profileOf(row)])),
    };
  });
}

/** Those of the profiles that the lake knows. */
export async function knownProfiles(
  loaded: LoadedConfig,
  profileIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return withLake(loaded, async (session) => {
    await loadIds(session, 'wanted_profile', profileIds);
    const rows = await session.rows<{ profile_id: string }>(
      'SELECT p.profile_id FROM core.profile AS p JOIN scratch.wanted_profile AS w ON w.id = p.profile_id',
      {},
      rowsMax,
    );
    return new Set(rows.map((row) => row.profile_id));
  });
}

/** Uses a session that sees customers and profiles of the lake, and these tables beside. */
export async function withLake<T>(
  loaded: LoadedConfig,
  use: (session: Session) => Promise<T>,
  tables: readonly TableName[] = [],
): Promise<T> {
  const { config } = loaded;
  const workspace = workspaceOf(config);
  const lake = await Lake.open(workspace.lake);
  const engine = createDuckDbEngine({
    memoryMb: config.engine.memoryMb,
    threads: config.engine.threads,
    // A folder of our own: a night may be running, and closing clears the folder.
    spillFolder: join(workspace.folder, `spill-review-${process.pid}`),
  });
  const session = await engine.open();
  try {
    for (const table of ['core.customer', 'core.profile', ...tables] as const) {
      await bind(session, lake, table);
    }
    return await use(session);
  } finally {
    await session.close();
    await engine.close();
  }
}

async function bind(session: Session, lake: Lake, table: TableName): Promise<void> {
  const definition = tableNamed(table);
  const version = lake.manifest.tables[table];
  if (definition === undefined) throw new TypeError(`no table ${table}`);
  await session.bind(table, definition, version === undefined ? [] : lake.filesOf(table, version));
}

const loadIds = (session: Session, name: string, given: readonly string[]): Promise<number> => {
  const ids = [...new Set(given)];
  return session.load(name, { id: 'text' }, [{ length: ids.length, columns: { id: ids } }]);
};

const customerSql = `
  SELECT c.customer_id, c.first_name, c.middle_name, c.last_name, c.suffix, c.nickname, c.full_name,
    c.aliases, c.email, c.phone, c.city, c.region, c.country, c.company, c.job_title, c.website,
    c.birth_year, c.handles
  FROM core.customer AS c
  JOIN scratch.wanted_customer AS w ON w.id = c.customer_id`;

type CustomerRow = Readonly<
  Record<
    | 'first_name'
    | 'middle_name'
    | 'last_name'
    | 'suffix'
    | 'nickname'
    | 'full_name'
    | 'email'
    | 'phone'
    | 'city'
    | 'region'
    | 'country'
    | 'company'
    | 'job_title'
    | 'website',
    string | null
  >
> & {
  readonly customer_id: string;
  readonly aliases: readonly string[] | null;
  readonly handles: readonly string[] | null;
  readonly birth_year: number | null;
};

const profileSql = `
  SELECT p.profile_id, p.platform, p.handle, p.display_name, p.bio, p.location, p.urls, p.followers,
    p.following, p.posts, p.verified, p.created_at
  FROM core.profile AS p
  JOIN scratch.wanted_profile AS w ON w.id = p.profile_id`;

interface ProfileRow {
  readonly profile_id: string;
  readonly platform: string;
  readonly handle: string | null;
  readonly display_name: string | null;
  readonly bio: string | null;
  readonly location: string | null;
  readonly urls: readonly string[] | null;
  readonly followers: number | null;
  readonly following: number | null;
  readonly posts: number | null;
  readonly verified: boolean | null;
  readonly created_at: number | null;
}

function customerOf(row: CustomerRow): CustomerRecord {
  const parts = joined([row.first_name, row.middle_name, row.last_name, row.suffix], ' ');
  const name = parts ?? row.full_name;
  const others = [row.nickname, row.full_name, ...(row.aliases ?? [])];
  return {
    customerId: row.customer_id,
    name,
    otherNames: [...new Set(others.filter((one) => one !== null && one !== name))] as string[],
    email: row.email,
    phone: row.phone,
    place: joined([row.city, row.region, row.country], ', '),
    work: joined([row.job_title, row.company], ', '),
    website: row.website,
    birthYear: row.birth_year,
    handles: row.handles ?? [],
  };
}

const profileOf = (row: ProfileRow): ProfileRecord => ({
  profileId: row.profile_id,
  platform: row.platform,
  handle: row.handle,
  name: row.display_name,
  bio: row.bio,
  place: row.location,
  links: row.urls ?? [],
  followers: row.followers,
  following: row.following,
  posts: row.posts,
  verified: row.verified,
  createdAt: row.created_at,
});

function joined(parts: readonly (string | null)[], by: string): string | null {
  const given = parts.filter((part) => part !== null && part !== '');
  return given.length === 0 ? null : given.join(by);
}
