/** `kith sentiment` on files through the door of the app: rows, faults, measures. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSentimentFiles, type SentimentFilesOptions } from '../../../src/app/index.ts';
import { loadConfig } from '../../../src/config/index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-test-sentiment-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Readonly<Record<string, string | number | null>>;

function file(name: string, rows: readonly Row[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

const run = (asked: Partial<SentimentFilesOptions>, flags: Record<string, unknown> = {}) =>
  runSentimentFiles({
    loaded: loadConfig({
      env: {},
      workingFolder: folder,
      flags: { engine: { workerThreads: 1 }, ...flags },
    }),
    configNamed: false,
    posts: [],
    out: undefined,
    truth: [],
    brands: [],
    shared: false,
    emit: () => {},
    ...asked,
  });

async function scores(asked: Partial<SentimentFilesOptions>, flags = {}): Promise<Row[]> {
  const out = join(folder, 'scores.ndjson');
  await run({ ...asked, out }, flags);
  return readFileSync(out, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

const acme = { name: 'Acme', terms: ['@acmeair'] };
const globex = { name: 'Globex', terms: [] };
const posts: readonly Row[] = [
  { post_id: '1', text: 'I love Acme, best airline ever 😍' },
  { post_id: '2', text: 'Acme is terrible, I hate it. But Globex is wonderful, I love it' },
  { post_id: '3', text: 'Das Essen war furchtbar und kalt, nie wieder' },
];

describe('posts', () => {
  it('have one row each as a whole, with the columns that are promised', async () => {
    const rows = await scores({ posts: [file('posts.ndjson', posts)] });
    expect(rows.map((row) => Object.keys(row).join())).toEqual(
      posts.map(() => 'post_id,lang,negative,neutral,positive,label'),
    );
    expect(rows.map((row) => row['post_id'])).toEqual(['1', '2', '3']);
    expect(rows.map((row) => row['lang'])).toEqual(['en', 'en', 'de']);
    expect(rows[0]?.['label']).toBe('positive');
  });

  it('that name two brands have two rows, and those that name none are told apart', async () => {
    const rows = await scores({
      posts: [file('posts.ndjson', posts)],
      brands: [acme, globex],
    });
    expect(rows.map((row) => [row['post_id'], row['brand']])).toEqual([
      ['1', 'Acme'],
      ['2', 'Acme'],
      ['2', 'Globex'],
      ['3', null],
    ]);
    expect(Number(rows[1]?.['positive'])).toBeLessThan(Number(rows[2]?.['positive']));
  });

  it('are scored toward their own target, unless brands are named for all', async () => {
    const own = [{ post_id: '1', text: 'Acme is bad, Globex is good', target: 'Globex' }];
    const [toward] = await scores({ posts: [file('own.ndjson', own)] });
    expect(toward?.['brand']).toBe('Globex');
    const [named] = await scores({ posts: [file('own.ndjson', own)], brands: [acme] });
    expect(named?.['brand']).toBe('Acme');
  });

  it('have the same score in every batch and on any number of threads', async () => {
    const many = Array.from({ length: 2500 }, (_, i) => ({
      post_id: String(i),
      text: `${posts[i % 3]?.['text']} ${i % 7}`,
    }));
    const path = file('many.ndjson', many);
    const one = await scores({ posts: [path], brands: [acme] });
    const two = await scores({ posts: [path], brands: [acme] }, { engine: { workerThreads: 2 } });
    const turned = await scores({
      posts: [file('turned.ndjson', [...many].reverse())],
      brands: [acme],
    });
    expect(one).toHaveLength(2500);
    expect(two).toEqual(one);
    expect(turned.reverse()).toEqual(one);
  });
});

describe('odd posts', () => {
  it('have one row each, and those without words are neutral', async () => {
    const odd: readonly Row[] = [
      { post_id: 'empty', text: '' },
      { post_id: 'null', text: null },
      { post_id: 'blank', text: ' \n\t ' },
      { post_id: 'long', text: `Acme ${'so good '.repeat(12_500)}` },
      { post_id: 'one long word', text: 'a'.repeat(100_000) },
      { post_id: 'emoji', text: '😍😍👍🏽👩‍👩‍👧' },
      { post_id: 'links', text: 'https://example.org/a https://example.org/b' },
      { post_id: 'surrogates', text: 'Acme \ud83d is \udc00 good' },
      { post_id: 'nul', text: 'Acme \u0000\u0007 is good' },
      { post_id: 'marks', text: `Acme${'\u0301'.repeat(5000)}` },
      { post_id: 'language', text: 'Acme is good', lang: 'klingon' },
      { post_id: 'script', text: 'ཁྱེད་རང་བདེ་མོ་ཡིན་པས།' },
    ];
    const rows = await scores({ posts: [file('odd.ndjson', odd)] });
    expect(rows.map((row) => row['post_id'])).toEqual(odd.map((row) => row['post_id']));
    for (const row of rows) {
      const sum = Number(row['negative']) + Number(row['neutral']) + Number(row['positive']);
      expect(sum).toBeCloseTo(1, 9);
    }
    const wordless = rows.filter((row) => row['neutral'] === 1);
    expect(wordless.map((row) => row['post_id'])).toEqual(['empty', 'null', 'blank']);
    const emoji = rows.find((row) => row['post_id'] === 'emoji');
    expect(emoji?.['label']).toBe('positive');
  });

  it('that stand twice count once, and rows without an id are set aside', async () => {
    const twice = [...posts, { post_id: '1', text: 'again' }, { post_id: null, text: 'nobody' }];
    const path = file('twice.ndjson', twice);
    const outcome = await run({ posts: [path], out: join(folder, 'twice.csv') });
    expect(outcome.posts).toBe(3);
    expect(outcome.quarantined).toEqual([
      { table: 'raw.post', sourceFile: path, reason: 'post_id: empty', rows: 1 },
      { table: 'raw.post', sourceFile: path, reason: 'post_id: repeated', rows: 1 },
    ]);
  });
});

describe('what cannot be done', () => {
  const failure = (code: string, message: RegExp) => ({
    code,
    message: expect.stringMatching(message) as string,
  });

  it('is told before any work, and leaves nothing behind', async () => {
    const path = file('posts.ndjson', posts);
    await expect(run({ posts: [path] })).rejects.toMatchObject(
      failure('usage.bad_option', /nothing is asked/),
    );
    await expect(run({ posts: [path], out: 'scores.xlsx' })).rejects.toMatchObject(
      failure('usage.bad_option', /must end in/),
    );
    const out = join(folder, 'never.csv');
    await expect(run({ posts: ['nowhere.csv'], out })).rejects.toMatchObject(
      failure('input.file_missing', /nowhere/),
    );
    const textless = file(
      'textless.ndjson',
      posts.map(({ text, ...row }) => ({ ...row, words: text ?? null })),
    );
    await expect(run({ posts: [textless], out })).rejects.toMatchObject(
      failure('input.file_unusable', /not one of 3 posts has a text/),
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  it('is a truth that names nobody', async () => {
    const strangers = file('strangers.ndjson', [{ post_id: 'x', label: 'good' }]);
    await expect(
      run({ posts: [file('posts.ndjson', posts)], truth: [strangers] }),
    ).rejects.toMatchObject(failure('input.file_unusable', /none of 1 labels can be used/));
  });
});

describe('the truth', () => {
  it('is measured by class, language and target', async () => {
    const truth = file('truth.ndjson', [
      { post_id: '1', label: 'positive', lang: 'en' },
      { post_id: '2', label: '-2', lang: 'en', target: 'Acme' },
      { post_id: '2', label: '1', lang: 'en', target: 'Globex' },
      { post_id: '2', label: '1', lang: 'en' },
      { post_id: '3', label: '-1', lang: 'fr' },
      { post_id: '4', label: '0' },
      { post_id: '3', label: 'who knows' },
    ]);
    const { quality } = await run({
      posts: [file('posts.ndjson', posts)],
      truth: [truth],
      brands: [acme, globex],
    });
    expect(quality?.truth).toEqual({
      rows: 7,
      unreadable: 1,
      unknown: 1,
      ambiguous: 1,
      labels: 'sign',
    });
    expect(quality?.posts).toBe(4);
    expect(quality?.languages['en']?.posts).toBe(3);
    expect(quality?.languageAccuracy).toBe(0.75);
    const posts4 = quality?.confusion.flat().reduce((sum, count) => sum + count, 0);
    expect(posts4).toBe(4);
    const { low = 1, high = 0 } = quality?.macroRecallInterval ?? {};
    expect(low).toBeLessThanOrEqual(quality?.macroRecall ?? -1);
    expect(high).toBeGreaterThanOrEqual(quality?.macroRecall ?? 2);
  });
});
