/**
 * Which pairs are worth comparing.
 *
 * Makes scratch table `candidate` (distinct pairs of numbers). Each rule's pairs
 * are counted before they are joined; a budget of pairs for each record says how
 * large a block may be. A larger one is cut by region and city; what is still too
 * large is left out and reported.
 */
import { type Session, sqlFile } from '../../src/engine/index.ts';
import {
  type BlockingRule,
  blockingRules,
  platformRule,
  siblingHandle,
} from '../../src/match/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import { type BlockCount, type BlockLimit, blockLimits } from './block-limits.ts';
import type { MatchJobSettings } from './settings.ts';

const customerKey = sqlFile(import.meta.url, 'customer-key.sql');
const profileKey = sqlFile(import.meta.url, 'profile-key.sql');
const block = sqlFile(import.meta.url, 'block.sql');
const largeBlock = sqlFile(import.meta.url, 'large-block.sql');
const customerPart = sqlFile(import.meta.url, 'customer-part.sql');
const profilePart = sqlFile(import.meta.url, 'profile-part.sql');
const blockPart = sqlFile(import.meta.url, 'block-part.sql');
const namedPair = sqlFile(import.meta.url, 'named-pair.sql');
const sibling = sqlFile(import.meta.url, 'sibling.sql');
const candidate = sqlFile(import.meta.url, 'candidate.sql');

/** A handle that more profiles have is common. */
const siblingsMax = 12;
/** Share of the budget that is kept for parts of blocks too large to be joined whole. */
const partShare = 0.25;
/** A family name with a place is a rule of its own. */
const splitsByPlace = (rule: BlockingRule): boolean => rule !== 'family' && rule !== 'place-name';

type Context = Pick<JobContext<MatchJobSettings>, 'session' | 'settings' | 'figure' | 'warn'>;

/** Gives the number of candidate pairs. @param records customers and profiles in the pool. */
export async function makeCandidates(context: Context, records: number): Promise<number> {
  const { session, figure } = context;
  await makeBlocks(context, records);
  await reportBlocks(context);
  await session.scratch('named_pair', namedPair);
  await drop(session, ['customer_key', 'profile_key', 'block', 'large_block']);
  await drop(session, ['customer_part', 'profile_part', 'block_part']);
  await makeSiblings(session);
  await session.scratch('candidate', candidate);
  await drop(session, ['named_pair', 'sibling']);
  const [count] = await session.rows<{ pairs: number }>(
    'SELECT count(*) AS pairs FROM scratch.candidate',
  );
  figure('candidate_pairs', count?.pairs ?? 0);
  return count?.pairs ?? 0;
}

/** Makes the keys, the blocks, their parts and their limits; joins nothing. */
export async function makeBlocks(
  { session, settings }: Pick<Context, 'session' | 'settings'>,
  records: number,
): Promise<void> {
  const { pairsPerBlockMax, pairsPerRecordMax } = settings.match;
  const budget = pairsPerRecordMax * Math.max(records, recordsMin);
  const limits = (counts: readonly BlockCount[], share: number): BlockLimit[] =>
    blockLimits(counts, { pairsMax: budget * share, pairsPerBlockMax });
  await loadRules(session);
  await session.scratch('customer_key', customerKey, { platform_rule: platformRule });
  await session.scratch('profile_key', profileKey);
  await session.scratch('block', block);
  const whole = limits(await countBlocks(session, 'block'), 1 - partShare);
  await loadLimits(session, whole);
  await cutLargeBlocks(session);
  const parts = limits(await countBlocks(session, 'block_part'), partShare);
  await session.execute('DROP TABLE scratch.block_limit');
  await loadLimits(session, whole, parts);
}

/** Which handles say that two profiles may be one person's. */
const siblingLimits = {
  letters_min: siblingHandle.lettersMin,
  letters_max: siblingHandle.lettersMax,
  bearers_max: siblingsMax,
} as const;

/** Makes scratch table `sibling`: profiles under one handle on other platforms. */
export const makeSiblings = (session: Session): Promise<void> =>
  session.scratch('sibling', sibling, siblingLimits);

async function drop(session: Session, tables: readonly string[]): Promise<void> {
  for (const table of tables) await session.execute(`DROP TABLE scratch.${table}`);
}

/** Counts the parts of blocks too large to be joined whole: those of one region, those of one city. */
async function cutLargeBlocks(session: Session): Promise<void> {
  await session.scratch('large_block', largeBlock);
  await session.scratch(
    'place',
    `WITH named AS (
       SELECT DISTINCT 'region' AS kind, region AS name FROM core.customer_identity
       WHERE region IS NOT NULL
       UNION ALL
       SELECT DISTINCT 'city' AS kind, city AS name FROM core.customer_identity
       WHERE city IS NOT NULL
     )
     SELECT kind, name, row_number() OVER (ORDER BY kind, name) AS number FROM named`,
  );
  await session.scratch('customer_part', customerPart, { places_max: placesMax });
  await session.scratch('profile_part', profilePart, { places_max: placesMax });
  await session.scratch('block_part', blockPart);
}

/** More places than people write, and few enough that block and place fit in 64 bits. */
const placesMax = 2 ** 26;

/** A budget for fewer records would cut where nothing needs to be saved. */
const recordsMin = 20_000;

const loadRules = (session: Session): Promise<number> =>
  session.load('rule', { rule: 'text', number: 'integer' }, [
    {
      length: blockingRules.length,
      columns: { rule: blockingRules, number: blockingRules.map((_, number) => number) },
    },
  ]);

async function countBlocks(session: Session, table: 'block' | 'block_part') {
  const counts: BlockCount[] = [];
  const sql = `
    SELECT rule, pairs, count(*) AS blocks FROM scratch.${table}
    GROUP BY rule, pairs ORDER BY rule, pairs`;
  for await (const batch of session.batches(sql)) {
    for (let row = 0; row < batch.length; row += 1) {
      const rule = blockingRules[Number(batch.columns['rule']?.[row])];
      if (rule === undefined) throw new TypeError(`a block of no rule: row ${row}`);
      const pairs = Number(batch.columns['pairs']?.[row]);
      counts.push({ rule, pairs, blocks: Number(batch.columns['blocks']?.[row]) });
    }
  }
  return counts;
}

/** One row a rule: the most pairs of a block that is joined whole, and of a part of a larger one. */
async function loadLimits(
  session: Session,
  whole: readonly BlockLimit[],
  parts: readonly BlockLimit[] = [],
): Promise<void> {
  const limitIn = (limits: readonly BlockLimit[], rule: BlockingRule): number =>
    limits.find((limit) => limit.rule === rule)?.pairsMax ?? 0;
  await session.load(
    'block_limit',
    { rule: 'integer', pairs_max: 'integer', part_pairs_max: 'integer', splits: 'boolean' },
    [
      {
        length: blockingRules.length,
        columns: {
          rule: blockingRules.map((_, number) => number),
          pairs_max: blockingRules.map((rule) => limitIn(whole, rule)),
          part_pairs_max: blockingRules.map((rule) => limitIn(parts, rule)),
          splits: blockingRules.map(splitsByPlace),
        },
      },
    ],
  );
}

/** What the blocks of one rule hold; those above its limit apart. */
export interface RuleFigure {
  readonly rule: string;
  readonly pairs_max: number;
  readonly pairs: number;
  readonly large: number;
  readonly large_pairs: number;
  readonly part_pairs: number;
}

async function reportBlocks(context: Context): Promise<void> {
  const rules = await blockFigures(context.session);
  for (const rule of rules) {
    context.figure(`pairs_${rule.rule.replaceAll('-', '_')}`, rule.pairs + rule.part_pairs);
    if (rule.large === 0) continue;
    context.warn(
      `blocking rule ${rule.rule}: ${rule.large} blocks of ${rule.large_pairs} pairs hold more than ` +
        `${rule.pairs_max} each, which is what match.pairsPerBlockMax and match.pairsPerRecordMax leave ` +
        `room for; of them ${rule.part_pairs} pairs of one region or city are compared, the others only ` +
        'where another rule brings them together',
    );
  }
}

export const blockFigures = (session: Session): Promise<readonly RuleFigure[]> =>
  session.rows<RuleFigure>(
    `WITH part AS (
       SELECT b.rule, sum(b.pairs) AS pairs
       FROM scratch.block_part AS b
       JOIN scratch.block_limit AS l ON l.rule = b.rule
       WHERE b.pairs <= l.part_pairs_max
       GROUP BY b.rule
     )
     SELECT r.rule, l.pairs_max,
       sum(CASE WHEN b.pairs <= l.pairs_max THEN b.pairs ELSE 0 END) AS pairs,
       sum(CASE WHEN b.pairs > l.pairs_max THEN 1 ELSE 0 END) AS large,
       sum(CASE WHEN b.pairs > l.pairs_max THEN b.pairs ELSE 0 END) AS large_pairs,
       coalesce(max(p.pairs), 0) AS part_pairs
     FROM scratch.block AS b
     JOIN scratch.rule AS r ON r.number = b.rule
     JOIN scratch.block_limit AS l ON l.rule = b.rule
     LEFT JOIN part AS p ON p.rule = b.rule
     GROUP BY r.rule, l.pairs_max
     ORDER BY r.rule`,
  );
