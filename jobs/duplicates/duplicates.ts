/**
 * The job `duplicates`: which customer records are one person.
 *
 * Blocks, compares, learns from tonight's pairs, and joins records to clusters
 * that keep their id from night to night. What is sure enough is written; what
 * is not is put before a person, whose word beats the model.
 */

import { sqlFile } from '../../src/engine/index.ts';
import type { ColumnBatch } from '../../src/kernel/index.ts';
import { bitsOfProbability, probabilityOfBits, roundTo } from '../../src/kernel/index.ts';
import {
  clusterRecords,
  createPatternReader,
  createPersonRecords,
  createRecordComparer,
  type DuplicateParameters,
  learnDuplicates,
  nameClusters,
  type PersonRecords,
  type RecordComparer,
  randomU,
  recordSay,
  recordWeight,
} from '../../src/match/index.ts';
import { defineJob, type JobContext } from '../../src/pipeline/index.ts';
import { makeRecordPairs } from './block.ts';
import { type ComparedPairs, comparePairs, type DecidedPair } from './compare-pairs.ts';
import { writeQuestions } from './questions.ts';
import type { DuplicateJobSettings } from './settings.ts';

const record = sqlFile(import.meta.url, 'record.sql');

type Output = 'derived.duplicate' | 'derived.duplicate_question';
type Context = JobContext<DuplicateJobSettings, Output, never>;

export const duplicates = defineJob<DuplicateJobSettings>()({
  name: 'duplicates',
  inputs: ['raw.customer', 'core.customer', 'core.customer_identity', 'core.duplicate_review'],
  previous: ['derived.duplicate'],
  outputs: ['derived.duplicate', 'derived.duplicate_question'],
  settings: ['duplicates'],
  dated: false,
  async run(context) {
    const { session, settings, figure } = context;
    const records = await readRecords(context);
    const decided = await readDecided(context);
    const comparer = createRecordComparer(records);
    const length = await makeRecordPairs(context, records);
    const u = randomU(records, comparer);
    const pairs = await comparePairs({
      session,
      comparer,
      u,
      length,
      decided,
      progress: (done) => context.progress(done, length, 'pairs'),
    });
    const { parameters, logPosteriors } = learnDuplicates({
      patterns: pairs.patterns,
      u,
      records: records.length,
    });
    const bits = weightsOf(pairs, parameters);
    const clustering = clusterRecords({
      records: records.length,
      pairs: { length: pairs.length, a: pairs.a, b: pairs.b, bits },
      say: sayOf(comparer, parameters),
      acceptBits: bitsOfProbability(settings.duplicates.probability),
      reviews: decided,
    });
    await writeClusters(context, records, clustering);
    await writeQuestions({ context, records, pairs, bits, clustering, decided, parameters });
    const random = (records.length * (records.length - 1)) / 2;
    figure('identifier_columns', records.identifiers.length);
    figure('patterns', pairs.patterns.length);
    figure('learning_rounds', logPosteriors.length);
    figure('expected_pairs', roundTo(parameters.person.share * random, 1));
    figure('expected_relatives', roundTo(parameters.kin.relative.share * random, 1));
    figure('expected_juniors', roundTo(parameters.kin.junior.share * random, 1));
    for (const { name } of records.identifiers) {
      context.warn(
        `column ${name} is taken as an identifier of people: nearly every record has another value`,
      );
    }
    if (clustering.cut > 0) {
      context.warn(
        `${clustering.cut} groups of connected records were too large to be weighed pair by pair and were cut at their weakest pairs first`,
      );
    }
  },
});

async function readRecords({ session, progress }: Context): Promise<PersonRecords> {
  const builder = createPersonRecords();
  let rows = 0;
  for await (const batch of session.batches(record)) {
    builder.add(batch);
    rows += batch.length;
    progress(rows, undefined, 'records');
  }
  return builder.build();
}

/** Pairs an operator decided; makes `scratch.decided`. */
async function readDecided({ session }: Context): Promise<DecidedPair[]> {
  await session.scratch(
    'record_number',
    `SELECT customer_id, row_number() OVER (ORDER BY customer_id) - 1 AS number
     FROM core.customer_identity`,
  );
  await session.scratch(
    'decided',
    `SELECT least(a.number, b.number) AS a, greatest(a.number, b.number) AS b, r.decision
     FROM core.duplicate_review AS r
     JOIN scratch.record_number AS a ON a.customer_id = r.customer_id
     JOIN scratch.record_number AS b ON b.customer_id = r.other_customer_id
     WHERE a.number <> b.number`,
  );
  const decided: DecidedPair[] = [];
  for await (const batch of session.batches(
    'SELECT a, b, decision FROM scratch.decided ORDER BY a, b',
  )) {
    for (let row = 0; row < batch.length; row += 1) {
      decided.push({
        a: Number(batch.columns['a']?.[row]),
        b: Number(batch.columns['b']?.[row]),
        decision: batch.columns['decision']?.[row] === 'same' ? 'same' : 'different',
      });
    }
  }
  return decided;
}

function weightsOf(pairs: ComparedPairs, parameters: DuplicateParameters): Float32Array {
  const ofPattern = pairs.patterns.map((pattern) => recordWeight(parameters, pattern));
  return Float32Array.from(pairs.pattern, (number) => ofPattern[number] ?? 0);
}

function sayOf(comparer: RecordComparer, parameters: DuplicateParameters) {
  const read = createPatternReader(parameters.u);
  return (a: number, b: number): number => recordSay(parameters, read(comparer.compare(a, b)));
}

const probabilityDigits = 6;

async function writeClusters(
  { session, output, figure }: Context,
  records: PersonRecords,
  { clusterOf, supportBits }: ReturnType<typeof clusterRecords>,
): Promise<void> {
  const before = new Map<string, string>();
  for await (const batch of session.batches(
    'SELECT customer_id, cluster_id FROM previous.duplicate ORDER BY customer_id',
  )) {
    for (let row = 0; row < batch.length; row += 1) {
      before.set(
        String(batch.columns['customer_id']?.[row]),
        String(batch.columns['cluster_id']?.[row]),
      );
    }
  }
  const clusters = nameClusters(records.ids, clusterOf, before);
  const columns: Record<'customer_id' | 'cluster_id' | 'probability', (string | number)[]> = {
    customer_id: [],
    cluster_id: [],
    probability: [],
  };
  // Records are numbered in the order of their ids, which is the table's order.
  for (const [number, name] of clusters) {
    columns.customer_id.push(records.ids[number] as string);
    columns.cluster_id.push(name);
    columns.probability.push(
      roundTo(probabilityOfBits(supportBits[number] ?? 0), probabilityDigits),
    );
  }
  const batch: ColumnBatch = { length: columns.customer_id.length, columns };
  await output('derived.duplicate').batches([batch]);
  figure('records', records.length);
  figure('doubled_records', batch.length);
  figure('clusters', new Set(columns.cluster_id).size);
}
