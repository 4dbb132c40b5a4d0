/**
 * Which pairs of records are worth comparing.
 *
 * Makes scratch table `candidate` (distinct pairs of record numbers). Each
 * rule's pairs are counted before they are joined; a block above the limit is
 * split by name, year of birth and postcode, and what is still too large is left
 * out and reported. Wide rules count only while their blocks are small.
 */
import { sqlFile } from '../../src/engine/index.ts';
import type { ColumnBatch } from '../../src/kernel/index.ts';
import {
  type PersonRecords,
  recordKeys,
  recordRuleNames,
  recordRules,
  splitKeys,
} from '../../src/match/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import type { DuplicateJobSettings } from './settings.ts';

const block = sqlFile(import.meta.url, 'block.sql');
const largeKey = sqlFile(import.meta.url, 'large-key.sql');
const splitBlock = sqlFile(import.meta.url, 'split-block.sql');
const keptKey = sqlFile(import.meta.url, 'kept-key.sql');
const candidate = sqlFile(import.meta.url, 'candidate.sql');

/** Records whose keys are made at once. */
const recordsPerBatch = 20_000;
/** A block of a wide rule holds at most thirty records. */
const widePairsMax = 435;

type Context = Pick<JobContext<DuplicateJobSettings>, 'session' | 'settings' | 'figure' | 'warn'>;

/** Gives the number of candidate pairs. Wants `scratch.decided`. */
export async function makeRecordPairs(context: Context, records: PersonRecords): Promise<number> {
  const { session, settings, figure } = context;
  await session.load('rule', { number: 'integer', rule: 'text', wide: 'boolean' }, [
    {
      length: recordRuleNames.length,
      columns: {
        number: recordRuleNames.map((_, number) => number),
        rule: recordRuleNames,
        wide: recordRuleNames.map((rule) => recordRules[rule].wide),
      },
    },
  ]);
  await session.load('split_key', { number: 'integer', key: 'key' }, keysOf(records, splitKeys));
  await session.load(
    'record_key',
    { number: 'integer', rule: 'integer', key: 'key' },
    keysOf(records, recordKeys),
  );
  const limit = { pairs_max: settings.duplicates.pairsPerBlockMax };
  await session.scratch('block', block);
  await session.scratch('large_key', largeKey, limit);
  await session.execute('DROP TABLE scratch.split_key');
  await session.scratch('split_block', splitBlock);
  await reportBlocks(context, limit);
  await session.scratch('kept_key', keptKey, { ...limit, wide_pairs_max: widePairsMax });
  await session.execute('DROP TABLE scratch.record_key');
  await session.execute('DROP TABLE scratch.block');
  await session.scratch('candidate', candidate, limit);
  const [count] = await session.rows<{ pairs: number }>(
    'SELECT count(*) AS pairs FROM scratch.candidate',
  );
  figure('candidate_pairs', count?.pairs ?? 0);
  return count?.pairs ?? 0;
}

function* keysOf(
  records: PersonRecords,
  make: (records: PersonRecords, from: number, to: number) => ColumnBatch,
): Generator<ColumnBatch> {
  for (let from = 0; from < records.length; from += recordsPerBatch) {
    yield make(records, from, Math.min(records.length, from + recordsPerBatch));
  }
}

interface RuleFigure {
  readonly rule: string;
  readonly pairs: number;
  readonly large: number;
  readonly large_pairs: number;
  readonly split_pairs: number;
}

async function reportBlocks(
  { session, figure, warn }: Context,
  limit: { readonly pairs_max: number },
): Promise<void> {
  const rules = await session.rows<RuleFigure>(
    `WITH split AS (
       SELECT rule, sum(pairs) AS pairs FROM scratch.split_block WHERE pairs <= $pairs_max GROUP BY rule
     ),
     sized AS (
       SELECT rule, pairs, pairs > CASE WHEN wide THEN $wide_pairs_max ELSE $pairs_max END AS large
       FROM scratch.block
     )
     SELECT r.rule,
       sum(CASE WHEN b.large THEN 0 ELSE b.pairs END) AS pairs,
       sum(CASE WHEN b.large THEN 1 ELSE 0 END) AS large,
       sum(CASE WHEN b.large THEN b.pairs ELSE 0 END) AS large_pairs,
       coalesce(max(s.pairs), 0) AS split_pairs
     FROM sized AS b
     JOIN scratch.rule AS r ON r.number = b.rule
     LEFT JOIN split AS s ON s.rule = b.rule
     GROUP BY r.rule
     ORDER BY r.rule`,
    { ...limit, wide_pairs_max: widePairsMax },
  );
  for (const { rule, pairs, large, large_pairs, split_pairs } of rules) {
    figure(`pairs_${rule.replaceAll('-', '_')}`, pairs + split_pairs);
    if (large === 0 || recordRules[rule as keyof typeof recordRules].wide) continue;
    warn(
      `blocking rule ${rule}: ${large} blocks of ${large_pairs} pairs are above duplicates.pairsPerBlockMax; ` +
        `of them ${split_pairs} pairs that also share name, year of birth or postcode are compared, the others ` +
        'only where another rule brings them together',
    );
  }
}
