/**
 * Who may be matched where: basis before matching, and suppression before that.
 *
 * Makes scratch tables `pool_customer`, `pool_profile`, `platform`,
 * `copy` (profiles that copy an older one) and `allowed` (numbers of customer and
 * platform, precedence of the ground); gives their sizes.
 */
import { type Session, sqlFile } from '../../src/engine/index.ts';
import { AppError, platforms as knownPlatforms } from '../../src/kernel/index.ts';
import { type PoolSize, platformKey, platformRule } from '../../src/match/index.ts';
import type { MatchJobSettings } from './settings.ts';

const poolCustomer = sqlFile(import.meta.url, 'pool-customer.sql');
const poolProfile = sqlFile(import.meta.url, 'pool-profile.sql');
const copy = sqlFile(import.meta.url, 'copy.sql');
const twin = sqlFile(import.meta.url, 'twin.sql');
const allowed = sqlFile(import.meta.url, 'allowed.sql');

interface PoolOptions {
  readonly session: Session;
  readonly settings: MatchJobSettings;
  /** Date of the night, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Throws `input.no_basis` when there are customers and none of them may be matched anywhere. */
export async function makePool({ session, settings, date }: PoolOptions): Promise<PoolSize> {
  await session.scratch('pool_customer', poolCustomer);
  await session.scratch('pool_profile', poolProfile);
  await session.scratch('copy', copy);
  await loadRules(session, settings);
  await session.scratch('allowed', allowed, {
    night: date,
    evaluation: settings.evaluation,
    platform_rule: platformRule,
  });
  const [size] = await session.rows<PoolSize & { grounds: number }>(
    `WITH pool AS (
       SELECT platform_number, count(*) AS profiles FROM scratch.pool_profile GROUP BY platform_number
     ),
     ground AS (
       SELECT platform_number, count(*) AS customers FROM scratch.allowed GROUP BY platform_number
     )
     SELECT
       (SELECT count(*) FROM scratch.pool_customer) AS customers,
       (SELECT count(*) FROM scratch.pool_profile) AS profiles,
       (SELECT count(*) FROM scratch.allowed) AS grounds,
       (SELECT coalesce(sum(p.profiles * g.customers), 0)
        FROM pool AS p JOIN ground AS g ON g.platform_number = p.platform_number) AS pairs`,
  );
  const known = size ?? { customers: 0, profiles: 0, pairs: 0, grounds: 0 };
  if (known.customers > 0 && known.grounds === 0) {
    throw new AppError(
      'input.no_basis',
      `None of ${known.customers} customers has a lawful basis on any platform of the profiles. ` +
        'Give a basis file (customer_id, platform, ground) under `sources.basis`, a column `handles` ' +
        'with declared `platform:handle` in the customer file, or `privacy.fileBasis` for the whole file. ' +
        '`legitimate_interest` also needs its platform under `privacy.legitimateInterest`, and never covers x.',
      { details: { customers: known.customers, profiles: known.profiles } },
    );
  }
  const { customers, profiles, pairs, grounds } = known;
  return { customers, profiles, pairs, slots: grounds };
}

async function loadRules(session: Session, settings: MatchJobSettings): Promise<void> {
  const found = await session.rows<{ platform: string }>(
    'SELECT DISTINCT platform FROM scratch.pool_profile ORDER BY platform',
  );
  // Without any profile the basis is still asked for: no night runs without one.
  const platforms = found.length === 0 ? [...knownPlatforms] : found.map((row) => row.platform);
  await session.load('platform', { platform: 'text', key: 'key', number: 'integer' }, [
    {
      length: platforms.length,
      columns: {
        platform: platforms,
        key: platforms.map(platformKey),
        number: platforms.map((_, number) => number),
      },
    },
  ]);
  const legitimate = [...settings.privacy.legitimateInterest];
  await session.load('legitimate', { platform: 'text' }, [
    { length: legitimate.length, columns: { platform: legitimate } },
  ]);
  const stated = settings.privacy.fileBasis;
  const covered = [...(stated?.platforms ?? [])];
  const ground = covered.map(() => stated?.ground ?? null);
  await session.load('file_basis', { platform: 'text', ground: 'text' }, [
    { length: covered.length, columns: { platform: covered, ground } },
  ]);
}

/** Profiles in the pool by number of the platform. */
export async function profilesByPlatform(session: Session): Promise<number[]> {
  const rows = await session.rows<{ profiles: number }>(
    `SELECT platform_number, count(*) AS profiles FROM scratch.pool_profile
     GROUP BY platform_number ORDER BY platform_number`,
  );
  return rows.map(({ profiles }) => profiles);
}

/** Number of the person by number of the customer: records that are one person share one. */
export async function readTwins(session: Session, customers: number): Promise<Uint32Array> {
  const personOf = new Uint32Array(customers).map((_, number) => number);
  for await (const batch of session.batches(twin)) {
    for (let row = 0; row < batch.length; row += 1) {
      const number = Number(batch.columns['number']?.[row]);
      personOf[number] = Number(batch.columns['person']?.[row]);
    }
  }
  return personOf;
}
