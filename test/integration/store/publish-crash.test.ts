/** PostgreSQL is killed in the middle of a publish: yesterday's edition stands, the next one succeeds. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store, startEmbedded } from '../../../src/store/index.ts';
import { smallEdition } from './edition-files.ts';
import { settings } from './test-database.ts';

describe.skipIf(process.platform === 'win32')(
  'kill -9 (skipped: Windows has no named pipes)',
  () => {
    let workspace: string;
    let store: Store;
    beforeAll(async () => {
      workspace = mkdtempSync(join(tmpdir(), 'kith-crash-'));
      chmodSync(workspace, 0o755);
      store = await openStore({ workspace, settings });
    });
    afterAll(async () => {
      await store?.stop();
      rmSync(workspace, { recursive: true, force: true });
    });

    it('during COPY leaves yesterday’s edition, and the next publish succeeds', async () => {
      await store.publisher({}).publish(smallEdition(workspace, '2026-01-01'));
      const today = smallEdition(workspace, '2026-01-02');
      const before = await store.lists.entries('top');

      // A pipe in place of the file, so that the COPY waits for rows while the server is killed.
      const pipe = join(workspace, 'endless.csv');
      execFileSync('mkfifo', [pipe]);
      const tables = today.tables.map((table) =>
        table.name === 'signal' ? { ...table, csvFile: pipe, rows: 1e6 } : table,
      );
      let ended = false;
      const publishing = store
        .publisher({})
        .publish({ ...today, tables })
        .catch((error: unknown) => error)
        .finally(() => {
          ended = true;
        });
      const writer = await open(pipe, 'w');
      const rows = `"c","new-influencer","2026-01-01","${'x'.repeat(40)}"\n`.repeat(2000);
      const writing = (async () => {
        // The reader goes away with the COPY; then a write fails, and that is the end of it.
        while (!ended) await writer.write(rows);
      })().catch(() => undefined);
      const server = await startEmbedded({ workspace, port: 0 });
      await copyUnderWay(server.address('kith'));
      process.kill(server.pid, 'SIGKILL');
      expect(await publishing).toMatchObject({ code: 'store.unreachable', retryable: true });
      await writing;
      await writer.close();
      await store.close();

      store = await openStore({ workspace, settings });
      expect(await store.editions.current()).toMatchObject({ date: '2026-01-01' });
      expect(await store.lists.entries('top')).toEqual(before);
      await store.publisher({}).publish(today);
      expect(await store.editions.current()).toMatchObject({ date: '2026-01-02' });
      expect((await store.editions.kept()).length).toBe(2);
    });
  },
);

/** Returns once the server has taken rows of the COPY. */
async function copyUnderWay(address: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  client.on('error', () => undefined);
  for (;;) {
    const { rows } = await client.query(
      'select 1 from pg_stat_progress_copy where datname = current_database() and tuples_processed > 1000',
    );
    if (rows.length > 0) break;
  }
  await client.end();
}
