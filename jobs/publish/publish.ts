/**
 * The job `publish`: the night's lists into PostgreSQL, all or none.
 *
 * Each table is written as a CSV file in the form COPY reads and handed to the
 * publisher, which loads them beside the current edition, checks suppression
 * again, and switches in one transaction.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlFile } from '../../src/engine/index.ts';
import { defineJob, type JobContext, type PublishedTable } from '../../src/pipeline/index.ts';
import { publishedColumn, publishedTables } from './published-tables.ts';

const figure = sqlFile(import.meta.url, 'figure.sql');

interface PublishSettings {
  readonly brand: { readonly name: string };
  readonly evaluation: boolean;
  readonly lists: readonly {
    readonly name: string;
    readonly purpose: string;
    readonly method: string;
    readonly size: number;
    readonly order: string;
  }[];
  readonly privacy: {
    readonly contact: {
      readonly perChannel: { readonly days: number };
      readonly total: { readonly days: number };
      readonly quietDaysAfterObjection: number;
    };
  };
}

type Context = JobContext<PublishSettings, never, 'publisher'>;

const DAY_MS = 86_400_000;

export const publish = defineJob<PublishSettings>()({
  name: 'publish',
  inputs: [
    'raw.quarantine',
    'core.quarantine',
    'core.customer',
    'core.profile',
    'core.touch',
    'core.suppression',
    'derived.duplicate',
    'derived.link',
    'derived.link_change',
    'derived.match_parameter',
    'derived.review_queue',
    'derived.edge',
    'derived.node_measure',
    'derived.post_sentiment',
    'derived.profile_sentiment',
    'derived.brand_sentiment',
    'derived.standing',
    'derived.signal',
    'derived.stage_move',
    'derived.list_entry',
  ],
  outputs: [],
  ports: ['publisher'],
  settings: ['brand', 'evaluation', 'lists', 'privacy'],
  async run(context) {
    const { session, settings, ports } = context;
    await session.scratch('figure', figure);
    await loadLists(context);
    const tables = await writeTables(context);
    const result = await ports.publisher.publish({
      date: context.date,
      evaluation: settings.evaluation,
      fingerprint: context.fingerprint,
      tables,
    });
    const rows = Object.values(result.rows).reduce((sum, one) => sum + one, 0);
    context.figure('edition', result.editionId);
    context.figure('rows_published', rows);
    context.figure('rows_per_second', Math.round(rows / Math.max(result.seconds, 0.001)));
  },
});

async function loadLists({ session, settings }: Context): Promise<void> {
  const { lists } = settings;
  const columns = {
    name: lists.map((list) => list.name),
    purpose: lists.map((list) => list.purpose),
    method: lists.map((list) => list.method),
    size: lists.map((list) => list.size),
    order: lists.map((list) => list.order),
  };
  await session.load(
    'list',
    { name: 'text', purpose: 'text', method: 'text', size: 'integer', order: 'text' },
    [{ length: lists.length, columns }],
  );
}

async function writeTables(context: Context): Promise<PublishedTable[]> {
  const { session, folder, settings } = context;
  await mkdir(folder, { recursive: true });
  const parameters = { brand: settings.brand.name, touches_since: touchesSince(context) };
  const tables: PublishedTable[] = [];
  for (const [index, { name, columns, from }] of publishedTables.entries()) {
    const csvFile = join(folder, `${name}.csv`);
    const rows = await session.writeCsv(
      csvFile,
      `SELECT ${columns.join(', ')} ${from}`,
      parameters,
    );
    tables.push({ name, columns: columns.map(publishedColumn), csvFile, rows });
    context.progress(index + 1, publishedTables.length, 'tables');
  }
  return tables;
}

/** The contact policy never looks further back than its longest span. */
function touchesSince({ settings, date }: Context): string {
  const { perChannel, total, quietDaysAfterObjection } = settings.privacy.contact;
  const days = Math.max(perChannel.days, total.days, quietDaysAfterObjection);
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10);
}
