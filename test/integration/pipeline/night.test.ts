import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDuckDbEngine, type Engine } from '../../../src/engine/index.ts';
import { AppError, type IsoDate } from '../../../src/kernel/index.ts';
import { Lake } from '../../../src/lake/index.ts';
import { type AnyJob, defineJob, type Ports, runNight } from '../../../src/pipeline/index.ts';
import { silentLedger as ledger } from './silent-ledger.ts';

const clock = { nowMs: () => 0 };
const noPorts = { clock, ledger } as unknown as Ports;

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-night-'));
  engine = createDuckDbEngine({ memoryMb: 256, threads: 1, spillFolder: join(folder, 'spill') });
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

/** Writes referrals from a setting, so that a change of the setting is a change of content. */
function referrals(options: { ran?: string[]; before?: () => void } = {}): AnyJob {
  return defineJob<{ pairs: readonly string[] }>()({
    name: 'referrals',
    inputs: [],
    outputs: ['core.referral'],
    settings: ['pairs'],
    dated: false,
    async run({ output, settings, session }) {
      options.ran?.push('referrals');
      options.before?.();
      await session.load('pair', { a: 'text', b: 'text' }, [
        {
          length: settings.pairs.length,
          columns: {
            a: settings.pairs.map((pair) => pair[0] ?? null),
            b: settings.pairs.map((pair) => pair[1] ?? null),
          },
        },
      ]);
      await output('core.referral').select(
        `SELECT a AS referrer_customer_id, b AS referred_customer_id,
                TIMESTAMP '2026-01-01' AS referred_at FROM scratch.pair`,
      );
    },
  });
}

/** One signal a referrer; remembers how many there were in the night before. */
function signals(ran: string[] = [], seen: unknown[] = []): AnyJob {
  return defineJob()({
    name: 'signals',
    inputs: ['core.referral'],
    previous: ['derived.signal'],
    outputs: ['derived.signal'],
    async run({ output, session, date }) {
      ran.push('signals');
      seen.push(...(await session.rows('SELECT count(*) AS before FROM previous.signal')));
      await output('derived.signal').select(
        `SELECT DISTINCT referrer_customer_id AS customer_id, 'referral-purchase' AS kind,
                CAST($date AS DATE) AS since, 'one referral' AS evidence
         FROM core.referral`,
        { date },
      );
    },
  });
}

interface NightInput {
  readonly jobs: readonly AnyJob[];
  readonly date?: string;
  readonly pairs?: readonly string[];
  readonly from?: string;
  readonly codeVersion?: string;
}

async function night(input: NightInput) {
  const lake = await Lake.open(join(folder, 'lake'));
  const summary = await runNight({
    runId: 'run',
    jobs: input.jobs,
    date: (input.date ?? '2026-03-01') as IsoDate,
    seed: 1,
    settings: { pairs: input.pairs ?? ['ab', 'cd'] },
    engine,
    lake,
    ports: noPorts,
    codeVersion: input.codeVersion ?? 'one',
    nightsKept: 2,
    from: input.from,
    emit: () => {},
  });
  return { summary, lake, states: summary.jobs.map((job) => job.state) };
}

describe('a night', () => {
  it('runs the jobs in the order that follows from their tables', async () => {
    const ran: string[] = [];
    const { summary } = await night({ jobs: [signals(ran), referrals({ ran })] });
    expect(ran).toEqual(['referrals', 'signals']);
    expect(summary.jobs.map((job) => job.rows)).toEqual([
      { 'core.referral': 2 },
      { 'derived.signal': 2 },
    ]);
  });

  it('skips what is unchanged, and runs again what a changed setting, date or code reaches', async () => {
    const jobs = [referrals(), signals()];
    expect((await night({ jobs })).states).toEqual(['done', 'done']);
    expect((await night({ jobs })).states).toEqual(['unchanged', 'unchanged']);
    expect((await night({ jobs, pairs: ['ab'] })).states).toEqual(['done', 'done']);
    expect((await night({ jobs, pairs: ['ab'], date: '2026-03-02' })).states).toEqual([
      'unchanged',
      'done',
    ]);
    expect((await night({ jobs, pairs: ['ab'], codeVersion: 'two' })).states).toEqual([
      'done',
      'done',
    ]);
  });

  it('stops a change where the content turns out the same', async () => {
    const jobs = [referrals(), signals()];
    await night({ jobs, pairs: ['ab', 'cd'] });
    expect((await night({ jobs, pairs: ['cd', 'ab'] })).states).toEqual(['done', 'unchanged']);
  });

  it('runs a job and all after it when told to', async () => {
    const jobs = [referrals(), signals()];
    await night({ jobs });
    expect((await night({ jobs, from: 'signals' })).states).toEqual(['unchanged', 'done']);
  });

  it('makes again what was lost from the disk', async () => {
    const jobs = [referrals(), signals()];
    const { lake } = await night({ jobs });
    const version = lake.manifest.tables['core.referral'];
    const [file] = version === undefined ? [] : lake.filesOf('core.referral', version);
    await truncate(file ?? '', 10);
    expect((await night({ jobs })).states).toEqual(['done', 'unchanged']);
  });

  it('reads as previous what the last night of an earlier date published', async () => {
    const seen: unknown[] = [];
    const jobs = [referrals(), signals([], seen)];
    await night({ jobs, date: '2026-03-01', pairs: ['ab'] });
    await night({ jobs, date: '2026-03-02', pairs: ['ab', 'cd'] });
    await night({ jobs, date: '2026-03-02', pairs: ['ab', 'cd', 'ef'] });
    expect(seen).toEqual([{ before: 0 }, { before: 1 }, { before: 1 }]);
  });

  it('shows a table of core as it was, where a job asks for it', async () => {
    const seen: unknown[] = [];
    const compared = defineJob()({
      name: 'compared',
      inputs: ['core.referral'],
      previous: ['core.referral'],
      outputs: ['derived.signal'],
      async run({ output, session }) {
        const sql = 'SELECT count(*) AS before FROM previous.core_referral';
        seen.push(...(await session.rows(sql)));
        await output('derived.signal').select(
          `SELECT referrer_customer_id AS customer_id, 'referral-purchase' AS kind,
                  DATE '2026-03-01' AS since, 'one referral' AS evidence
           FROM core.referral`,
        );
      },
    });
    const jobs = [referrals(), compared];
    await night({ jobs, date: '2026-03-01', pairs: ['ab', 'cd'] });
    await night({ jobs, date: '2026-03-02', pairs: ['ab', 'cd', 'ef'] });
    await night({ jobs, date: '2026-03-03', pairs: ['ab'] });
    expect(seen).toEqual([{ before: 0 }, { before: 2 }, { before: 3 }]);
  });

  it('keeps the old manifest when a job fails, and resumes there', async () => {
    const ran: string[] = [];
    const boom = () => {
      throw new AppError('limit.disk_full', 'no space');
    };
    await night({ jobs: [referrals(), signals()], pairs: ['ab'] });
    const broken = [referrals({ before: boom }), signals()];
    await expect(night({ jobs: broken, pairs: ['xy'] })).rejects.toMatchObject({
      code: 'limit.disk_full',
    });
    const lake = await Lake.open(join(folder, 'lake'));
    expect(lake.manifest.tables['core.referral']?.rows).toBe(1);
    const again = await night({ jobs: [referrals({ ran }), signals(ran)], pairs: ['xy'] });
    expect(again.states).toEqual(['done', 'done']);
  });

  it('resumes a long job at the part where it stopped, to the same content', async () => {
    const produced: number[] = [];
    const parts = (stopAt: number): AnyJob =>
      defineJob()({
        name: 'parts',
        inputs: [],
        outputs: ['core.referral'],
        async run({ output }) {
          for (let index = 0; index < 4; index += 1) {
            await output('core.referral').part(index, () => {
              if (index === stopAt) throw new Error('killed');
              produced.push(index);
              const referred = { referrer_customer_id: [`c${index}`], referred_customer_id: ['x'] };
              return [{ length: 1, columns: { ...referred, referred_at: [index] } }];
            });
          }
        },
      });
    await expect(night({ jobs: [parts(2)] })).rejects.toThrow('killed');
    const resumed = await night({ jobs: [parts(-1)] });
    expect(produced).toEqual([0, 1, 2, 3]);
    const content = resumed.lake.manifest.tables['core.referral']?.content;
    const whole = await night({ jobs: [parts(-1)], from: 'parts' });
    expect(whole.lake.manifest.tables['core.referral']?.content).toBe(content);
  });

  it('lets a job see and write only what it declared', async () => {
    const peeking = defineJob()({
      name: 'peeking',
      inputs: [],
      outputs: ['core.referral'],
      run: async ({ session }) => session.execute('SELECT * FROM core.customer'),
    });
    await expect(night({ jobs: [peeking] })).rejects.toMatchObject({ code: 'bug.assertion' });
    const writing: AnyJob = {
      ...defineJob()({ name: 'writing', inputs: [], outputs: [], run: async () => {} }),
      run: async (context: { output(table: string): unknown }) => {
        context.output('derived.link');
      },
    } as AnyJob;
    await expect(night({ jobs: [writing] })).rejects.toThrow('undeclared table derived.link');
  });

  it('publishes nothing when a table breaks a check, and names check and count', async () => {
    const broken = defineJob()({
      name: 'broken',
      inputs: [],
      outputs: ['core.referral'],
      run: async ({ output }) => {
        await output('core.referral').select(
          `SELECT 'a' AS referrer_customer_id, CAST(NULL AS VARCHAR) AS referred_customer_id,
                  TIMESTAMP '2026-01-01' AS referred_at FROM range(2)`,
        );
      },
    });
    await expect(night({ jobs: [broken] })).rejects.toMatchObject({
      code: 'store.check_failed',
      details: {
        broken: [
          '2 rows where referred_customer_id is null',
          '1 keys (referrer_customer_id, referred_customer_id) stand twice',
        ],
      },
    });
  });

  it('collects the versions that no kept night needs', async () => {
    const jobs = [referrals(), signals()];
    for (const [day, pairs] of [['ab'], ['ab', 'cd'], ['ef'], ['gh']].entries()) {
      await night({ jobs, date: `2026-03-0${day + 1}`, pairs });
    }
    const versions = async (...path: string[]) => readdir(join(folder, 'lake', ...path));
    expect(await versions('core', 'referral')).toHaveLength(1);
    expect(await versions('derived', 'signal')).toHaveLength(2);
    expect(await versions('.')).not.toContain('.staging');
  });
});
