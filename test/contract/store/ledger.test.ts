/** The run ledger and the lock that keeps two nights apart. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IsoDate, runId } from '../../../src/kernel/index.ts';
import type { Store } from '../../../src/store/index.ts';
import {
  adapters,
  type TestDatabase,
  testDatabase,
} from '../../integration/store/test-database.ts';

const night = () => ({
  runId: runId(randomUUID()),
  date: '2026-03-01' as IsoDate,
  configFingerprint: 'c0ffee',
  kithVersion: '0.1.0',
  evaluation: false,
});

describe.each(adapters)('ledger, $name', (adapter) => {
  describe.skipIf(adapter.skipped)('with a database', () => {
    let database: TestDatabase;
    let store: Store;
    let second: Store;
    beforeAll(async () => {
      database = await testDatabase(adapter);
      store = await database.open();
      second = await database.open();
    });
    afterAll(async () => {
      await store?.close();
      await second?.close();
      await database?.close();
    });

    it('lets one night run, and tells the second which', async () => {
      const first = night();
      const run = await store.ledger.startRun(first);
      await expect(second.ledger.startRun(night())).rejects.toMatchObject({
        code: 'limit.night_running',
        message: expect.stringContaining(first.runId),
        details: { runId: first.runId, host: hostname(), pid: process.pid },
      });
      await run.assertLockHeld();
      await run.end({ state: 'succeeded' });
      const next = await second.ledger.startRun(night());
      await next.end({ state: 'failed', errorCode: 'input.no_basis' });
      expect(
        (await store.runs.latest(2)).map(({ state, errorCode }) => [state, errorCode]),
      ).toEqual([
        ['failed', 'input.no_basis'],
        ['succeeded', null],
      ]);
    });

    it('marks a night whose process died as killed', async () => {
      const dead = await store.ledger.startRun(night());
      await dead.jobStarted('match', 'f1');
      await database.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name like 'kith night%' and datname = current_database()`,
      );
      await expect(dead.assertLockHeld()).rejects.toMatchObject({ code: 'store.unreachable' });
      // The server lets go of the lock a moment after the session is told to end.
      let next: Awaited<ReturnType<typeof second.ledger.startRun>> | undefined;
      while (next === undefined) {
        next = await second.ledger.startRun(night()).catch((error: { code: string }) => {
          expect(error.code).toBe('limit.night_running');
          return undefined;
        });
      }
      const [running, killed] = await second.runs.latest(2);
      expect(running?.state).toBe('running');
      expect(killed).toMatchObject({ runId: dead.runId, state: 'killed' });
      expect(await second.runs.jobs(dead.runId)).toMatchObject([
        { name: 'match', state: 'killed' },
      ]);
      await next.end({ state: 'succeeded' });
    });

    it('keeps jobs with their figures and counts what was set aside', async () => {
      const run = await store.ledger.startRun(night());
      await run.jobStarted('match', 'f1');
      await run.jobEnded('match', {
        state: 'done',
        rows: 12,
        figures: { pairs: 3.5 },
        peakMemoryBytes: 5e9,
      });
      await run.jobSkipped('graph', 'f2');
      const bad = { table: 'raw.customer', sourceFile: 'c.csv', reason: 'no id', rows: 2 };
      await run.quarantine([bad, { ...bad, rows: 3 }]);
      await run.quarantine([bad]);
      await run.end({ state: 'succeeded' });
      expect(await store.runs.jobs(run.runId)).toMatchObject([
        { name: 'match', state: 'done', rows: 12, figures: { pairs: 3.5 }, peakMemoryBytes: 5e9 },
        { name: 'graph', state: 'skipped', rows: null },
      ]);
      expect(await store.runs.quarantine(run.runId)).toEqual([{ ...bad, rows: 7 }]);
      const figures = await database.rows(
        'select job, name, value from reporting.night_figure where run_id = $1',
        [run.runId],
      );
      expect(figures).toEqual([{ job: 'match', name: 'pairs', value: 3.5 }]);
    });
  });
});
