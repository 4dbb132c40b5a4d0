/**
 * Floors on public person records, through the command. The sets have twins
 * that are kept back, so these figures are watched, not tuned to.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DuplicateFilesOutcome, runDuplicateFiles } from '../../../src/app/index.ts';
import { loadConfig } from '../../../src/config/index.ts';

const sets = join(import.meta.dirname, '../../../../shared/data/linkage/benchmarks');
const absent = existsSync(sets) ? '' : ' (skipped: ../shared/data/linkage/benchmarks is not there)';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-sets-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const find = (files: {
  customers: string;
  and?: string;
  truth: string;
}): Promise<DuplicateFilesOutcome> =>
  runDuplicateFiles({
    loaded: loadConfig({ file: undefined }),
    configNamed: false,
    customers: [files.customers],
    and: files.and === undefined ? [] : [files.and],
    truth: [files.truth],
    out: join(folder, 'out.csv'),
    probability: undefined,
    emit: () => undefined,
  });

describe.skipIf(absent !== '')(`public sets${absent}`, () => {
  it('febrl4: five thousand people in two files', async () => {
    const [a, b] = [join(sets, 'febrl4a.csv'), join(sets, 'febrl4b.csv')];
    const truth = join(folder, 'people.csv');
    const ids = [a, b].flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').slice(1));
    const rows = ids.map((line) => line.split(',')[0] as string);
    writeFileSync(
      truth,
      ['customer_id,person_id', ...rows.map((id) => `${id},${id.split('-')[1]}`)].join('\n'),
    );
    const { quality, records, out } = await find({ customers: a, and: b, truth });
    expect(records).toBe(10_000);
    expect(out?.rows).toBe(10_000);
    expect(quality?.f1).toBeGreaterThanOrEqual(0.997);
  });

  it('fake_1000: pairs that somebody labelled', async () => {
    const customers = join(sets, 'fake_1000.csv');
    const { quality } = await find({ customers, truth: join(sets, 'fake_1000_labels.csv') });
    expect(quality?.counted).toBe('labelled pairs');
    expect(quality?.true).toBe(2031);
    expect(quality?.f1).toBeGreaterThanOrEqual(0.96);
  });
});
