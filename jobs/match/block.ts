/**
 * Which pairs are worth comparing.
 *
 * Makes scratch table `candidate` (distinct pairs with their basis). Each rule's
 * pairs are counted before they are joined; a block above the limit is split by
 * region, and what is still too large is left out and reported.
 */
import { type Session, sqlFile } from '../../src/engine/index.ts';
import { siblingHandle } from '../../src/match/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import type { MatchJobSettings } from './settings.ts';

const block = sqlFile(import.meta.url, 'block.sql');
const splitBlock = sqlFile(import.meta.url, 'split-block.sql');
const candidate = sqlFile(import.meta.url, 'candidate.sql');
const sibling = sqlFile(import.meta.url, 'sibling.sql');

/** A handle that more profiles have is common. */
const siblingsMax = 12;

/** Parameters of the statements that know siblings. */
export const siblingLimits = {
  letters_min: siblingHandle.lettersMin,
  letters_max: siblingHandle.lettersMax,
  bearers_max: siblingsMax,
} as const;

type Context = Pick<JobContext<MatchJobSettings>, 'session' | 'settings' | 'figure' | 'warn'>;

/** Gives the number of candidate pairs. */
export async function makeCandidates(context: Context): Promise<number> {
  const { session, settings, figure } = context;
  const limit = { pairs_max: settings.match.pairsPerBlockMax };
  await makeBlocks(context);
  await reportBlocks(context, limit);
  await session.scratch('named_candidate', candidate, limit);
  await session.scratch('candidate', sibling, siblingLimits);
  const [count] = await session.rows<{ pairs: number }>(
    'SELECT count(*) AS pairs FROM scratch.candidate',
  );
  figure('candidate_pairs', count?.pairs ?? 0);
  return count?.pairs ?? 0;
}

/** Makes scratch tables `customer_key`, `profile_key`, `block` and `split_block`; joins nothing. */
export async function makeBlocks({
  session,
  settings,
}: Pick<Context, 'session' | 'settings'>): Promise<void> {
  await session.scratch(
    'customer_key',
    `SELECT k.customer_id, k.rule, k.key
     FROM core.customer_key AS k
     JOIN (SELECT DISTINCT customer_id FROM scratch.allowed) AS a ON a.customer_id = k.customer_id
     WHERE k.rule <> 'platform'`,
  );
  await session.scratch(
    'profile_key',
    `SELECT k.profile_id, k.rule, k.key
     FROM core.profile_key AS k
     JOIN scratch.pool_profile AS p ON p.profile_id = k.profile_id`,
  );
  await session.scratch('block', block);
  await session.scratch('split_block', splitBlock, {
    pairs_max: settings.match.pairsPerBlockMax,
  });
}

/** What the blocks of one rule hold; those above the limit apart. */
export interface RuleFigure {
  readonly rule: string;
  readonly pairs: number;
  readonly large: number;
  readonly large_pairs: number;
  readonly split_pairs: number;
}

async function reportBlocks(context: Context, limit: { pairs_max: number }): Promise<void> {
  const rules = await blockFigures(context.session, limit);
  for (const rule of rules) {
    context.figure(`pairs_${rule.rule.replaceAll('-', '_')}`, rule.pairs + rule.split_pairs);
    if (rule.large === 0) continue;
    context.warn(
      `blocking rule ${rule.rule}: ${rule.large} blocks of ${rule.large_pairs} pairs are above ` +
        `match.pairsPerBlockMax; of them ${rule.split_pairs} pairs of one region are compared, the others only ` +
        'where another rule brings them together',
    );
  }
}

export const blockFigures = (
  session: Session,
  limit: { readonly pairs_max: number },
): Promise<readonly RuleFigure[]> =>
  session.rows<RuleFigure>(
    `WITH split AS (
       SELECT rule, sum(pairs) AS pairs FROM scratch.split_block WHERE pairs <= $pairs_max GROUP BY rule
     )
     SELECT b.rule,
       sum(CASE WHEN b.pairs <= $pairs_max THEN b.pairs ELSE 0 END) AS pairs,
       sum(CASE WHEN b.pairs > $pairs_max THEN 1 ELSE 0 END) AS large,
       sum(CASE WHEN b.pairs > $pairs_max THEN b.pairs ELSE 0 END) AS large_pairs,
       coalesce(max(s.pairs), 0) AS split_pairs
     FROM scratch.block AS b
     LEFT JOIN split AS s ON s.rule = b.rule
     GROUP BY b.rule
     ORDER BY b.rule`,
    limit,
  );
