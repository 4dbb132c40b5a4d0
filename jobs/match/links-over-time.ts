/**
 * Links from one night to the next: what stays under another handle, what is
 * stale, and what changed each link that changed.
 *
 * The night before is read as it was published. On a first night there is
 * nothing before, and nothing is told as changed.
 */
import { type Session, sqlFile } from '../../src/engine/index.ts';
import type { ColumnBatch, ColumnValue } from '../../src/kernel/index.ts';
import { tables } from '../../src/lake/index.ts';
import {
  type GatheredPairs,
  type LinkBefore,
  linkChange,
  type PairFacts,
  platformKey,
  platformRule,
  type WaterfallStep,
} from '../../src/match/index.ts';
import type { JobContext, TableWriter } from '../../src/pipeline/index.ts';
import type { MatchJobSettings } from './settings.ts';

const renamedLink = sqlFile(import.meta.url, 'renamed-link.sql');
const allowed = sqlFile(import.meta.url, 'allowed.sql');
const link = sqlFile(import.meta.url, 'link.sql');
const changedLink = sqlFile(import.meta.url, 'changed-link.sql');
const change = sqlFile(import.meta.url, 'link-change.sql');

type Context = Pick<JobContext<MatchJobSettings>, 'session' | 'settings' | 'date'>;

/** Makes scratch table `renamed_link`: linked pairs whose profile has another handle now. */
export const readRenamedLinks = (session: Session): Promise<void> =>
  session.scratch('renamed_link', renamedLink);

/** Places of the pairs that were links the night before, whatever becomes of them tonight. */
export async function placesOfLinksBefore(
  session: Session,
  pairs: GatheredPairs,
): Promise<ReadonlySet<number>> {
  const sql = `
    SELECT p.number AS profile, c.number AS customer
    FROM previous.link AS b
    JOIN scratch.pool_profile AS p ON p.profile_id = b.profile_id
    JOIN scratch.pool_customer AS c ON c.customer_id = b.customer_id
    ORDER BY profile, customer`;
  const places = new Set<number>();
  let at = 0;
  for await (const batch of session.batches(sql)) {
    for (let row = 0; row < batch.length; row += 1) {
      const profile = Number(batch.columns['profile']?.[row]);
      const customer = Number(batch.columns['customer']?.[row]);
      while (at < pairs.length && isBefore(pairs, at, profile, customer)) at += 1;
      if (pairs.profile[at] === profile && pairs.customer[at] === customer) places.add(at);
    }
  }
  return places;
}

function isBefore(pairs: GatheredPairs, at: number, profile: number, customer: number): boolean {
  const [ofProfile = 0, ofCustomer = 0] = [pairs.profile[at], pairs.customer[at]];
  return ofProfile < profile || (ofProfile === profile && ofCustomer < customer);
}

/** Makes scratch table `link_tonight` out of `decided`; gives how many are stale. */
export async function carryOver(context: Context): Promise<number> {
  const { session, settings, date } = context;
  await makeStaleGround(context);
  await session.scratch('link_tonight', link, {
    night: date,
    stale_days: settings.match.staleDaysMax,
  });
  const [count] = await session.rows<{ stale: number }>(
    'SELECT count(*) AS stale FROM scratch.link_tonight WHERE stale_since IS NOT NULL',
  );
  return count?.stale ?? 0;
}

/** Grounds on the platforms of tonight's profiles and of the links before: a platform may be gone as a whole. */
async function makeStaleGround({ session, settings, date }: Context): Promise<void> {
  const gone = await session.rows<{ platform: string }>(
    `SELECT DISTINCT b.platform FROM previous.link AS b
     WHERE b.platform IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM scratch.platform AS p WHERE p.platform = b.platform)
     ORDER BY b.platform`,
  );
  if (gone.length === 0) {
    await session.scratch('stale_ground', groundSql('allowed'));
    return;
  }
  await session.load('gone_platform', { platform: 'text', key: 'key' }, [
    {
      length: gone.length,
      columns: {
        platform: gone.map(({ platform }) => platform),
        key: gone.map(({ platform }) => platformKey(platform)),
      },
    },
  ]);
  await session.execute(
    `INSERT INTO scratch.platform
     SELECT platform, key,
       (SELECT max(number) FROM scratch.platform) + row_number() OVER (ORDER BY platform)
     FROM scratch.gone_platform`,
  );
  const night = {
    night: date,
    evaluation: settings.evaluation,
    platform_rule: platformRule,
  };
  await session.scratch('allowed_before', allowed, night);
  await session.scratch('stale_ground', groundSql('allowed_before'));
}

/** Grounds of those linked before, with ids. */
const groundSql = (table: 'allowed' | 'allowed_before'): string => `
  SELECT c.customer_id, l.platform,
    CASE a.precedence
      WHEN 1 THEN 'declared' WHEN 2 THEN 'opted_in' WHEN 3 THEN 'legitimate_interest'
      ELSE 'evaluation'
    END AS basis
  FROM scratch.${table} AS a
  JOIN scratch.pool_customer AS c ON c.number = a.customer_number
  JOIN scratch.platform AS l ON l.number = a.platform_number
  WHERE c.customer_id IN (SELECT customer_id FROM previous.link)`;

/** Writes what changed; gives the number of changed links. */
export async function writeChanges(
  { session, settings, date }: Context,
  output: TableWriter,
): Promise<number> {
  if ((await countBefore(session)) === 0) return output.batches([]);
  await session.scratch('changed_link', changedLink, { step: settings.match.changeStep });
  await session.scratch('changed_customer', changedSql('customer'));
  await session.scratch('changed_profile', changedSql('profile'));
  return output.batches(changes(session, date));
}

async function countBefore(session: Session): Promise<number> {
  const [count] = await session.rows<{ links: number }>(
    'SELECT count(*) AS links FROM previous.link',
  );
  return count?.links ?? 0;
}

/** Records of changed links whose normalised columns are not those of the night before. */
function changedSql(kind: 'customer' | 'profile'): string {
  const { columns } = kind === 'customer' ? tables.customerIdentity : tables.profileIdentity;
  const id = `${kind}_id`;
  const differing = Object.keys(columns)
    .filter((name) => name !== id && name !== 'number')
    .map((name) => `now.${name} IS DISTINCT FROM before.${name}`);
  return `
    SELECT now.${id}
    FROM (SELECT DISTINCT ${id} FROM scratch.changed_link) AS linked
    JOIN core.${kind}_identity AS now ON now.${id} = linked.${id}
    JOIN previous.core_${kind}_identity AS before ON before.${id} = linked.${id}
    WHERE ${differing.join(' OR ')}`;
}

async function* changes(session: Session, day: string): AsyncGenerator<ColumnBatch> {
  for await (const batch of session.batches(change)) {
    const told = Array.from({ length: batch.length }, (_, row) => changeAt(batch, row));
    const given = (name: string) => batch.columns[name] ?? [];
    yield {
      length: batch.length,
      columns: {
        customer_id: given('customer_id'),
        profile_id: given('profile_id'),
        day: told.map(() => day),
        from_decision: given('from_decision'),
        to_decision: given('to_decision'),
        from_probability: given('from_probability'),
        to_probability: given('to_probability'),
        cause: told.map(({ cause }) => cause),
        detail: told.map(({ detail }) => detail),
      },
    };
  }
}

function changeAt(batch: ColumnBatch, row: number) {
  const value = (name: string): ColumnValue | null => batch.columns[name]?.[row] ?? null;
  const isTrue = (name: string): boolean => value(name) === true;
  const side = (name: 'from' | 'to'): LinkBefore | undefined => {
    const pattern = value(`${name}_pattern`);
    if (pattern === null) return undefined;
    return {
      // A pair that was judged tonight and is no link was rejected.
      decision: String(value(`${name}_decision`) ?? 'reject'),
      decidedBy: String(value(`${name}_decided_by`)),
      probability: Number(value(`${name}_probability`)),
      pattern: String(pattern),
      evidence: JSON.parse(String(value(`${name}_evidence`))) as WaterfallStep[],
      isStale: isTrue(`${name}_is_stale`),
    };
  };
  const facts: PairFacts = {
    customerIsNew: isTrue('customer_is_new'),
    profileIsNew: isTrue('profile_is_new'),
    customerChanged: isTrue('customer_changed'),
    profileChanged: isTrue('profile_changed'),
    handleChanged: isTrue('handle_changed'),
    lacksBasis: isTrue('lacks_basis'),
    profileIsGone: isTrue('profile_is_gone'),
    ownedByOther: isTrue('owned_by_other'),
  };
  return linkChange({ before: side('from'), tonight: side('to'), facts });
}
