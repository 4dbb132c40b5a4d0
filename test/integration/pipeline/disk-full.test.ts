/** The disk is full at one write after another: nothing of what stood is lost, and the night resumes. */
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { conform, ingest, people } from '../../../jobs/index.ts';
import { createModels } from '../../../src/app/models.ts';
import { configSchema } from '../../../src/config/index.ts';
import { createDuckDbEngine, type Engine, type Session } from '../../../src/engine/index.ts';
import type { IsoDate } from '../../../src/kernel/index.ts';
import { Lake } from '../../../src/lake/index.ts';
import { type Ports, runNight } from '../../../src/pipeline/index.ts';
import { fileSources, type ParquetReader } from '../../../src/sources/index.ts';
import { createThreadPool } from '../../../src/workers/index.ts';
import { silentLedger } from './silent-ledger.ts';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-full-'));
  engine = createDuckDbEngine({ memoryMb: 256, threads: 1, spillFolder: join(folder, 'spill') });
  const rows = Array.from({ length: 50 }, (_, i) => `c${i},Ada,Byron\n`);
  writeFileSync(
    join(folder, 'customers.csv'),
    `customer_id,first_name,last_name\n${rows.join('')}`,
  );
  writeFileSync(join(folder, 'orders.csv'), 'order_id,customer_id,ordered_at\no1,c1,2026-01-02\n');
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

/** Every write to it fails with ENOSPC, in whichever library writes. */
const fullDevice = '/dev/full';

interface Disk {
  readonly engine: Engine;
  /** Files written by each job. */
  readonly writes: Map<string, number>;
  jobStarted(job: string): void;
  free(): void;
}

/** The engine, on a disk that is full when this job writes its n-th file, until it is freed. */
function diskFull(at: { job: string; write: number }): Disk {
  const writes = new Map<string, number>();
  let job = '';
  let filled: string | undefined;
  const fill = (file: string): void => {
    const write = (writes.get(job) ?? 0) + 1;
    writes.set(job, write);
    if (job !== at.job || write !== at.write) return;
    if (!existsSync(fullDevice)) {
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', errno: -28 });
    }
    symlinkSync(fullDevice, file);
    filled = file;
  };
  const onFullDisk = (session: Session): Session =>
    new Proxy(session, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          if (name === 'writeParquet' || name === 'writeBatches') fill(String(args[0]));
          return Reflect.apply(member, target, args);
        };
      },
    });
  return {
    engine: { ...engine, open: async (options) => onFullDisk(await engine.open(options)) },
    writes,
    jobStarted: (name) => {
      job = name;
    },
    free: () => {
      if (filled !== undefined) rmSync(filled);
    },
  };
}

const noParquet: ParquetReader = {
  columns: () => Promise.reject(new Error('no Parquet here')),
  batches: () => {
    throw new Error('no Parquet here');
  },
};

const optIn = {
  customer_id: ['c1'],
  platform: ['*'],
  ground: ['opted_in'],
  since: [null],
  until: [null],
};

async function night(lakeFolder: string, disk: Disk) {
  const config = configSchema.parse({
    sources: { customers: 'customers.csv', orders: 'orders.csv' },
  });
  const ports = {
    clock: { nowMs: () => 0 },
    ledger: silentLedger,
    sources: fileSources({ settings: config.sources, baseFolder: folder, parquet: noParquet }),
    people: {
      fingerprint: async () => 'nobody said anything',
      replaceFileBasis: async () => 0,
      addSuppressions: async () => 0,
      basis: () => [{ length: 1, columns: optIn }],
      suppressions: () => [],
      reviews: () => [],
      duplicateReviews: () => [],
      outreach: () => [],
    },
    threads: createThreadPool({ threads: 1 }),
    models: createModels(),
  } as unknown as Ports;
  const lake = await Lake.open(join(folder, lakeFolder));
  return runNight({
    runId: 'run',
    jobs: [ingest, people, conform],
    date: '2026-03-01' as IsoDate,
    seed: 1,
    settings: config,
    engine: disk.engine,
    lake,
    ports,
    codeVersion: 'one',
    nightsKept: 2,
    emit: (event) => {
      if (event.kind === 'job_started') disk.jobStarted(event.job);
    },
  });
}

/** Content of every table of the lake, after asserting that every file of it is whole. */
async function contents(lakeFolder: string): Promise<Record<string, string>> {
  const lake = await Lake.open(join(folder, lakeFolder));
  const found: Record<string, string> = {};
  for (const [table, version] of Object.entries(lake.manifest.tables)) {
    expect(await lake.stands(table, version), table).toBe(true);
    found[table] = version.content;
  }
  return found;
}

it('says the disk is full, keeps what stood, and resumes to the same lake', async () => {
  const neverFull = diskFull({ job: 'none', write: 0 });
  await night('calm', neverFull);
  const expected = await contents('calm');
  let stood: Record<string, string> = {};
  for (const job of ['ingest', 'people', 'conform']) {
    const last = neverFull.writes.get(job) ?? 0;
    expect(last, job).toBeGreaterThan(0);
    for (const write of new Set([1, Math.ceil(last / 2), last])) {
      const disk = diskFull({ job, write });
      await expect(night('full', disk), `${job} at write ${write}`).rejects.toMatchObject({
        code: 'limit.disk_full',
        message: expect.stringMatching(/disk is full.*start the same command again/s),
      });
      const stands = await contents('full');
      expect(stands).toMatchObject(stood);
      stood = stands;
      disk.free();
    }
  }
  expect(Object.keys(stood)).toHaveLength(ingest.outputs.length + people.outputs.length);
  await night('full', neverFull);
  expect(await contents('full')).toEqual(expected);
});
