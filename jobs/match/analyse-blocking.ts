/**
 * What each blocking rule costs and what it is worth.
 *
 * Works on the blocks that `match` itself makes. Pairs are estimated before they
 * are joined, and counted after; a known pair is found by every rule that brings
 * its two records together, and found alone by a rule when no other does.
 */
import { type Session, sqlFile } from '../../src/engine/index.ts';
import type { ColumnBatches } from '../../src/kernel/index.ts';
import { blockingRules } from '../../src/match/index.ts';
import { blockFigures, makeBlocks, makeSiblings } from './block.ts';
import { makePool } from './pool.ts';
import type { MatchJobSettings } from './settings.ts';

const knownRule = sqlFile(import.meta.url, 'known-rule.sql');
const rulePair = sqlFile(import.meta.url, 'rule-pair.sql');

/** Tables a session must see. */
export const analysedTables = [
  'core.customer',
  'core.profile',
  'core.customer_identity',
  'core.profile_identity',
  'core.customer_key',
  'core.profile_key',
  'core.basis',
  'core.suppression',
] as const;

export interface AnalysisOptions {
  readonly session: Session;
  readonly settings: MatchJobSettings;
  /** Date of the night, `YYYY-MM-DD`. */
  readonly date: string;
  /** Known pairs, columns `customer_id` and `profile_id`, each pair once. */
  readonly known: ColumnBatches;
  /** A rule whose finding teaches nothing, since it is how the pairs are known. */
  readonly without?: string | undefined;
  /** False leaves the joins out: only known pairs are looked for. */
  readonly countPairs: boolean;
}

export interface RuleAnalysis {
  readonly rule: string;
  /** Sum over the blocks of customers times profiles, blocks too large cut; undefined for siblings, which have no blocks. */
  readonly pairsEstimated: number | undefined;
  /** Distinct pairs the rule brings together; undefined where they were not counted. */
  readonly pairs: number | undefined;
  /** Those of them that no other rule brings together. */
  readonly pairsAlone: number | undefined;
  /** The most pairs a block of this rule may have: what `match.pairsPerBlockMax` and `match.pairsPerRecordMax` leave room for. */
  readonly pairsPerBlockMax: number;
  /** Blocks above it, their pairs, and what cutting them by region and city keeps. */
  readonly largeBlocks: number;
  readonly largePairs: number;
  readonly largePairsKept: number;
  readonly knownFound: number;
  readonly knownAlone: number;
}

export interface BlockingAnalysis {
  readonly customers: number;
  readonly profiles: number;
  /** Pairs without blocking. */
  readonly pairsPossible: number;
  readonly known: number;
  /** Known pairs that at least one rule finds. */
  readonly knownFound: number;
  readonly rules: readonly RuleAnalysis[];
}

export async function analyseBlocking(options: AnalysisOptions): Promise<BlockingAnalysis> {
  const { session, settings, date, countPairs } = options;
  const size = await makePool({ session, settings, date });
  await makeBlocks({ session, settings }, size.customers + size.profiles);
  await makeSiblings(session);
  const columns = { customer_id: 'text', profile_id: 'text' } as const;
  const known = await session.load('known_pair', columns, options.known);
  await session.scratch('known_rule', knownRule);
  const blocks = await blockFigures(session);
  const pairs = countPairs
    ? await session.rows<PairFigure>(rulePair)
    : ([] as readonly PairFigure[]);
  const found = await knownFigures(session, options.without ?? '');
  return {
    customers: size.customers,
    profiles: size.profiles,
    pairsPossible: size.pairs,
    known,
    knownFound: await knownFound(session),
    rules: [...blockingRules, 'sibling'].map((rule) => {
      const block = blocks.find((one) => one.rule === rule);
      const pair = pairs.find((one) => one.rule === rule);
      const isSibling = rule === 'sibling';
      return {
        rule,
        pairsEstimated: isSibling ? undefined : (block?.pairs ?? 0) + (block?.part_pairs ?? 0),
        pairs: isSibling || !countPairs ? undefined : (pair?.pairs ?? 0),
        pairsAlone: isSibling || !countPairs ? undefined : (pair?.alone ?? 0),
        pairsPerBlockMax: block?.pairs_max ?? 0,
        largeBlocks: block?.large ?? 0,
        largePairs: block?.large_pairs ?? 0,
        largePairsKept: block?.part_pairs ?? 0,
        knownFound: found.find((one) => one.rule === rule)?.found ?? 0,
        knownAlone: found.find((one) => one.rule === rule)?.alone ?? 0,
      };
    }),
  };
}

interface PairFigure {
  readonly rule: string;
  readonly pairs: number;
  readonly alone: number;
}

interface KnownFigure {
  readonly rule: string;
  readonly found: number;
  readonly alone: number;
}

async function knownFound(session: Session): Promise<number> {
  const [row] = await session.rows<{ found: number }>(
    `SELECT count(*) AS found
     FROM (SELECT DISTINCT customer_number, profile_number FROM scratch.known_rule) AS pair`,
  );
  return row?.found ?? 0;
}

const knownFigures = (session: Session, without: string) =>
  session.rows<KnownFigure>(
    `WITH counted AS (
       SELECT rule, count(*) OVER (PARTITION BY customer_number, profile_number) AS rules
       FROM scratch.known_rule
       WHERE rule <> $without
     )
     SELECT rule, count(*) AS found, sum(CASE WHEN rules = 1 THEN 1 ELSE 0 END) AS alone
     FROM counted
     GROUP BY rule`,
    { without },
  );
