/**
 * Pairs of records a person should look at: those nearest to even odds first,
 * as far as nobody decided them yet.
 */
import { probabilityOfBits, roundTo } from '../../src/kernel/index.ts';
import {
  type Clustering,
  type DuplicateParameters,
  type PersonRecords,
  recordPatternText,
} from '../../src/match/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import type { ComparedPairs, DecidedPair } from './compare-pairs.ts';
import type { DuplicateJobSettings } from './settings.ts';

/** Pairs less likely than this are not worth a person's time. */
const questionBitsMin = -3;
const digits = 6;

export async function writeQuestions(options: {
  readonly context: JobContext<
    DuplicateJobSettings,
    'derived.duplicate' | 'derived.duplicate_question',
    never
  >;
  readonly records: PersonRecords;
  readonly pairs: ComparedPairs;
  readonly bits: Float32Array;
  readonly clustering: Clustering;
  readonly decided: readonly DecidedPair[];
  readonly parameters: DuplicateParameters;
}): Promise<void> {
  const { context, records, pairs, bits, clustering } = options;
  const known = new Set(options.decided.map(({ a, b }) => `${a} ${b}`));
  const asked: number[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    const [a, b] = [pairs.a[at] ?? 0, pairs.b[at] ?? 0];
    const weight = bits[at] ?? 0;
    if (weight < questionBitsMin || known.has(`${a} ${b}`)) continue;
    // A pair that is joined is asked about only where it is weak itself.
    const joined = clustering.clusterOf[a] === clustering.clusterOf[b];
    if (joined && weight > -questionBitsMin) continue;
    asked.push(at);
  }
  const doubt = (at: number): number => Math.abs(bits[at] ?? 0);
  const first = asked
    .sort((one, two) => doubt(one) - doubt(two) || one - two)
    .slice(0, context.settings.duplicates.reviewPairsMax);
  await context.output('derived.duplicate_question').batches([
    {
      length: first.length,
      columns: {
        position: first.map((_, place) => place + 1),
        customer_id: first.map((at) => records.ids[pairs.a[at] ?? 0] as string),
        other_customer_id: first.map((at) => records.ids[pairs.b[at] ?? 0] as string),
        match_probability: first.map((at) => roundTo(probabilityOfBits(bits[at] ?? 0), digits)),
        pattern: first.map((at) => recordPatternText(pairs.patterns[pairs.pattern[at] ?? 0])),
      },
    },
  ]);
  context.figure('questions', asked.length);
}
