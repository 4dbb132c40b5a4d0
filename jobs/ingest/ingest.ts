/**
 * The job `ingest`: every file source into its raw table.
 *
 * Several sources may feed one table; they follow each other by name, which is
 * the order of the table's key. Rows stream from file to Parquet. Bad rows go to
 * `raw.quarantine`; above the configured share in one source the night stops, and
 * so it does at the first wish that cannot be read.
 * A table without a source is written empty.
 */
import { AppError, type ColumnBatch } from '../../src/kernel/index.ts';
import { type TableName, tableNames, tables } from '../../src/lake/index.ts';
import { defineJob, type JobContext, type Source } from '../../src/pipeline/index.ts';
import { ingestPlain, plainSources } from './ingest-plain.ts';
import { SourceTally } from './source-tally.ts';

type RawTable = Extract<TableName, `raw.${string}`>;
type FedTable = Exclude<RawTable, 'raw.quarantine'>;

interface IngestSettings {
  readonly night: { readonly quarantineShareMax: number };
}

type Context = JobContext<IngestSettings, RawTable, 'sources'>;

/** Rows of the quarantine written at once. */
const BATCH_ROWS = 10_000;
/** Rows between two reports of progress. */
const PROGRESS_ROWS = 25_000;

const outputs = tableNames.filter((name): name is RawTable => name.startsWith('raw.'));
const fedTables = outputs.filter((name): name is FedTable => name !== tables.rawQuarantine.name);

const peopleTables = ['raw.customer', 'raw.profile', 'raw.basis', 'raw.suppression'] as const;

export const ingest = defineJob<IngestSettings>()({
  name: 'ingest',
  inputs: [],
  outputs,
  ports: ['sources'],
  settings: ['night'],
  dated: false,
  run: (context) => ingestTables(context, fedTables),
});

/** The same for customers, profiles and their wishes alone. */
export const ingestPeople = defineJob<IngestSettings>()({
  name: 'ingest',
  inputs: [],
  outputs: [...peopleTables, 'raw.quarantine'],
  ports: ['sources'],
  settings: ['night'],
  dated: false,
  run: (context) => ingestTables(context as Context, peopleTables),
});

async function ingestTables(context: Context, fed: readonly FedTable[]): Promise<void> {
  const tallies = new Map<FedTable, readonly SourceTally[]>();
  let readBefore = 0;
  for (const table of fed) {
    const ofTable = await ingestTable(context, table, readBefore);
    readBefore += sum(ofTable, 'read');
    tallies.set(table, ofTable);
  }
  await context.output('raw.quarantine').batches(quarantineBatches(tallies));
  const all = [...tallies.values()].flat();
  context.figure('rows_read', sum(all, 'read'));
  context.figure('quarantined', sum(all, 'quarantined'));
  context.figure('unreadable_values', sum(all, 'unreadableValues'));
}

const sum = (
  tallies: readonly SourceTally[],
  what: 'read' | 'quarantined' | 'unreadableValues',
): number => tallies.reduce((total, tally) => total + tally[what], 0);

async function ingestTable(
  context: Context,
  table: FedTable,
  readBefore: number,
): Promise<readonly SourceTally[]> {
  const sources = context.ports.sources.sources.filter((one) => one.table === table).sort(byName);
  const plain = await plainSources(sources);
  if (plain !== undefined) {
    const read = await ingestPlain({
      session: context.session,
      table,
      output: context.output(table),
      sources: plain,
    });
    for (const tally of read) finishSource(context, table, tally);
    refuseNobody(table, read);
    return read;
  }
  const tallies: SourceTally[] = [];
  let reported = readBefore;
  const progress = (): void => {
    const read = readBefore + sum(tallies, 'read');
    if (read - reported < PROGRESS_ROWS) return;
    reported = read;
    context.progress(read, undefined, 'rows');
  };

  async function* rows(): AsyncIterable<ColumnBatch> {
    for (const source of sources) {
      const tally = new SourceTally(source.name);
      tallies.push(tally);
      for await (const batch of source.read()) {
        tally.add(batch);
        progress();
        if (batch.rows.length > 0) yield batch.rows;
      }
      finishSource(context, table, tally);
    }
  }

  await context.output(table).batches(rows());
  refuseNobody(table, tallies);
  return tallies;
}

function refuseNobody(table: FedTable, tallies: readonly SourceTally[]): void {
  if (table !== 'raw.customer' || tallies.length === 0) return;
  if (tallies.some((one) => one.rows > 0)) return;
  const names = tallies.map(({ source }) => source).join(', ');
  throw new AppError('input.file_unusable', `${names}: there is not one customer in it`);
}

/** In the order DuckDB and PostgreSQL sort text by: that of its UTF-8 bytes. */
const byName = (a: Source, b: Source): number =>
  Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));

function finishSource(context: Context, table: FedTable, tally: SourceTally): void {
  if (table === 'raw.suppression') tally.refuseUnreadWishes();
  tally.judge(context.settings.night.quarantineShareMax);
  const name = `${table.slice('raw.'.length)} ${tally.source}`;
  context.figure(`rows_read ${name}`, tally.read);
  if (tally.quarantined > 0) context.figure(`quarantined ${name}`, tally.quarantined);
  if (tally.unreadableValues > 0)
    context.figure(`unreadable_values ${name}`, tally.unreadableValues);
  for (const remark of tally.remarks()) context.warn(remark);
}

/** Tables, sources and lines are each in order already, and so is the whole. */
function* quarantineBatches(
  tallies: ReadonlyMap<FedTable, readonly SourceTally[]>,
): Iterable<ColumnBatch> {
  let batch = emptyBatch();
  for (const [table, ofTable] of tallies) {
    for (const tally of ofTable) {
      for (const { line, reason } of tally.entries()) {
        batch.table.push(table);
        batch.source_file.push(tally.source);
        batch.source_line.push(line);
        batch.reason.push(reason);
        if (batch.table.length < BATCH_ROWS) continue;
        yield { length: batch.table.length, columns: { ...batch } };
        batch = emptyBatch();
      }
    }
  }
  if (batch.table.length > 0) yield { length: batch.table.length, columns: { ...batch } };
}

const emptyBatch = () => ({
  table: [] as string[],
  source_file: [] as string[],
  source_line: [] as number[],
  reason: [] as string[],
});
