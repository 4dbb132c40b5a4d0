/**
 * `npm run bench -- normalise [--customers N] [--write]`: records a second and
 * core, from columns as read to identities and blocking keys, on the invented
 * town, and how long the gazetteer takes to build.
 *
 * One thread, no lake: what is measured is the pure functions, in seconds of the
 * processor (garbage collection included), so that a busy machine does not
 * change the figures. The best of four rounds: files of millions are read by
 * code that is warm.
 */
import { createModels } from '../../src/app/models.ts';
import { type ColumnBatch, parseIsoDate } from '../../src/kernel/index.ts';
import {
  buildGazetteer,
  customerIdentity,
  type Gazetteer,
  type NumberedKeys,
  numberedCustomerKeys,
  numberedProfileKeys,
  openGazetteer,
  profileIdentity,
} from '../../src/match/index.ts';
import { createTown } from '../../src/sample/index.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';

const rounds = 4;
const customersDefault = 20_000;

export async function benchNormalise(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--customers');
  const customers = at < 0 ? customersDefault : Number(args[at + 1]);
  const models = createModels();
  const sources = { cities: await models.read('cities'), regions: await models.read('regions') };
  const startedMs = cpuMs();
  const tables = buildGazetteer(sources);
  const builtMs = cpuMs() - startedMs;
  const gazetteer = openGazetteer(tables);
  const found = run(customers, gazetteer);
  const text = [
    circumstances(),
    markdownTable(
      [
        'Records',
        'Identities a second',
        'Keys a second',
        'Both, a second and core',
        'Keys a record',
      ],
      found.map(cellsOf),
    ),
    `Gazetteer of ${tables.id.length.toLocaleString('en')} places and ${tables.next.length.toLocaleString('en')} names: built in ${(builtMs / 1000).toFixed(2)} s.`,
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (args.includes('--write')) writeIntoPage('normalise', text);
}

/** Time of the processor spent so far. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Measured {
  readonly what: string;
  readonly records: number;
  readonly identityMs: number;
  readonly keyMs: number;
  readonly keys: number;
}

function run(customers: number, gazetteer: Gazetteer): readonly Measured[] {
  const endDate = parseIsoDate('2026-01-15');
  if (endDate === undefined) throw new Error('the end date is no date');
  const town = createTown({ customers, seed: 1, endDate });
  const batchesOf = (name: string): ColumnBatch[] => [
    ...(town.tables.find((table) => table.name === name)?.batches() ?? []),
  ];
  const tables = [
    {
      what: 'customers',
      batches: batchesOf('raw.customer'),
      identify: (batch: ColumnBatch) => customerIdentity(batch, gazetteer),
      keysOf: numberedCustomerKeys,
    },
    {
      what: 'profiles',
      batches: batchesOf('raw.profile'),
      identify: (batch: ColumnBatch) => profileIdentity(batch, gazetteer),
      keysOf: numberedProfileKeys,
    },
  ];
  return tables.map((table) => {
    const measured = Array.from({ length: rounds }, () => measure(table));
    return measured.reduce((best, one) => (totalMs(one) < totalMs(best) ? one : best));
  });
}

const totalMs = ({ identityMs, keyMs }: Measured): number => identityMs + keyMs;

interface MeasuredTable {
  readonly what: string;
  readonly batches: readonly ColumnBatch[];
  identify(batch: ColumnBatch): ColumnBatch;
  keysOf(identity: ColumnBatch): NumberedKeys;
}

function measure({ what, batches, identify, keysOf }: MeasuredTable): Measured {
  let [records, keys] = [0, 0];
  const startedMs = cpuMs();
  const identities = batches.map((batch) => identify(batch));
  const identifiedMs = cpuMs();
  for (const identity of identities) {
    records += identity.length;
    keys += keysOf(identity).key.length;
  }
  const endedMs = cpuMs();
  return {
    what,
    records,
    identityMs: identifiedMs - startedMs,
    keyMs: endedMs - identifiedMs,
    keys,
  };
}

function cellsOf({ what, records, identityMs, keyMs, keys }: Measured): readonly string[] {
  const count = (value: number): string => Math.round(value).toLocaleString('en');
  const perSecond = (ms: number): string => count((1000 * records) / ms);
  return [
    `${count(records)} ${what}`,
    perSecond(identityMs),
    perSecond(keyMs),
    perSecond(identityMs + keyMs),
    (keys / records).toFixed(1),
  ];
}
