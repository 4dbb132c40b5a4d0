/** Questions and answers as files: every row judged at the border, nothing lost, nothing twice. */
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openReviewer, type Reviewer } from '../../../src/app/index.ts';
import { loadConfig } from '../../../src/config/index.ts';
import { createDuckDbEngine } from '../../../src/engine/index.ts';
import { Lake, tableNamed } from '../../../src/lake/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { batchOf, type Row } from '../../golden/job/memory-job.ts';
import { smallEdition } from '../store/edition-files.ts';
import { adapters, type TestDatabase, testDatabase } from '../store/test-database.ts';

let database: TestDatabase;
let store: Store;
let reviewer: Reviewer;

beforeAll(async () => {
  database = await testDatabase(adapters[0]);
  store = await database.open();
  await store.publisher({}).publish(smallEdition(database.folder, '2026-03-01'));
  await writeLake({
    'core.customer': ['ann', 'bo', 'cy', 'di'].map((customer_id) => ({
      customer_id,
      first_name: customer_id,
      last_name: '=Tann',
    })),
    'derived.duplicate_question': [
      duplicate(1, ['ann', 'bo'], 0.5),
      duplicate(2, ['cy', 'di'], 0.4),
      duplicate(3, ['di', 'gone'], 0.3),
    ],
    'core.profile': [
      { profile_id: 'x:open', platform: 'x', handle: 'open', display_name: '@sum(1)' },
      { profile_id: '-7', platform: 'x', handle: 'minus' },
    ],
  });
  const file = join(database.folder, 'kith.yaml');
  writeFileSync(file, `workspace: ${database.folder}\n`);
  const loaded = loadConfig({ file, env: { DATABASE_URL: database.url } });
  reviewer = await openReviewer({ loaded, sample: false });
});
afterEach(() => database.rows('delete from ops.review_entry; delete from ops.suppression'));
afterAll(async () => {
  await reviewer?.close();
  await store?.close();
  await database?.close();
});

const duplicate = (
  position: number,
  [customer_id, other_customer_id]: readonly [string, string],
  match_probability: number,
): Row => ({
  position,
  customer_id,
  other_customer_id,
  match_probability,
  pattern: 'given=nickname;family=same;phone=missing',
});

async function writeLake(tables: Readonly<Record<string, readonly Row[]>>): Promise<void> {
  const lake = await Lake.open(join(database.folder, 'lake'));
  const engine = createDuckDbEngine({
    memoryMb: 256,
    threads: 1,
    spillFolder: join(database.folder, 'spill'),
  });
  const session = await engine.open();
  for (const [name, rows] of Object.entries(tables)) {
    const definition = tableNamed(name);
    if (definition === undefined) throw new Error(`no table ${name}`);
    const staged = join(database.folder, 'staged', name);
    await mkdir(staged, { recursive: true });
    await session.writeBatches(join(staged, 'part-00000.parquet'), definition, [
      batchOf(name, rows),
    ]);
    const version = await lake.adopt(name, staged, { version: 'v1', rows: rows.length });
    await lake.replaceManifest({
      ...lake.manifest,
      tables: { ...lake.manifest.tables, [name]: version },
    });
  }
  await session.close();
  await engine.close();
}

let files = 0;
const importing = (text: string) => {
  const file = join(database.folder, `answers-${(files += 1)}.csv`);
  writeFileSync(file, text);
  return reviewer.importFile({ file, who: 'ida' });
};
const header = 'customer_id,profile_id,decision,who,when\n';

describe('answers from a file', () => {
  it('are taken by any of their words, with who and when where they are given', async () => {
    const imported = await importing(
      `${header}cy,x:open,No,,\ndi,x:open,YES,bo,2026-02-01T10:00:00Z\nann,x:open,,,\n`,
    );
    expect(imported).toMatchObject({ read: 3, added: 2, unchanged: 0, unanswered: 1 });
    expect(
      (await reviewer.log(9)).map(({ who, decision, at }) => [
        who,
        decision,
        at.getUTCFullYear() === 2026 && at.getUTCMonth() === 1,
      ]),
    ).toEqual([
      ['bo', 'accept', true],
      ['ida', 'reject', false],
    ]);
  });

  it('are set aside row by row with line and reason', async () => {
    await database.rows(
      `insert into ops.suppression (subject_kind, subject, source) values ('customer', 'bo', 'person')`,
    );
    const imported = await importing(
      `${header}cy,x:open,maybe,,\nnobody,x:open,yes,,\ncy,x:gone,yes,,\nbo,x:open,yes,,\n` +
        'ann,x:open,yes,,2999-01-01\nann,x:open,yes,,soon\n,x:open,yes,,\ncy,x:open,yes,,\n' +
        'cy,x:open,yes,,\ncy,x:open,no,,\n',
    );
    expect(imported).toMatchObject({ read: 10, added: 1, unchanged: 1 });
    const told = imported.quarantined.map(({ line, reason }) => `${line} ${reason}`);
    expect(told.map((one) => one.split(':')[0])).toEqual([
      '2 decision',
      '3 customer_id',
      '4 profile_id',
      '5 suppressed',
      '6 when',
      '7 when',
      '8 customer_id',
      '11 decision',
    ]);
    expect(told.at(-1)).toContain('line 9 says otherwise');
    expect(told.join()).not.toMatch(/nobody|gone|maybe|2999|soon/);
  });

  it('refuse a file in which no row is an answer, and one without its columns', async () => {
    await expect(importing(`${header}nobody,x:open,yes,,\n`)).rejects.toMatchObject({
      code: 'input.file_unusable',
      message: expect.stringContaining('line 2'),
    });
    await expect(importing('customer,verdict\ncy,yes\n')).rejects.toMatchObject({
      code: 'input.file_unusable',
    });
    await expect(
      reviewer.importFile({ file: join(database.folder, 'none.csv'), who: 'ida' }),
    ).rejects.toMatchObject({ code: 'input.file_missing' });
  });

  it('find an id again that a spreadsheet would have run', async () => {
    expect(await importing(`${header}cy,'-7,yes,,\n`)).toMatchObject({ added: 1 });
    expect((await reviewer.log(1))[0]?.pair).toMatchObject({ profileId: '-7' });
  });
});

describe('questions about two customer records', () => {
  const pairsOf = async () =>
    (await reviewer.duplicates(undefined)).questions.map(
      (one) => `${one.customerId} ${one.otherCustomerId}`,
    );

  it('hold both records and what was compared; a record that is gone is not asked about', async () => {
    const { questions, open } = await reviewer.duplicates(1);
    expect(open).toBe(2);
    expect(questions).toMatchObject([
      {
        customerId: 'ann',
        otherCustomerId: 'bo',
        probability: 0.5,
        customer: { name: 'ann =Tann' },
        other: { name: 'bo =Tann' },
        findings: [
          { comparison: 'given', level: 'nickname' },
          { comparison: 'family', level: 'same' },
        ],
      },
    ]);
  });

  it('leave when they are answered, and come back when the word is taken back', async () => {
    const pair = { kind: 'duplicate', customerId: 'ann', otherCustomerId: 'bo' } as const;
    await reviewer.say({ pair, decision: 'different', who: 'ida' });
    expect(await pairsOf()).toEqual(['cy di']);
    await reviewer.undoPair(pair, 'ida');
    expect(await pairsOf()).toEqual(['ann bo', 'cy di']);
  });

  it('are not asked about the suppressed', async () => {
    await database.rows(
      `insert into ops.suppression (subject_kind, subject, source) values ('customer', 'di', 'person')`,
    );
    expect(await pairsOf()).toEqual(['ann bo']);
  });

  it('go out as a file, neutralised, and come back as answers, in whichever order', async () => {
    const { text, written } = await reviewer.exportDuplicates(undefined);
    expect(written).toBe(2);
    const [head, first] = text.split('\r\n');
    expect(head).toMatch(/^position,customer_id,other_customer_id,decision,probability,compared,/);
    expect(first).toContain('1,ann,bo,,0.5,given nickname; family same,ann =Tann,bo =Tann');
    expect(await importing(text)).toMatchObject({ read: 2, unanswered: 2, quarantined: [] });
    expect(await importing(text.replace('ann,bo,,', 'ann,bo,same,'))).toMatchObject({ added: 1 });
    const turned = 'customer_id,other_customer_id,decision\ndi,cy,no\nbo,ann,yes\n';
    expect(await importing(turned)).toMatchObject({ added: 1, unchanged: 1 });
    expect(await pairsOf()).toEqual([]);
  });

  it('are set aside where a row says nothing that can be kept', async () => {
    const imported = await importing(
      'customer_id,other_customer_id,decision\nann,bo,accept\nann,nobody,same\nann,ann,same\n' +
        'cy,di,same\ndi,cy,different\n',
    );
    expect(imported.added).toBe(1);
    expect(
      imported.quarantined.map(({ line, reason }) => `${line} ${reason.split(':')[0]}`),
    ).toEqual([
      '2 decision',
      '3 customer_id, other_customer_id',
      '4 other_customer_id',
      '6 decision',
    ]);
  });
});

describe('questions as a file', () => {
  it('hold both records, neutralised, an empty decision, and come back as answers', async () => {
    const { text, written } = await reviewer.exportQuestions(undefined);
    expect(written).toBe(2);
    const [head, first] = text.split('\r\n');
    expect(head).toMatch(/^position,customer_id,profile_id,decision,/);
    expect(first).toContain('1,cy,x:open,,0.42,');
    expect(first).toContain(`'@sum(1)`);
    expect(await importing(text)).toMatchObject({ read: 2, unanswered: 2, quarantined: [] });
    expect(await importing(text.replace('cy,x:open,,', 'cy,x:open,accept,'))).toMatchObject({
      added: 1,
    });
    expect((await reviewer.exportQuestions(undefined)).written).toBe(0);
  });

  it('are refused of an evaluation edition', async () => {
    const evaluation = { ...smallEdition(database.folder, '2026-03-02'), evaluation: true };
    await store.publisher({}).publish(evaluation);
    for (const exporting of [reviewer.exportQuestions, reviewer.exportDuplicates]) {
      await expect(exporting(undefined)).rejects.toMatchObject({ code: 'usage.export_refused' });
    }
    await store.publisher({}).publish(smallEdition(database.folder, '2026-03-03'));
  });
});
