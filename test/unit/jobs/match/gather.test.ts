import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompareSetup } from '../../../../jobs/match/compare-task.ts';
import { compareAll } from '../../../../jobs/match/gather.ts';
import { AppError, type Threads } from '../../../../src/kernel/index.ts';
import {
  createRecordLines,
  customerFields,
  emptyPairs,
  evidenceColumns,
  fieldMark,
  levelCode,
  profileFields,
} from '../../../../src/match/index.ts';
import { createThreadPool } from '../../../../src/workers/index.ts';

const records = 40;
const pairsPerStretch = 100;
const pairsPerRange = 30;
const randomPairs = 70;
/** Pieces in which random pairs are compared, each time before all others. */
const randomRanges = 3;

function linesOf(fields: readonly string[], textOf: (field: string, record: number) => string) {
  const builder = createRecordLines(records);
  for (let record = 0; record < records; record += 1) {
    builder.add(record, fields.map((field) => textOf(field, record)).join(fieldMark));
  }
  return builder.lines;
}

function setupOf(): CompareSetup {
  const number = (length: number, valueAt: (at: number) => number) =>
    new Uint32Array(length).map((_, at) => valueAt(at));
  const pairsOf = (length: number) => ({
    profile: number(length, (at) => Math.floor(at / records)),
    customer: number(length, (at) => at % records),
  });
  const family = (record: number): string => `kranzow${'abcdefgh'[record % 8]}`;
  const customers = linesOf(customerFields, (field, record) =>
    field === 'given' ? 'lena' : field === 'family' ? family(record) : '',
  );
  const profiles = linesOf(profileFields, (field, record) =>
    field === 'name'
      ? `lena ${family(record)}`
      : field === 'platform'
        ? 'x'
        : field === 'handle_plain' || field === 'handle_letters'
          ? `lena${family(record)}`
          : '',
  );
  const names = {
    ...{ familyPeople: 80, givenPeople: 80, people: 80, records: 80 },
    family: new Map<string, number>(),
    given: new Map<string, number>(),
  };
  return {
    facts: { names, cities: [], customers: records },
    customers,
    profiles,
    candidates: pairsOf(records * records),
    random: pairsOf(randomPairs),
  };
}

/** One thread that dies after some inputs and counts them. */
function dyingAfter(inputsMax: number): Threads & { inputs: number } {
  const pool = createThreadPool({ threads: 1 });
  const dying = {
    threads: 1,
    inputs: 0,
    async *map(task: never, { setup, inputs }: { setup: never; inputs: Iterable<never> }) {
      for (const input of inputs) {
        if (dying.inputs === inputsMax) throw new AppError('bug.assertion', 'killed');
        dying.inputs += 1;
        yield* pool.map(task, { setup, inputs: [input] });
      }
    },
  };
  return dying as never;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-gather-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const setup = setupOf();
async function compared(threads: Threads, threadsFrom = 0) {
  const pairs = emptyPairs(setup.candidates);
  const progress = (): void => undefined;
  const options = {
    ...{ threads, folder, progress, threadsFrom },
    ...{ pairsPerStretch, pairsPerRange },
  };
  const strangers = await compareAll(options, pairs, setup);
  return { evidence: evidenceColumns(pairs).map((column) => [...column]), strangers };
}

describe('pairs of strangers', () => {
  it('are counted by pattern, and are no candidates', async () => {
    const { strangers } = await compared(createThreadPool({ threads: 1 }));
    expect(strangers.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(randomPairs);
    // Their profiles all show a name, so names are not compared.
    expect(strangers.map(({ levels }) => levels.name)).toEqual([levelCode('name', 'none')]);
    expect(strangers.every(({ label }) => label === 'unknown')).toBe(true);
  });
});

describe('a comparison that was killed', () => {
  it('goes on where it stopped and ends in the same evidence', async () => {
    const whole = await compared(createThreadPool({ threads: 1 }));
    expect(new Set(whole.evidence[1])).not.toEqual(new Set([0]));
    await rm(folder, { recursive: true });
    // Four ranges a stretch: three stretches are whole, of the fourth one range is lost.
    await expect(compared(dyingAfter(randomRanges + 13))).rejects.toThrow('killed');
    expect(await readdir(folder)).toHaveLength(3);
    const again = dyingAfter(Number.POSITIVE_INFINITY);
    expect(await compared(again)).toEqual(whole);
    expect(again.inputs).toBe(randomRanges + ((records * records) / pairsPerStretch - 3) * 4);
  });

  it('compares again what a torn file does not hold', async () => {
    const whole = await compared(createThreadPool({ threads: 1 }));
    const [first = ''] = await readdir(folder);
    await truncate(join(folder, first), 10);
    const again = dyingAfter(Number.POSITIVE_INFINITY);
    expect(await compared(again)).toEqual(whole);
    expect(again.inputs).toBe(randomRanges + 4);
  });

  it('is the same on several threads, and on none', async () => {
    const whole = await compared(createThreadPool({ threads: 1 }));
    await rm(folder, { recursive: true });
    const unused = dyingAfter(0);
    expect(await compared(unused, records * records + 1)).toEqual(whole);
    await rm(folder, { recursive: true });
    const pool = createThreadPool({ threads: 2, startAfterMs: 0 });
    expect(await compared(pool)).toEqual(whole);
    await pool.close();
  });
});
