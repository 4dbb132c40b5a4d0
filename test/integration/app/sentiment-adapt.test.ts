/** `kith sentiment label` and `adapt` on a workspace: words kept, learned from, taken back. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openLabeller,
  openSentimentAdaptations,
  runAdapt,
  runSentimentFiles,
} from '../../../src/app/index.ts';
import { type LoadedConfig, loadConfig } from '../../../src/config/index.ts';

let folder: string;
let loaded: LoadedConfig;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-test-adapt-'));
  const flags = { engine: { workerThreads: 1 } };
  loaded = loadConfig({ env: {}, workingFolder: folder, flags });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, rows: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

const brands = [{ name: 'Acme', terms: [] }];
const words = ['zorp', 'quib', 'flun'] as const;
const labels = ['negative', 'neutral', 'positive'] as const;
const posts = Array.from({ length: 120 }, (_, i) => ({
  post_id: `p${i}`,
  text: `Acme was ${words[i % 3]} on day ${i} ${'abcdefghij'[i % 10]}`,
}));
const answers = posts.map(({ post_id }, i) => ({ post_id, label: labels[i % 3] }));

const adapt = (asked: { labels?: string[]; posts?: string[] }) =>
  runAdapt({ loaded, configNamed: false, labels: [], posts: [], brands, emit: () => {}, ...asked });

const scored = async (path: string, shared = false) => {
  const out = join(folder, 'out.ndjson');
  const outcome = await runSentimentFiles({
    ...{ loaded, configNamed: false, posts: [path], out, truth: [file('truth.ndjson', answers)] },
    ...{ brands, shared, emit: () => {} },
  });
  return { outcome, text: readFileSync(out, 'utf8') };
};

describe('own labels', () => {
  it('from a file are learned from, used from then on, and taken back', async () => {
    const path = file('posts.ndjson', posts);
    const before = await scored(path);
    const outcome = await adapt({ labels: [file('labels.ndjson', answers)], posts: [path] });
    expect(outcome).toMatchObject({ labels: 120, unused: 0, brands: ['Acme'], adopted: 1 });
    const after = await scored(path);
    expect(after.outcome.adaptation).toMatchObject({ version: 1, labels: 120 });
    expect(after.outcome.quality?.macroRecall).toBeGreaterThan(
      0.2 + (before.outcome.quality?.macroRecall ?? 1),
    );
    expect((await scored(path, true)).text).toBe(before.text);
    const adaptations = await openSentimentAdaptations(loaded);
    expect(await adapt({ labels: [file('labels.ndjson', answers)], posts: [path] })).toMatchObject({
      adopted: 2,
    });
    expect(await adaptations.undo()).toMatchObject({ version: 2, before: 1 });
    expect((await scored(path)).text).toBe(after.text);
    expect(await adaptations.undo()).toMatchObject({ version: 1, before: 0 });
    expect((await scored(path)).text).toBe(before.text);
    await expect(adaptations.undo()).rejects.toMatchObject({ code: 'usage.not_found' });
    expect((await adaptations.list()).map(({ version }) => version)).toEqual([1, 2]);
    const kept = JSON.stringify(await adaptations.list());
    for (const word of words) expect(kept).not.toContain(word);
  });

  it('that teach nothing change nothing', async () => {
    const moods = ['Acme is terrible, awful, I hate it', 'I love Acme, wonderful, best ever 😍'];
    const sure = posts.map(({ post_id }, i) => ({ post_id, text: `${moods[i % 2]} ${i}` }));
    // As often otherwise as the shipped model fears: nothing is left to learn.
    const known = sure.map(({ post_id }, i) => {
      const felt = i % 2 === 0 ? 0 : 2;
      return { post_id, label: i % 60 < 2 ? 1 : felt };
    });
    const outcome = await adapt({
      labels: [file('known.ndjson', known)],
      posts: [file('sure.ndjson', sure)],
    });
    expect(outcome.judgement.lossSaved).toBeLessThanOrEqual(0);
    expect(outcome.adopted).toBeUndefined();
    expect(await (await openSentimentAdaptations(loaded)).current()).toBeUndefined();
  });

  it('that are too few are refused, and those of unknown posts are counted', async () => {
    const few = file('few.ndjson', [...answers.slice(0, 20), { post_id: 'x', label: 'positive' }]);
    await expect(
      adapt({ labels: [few], posts: [file('posts.ndjson', posts)] }),
    ).rejects.toMatchObject({
      code: 'input.file_unusable',
      message: expect.stringMatching(/20 labels can be used \(1 cannot/) as string,
    });
  });
});

describe('labelling', () => {
  const source = () => ({
    loaded,
    configNamed: false,
    posts: [file('posts.ndjson', posts)],
    brands,
  });

  it('asks what is open, keeps words without the post’s text, and takes them back', async () => {
    const labeller = await openLabeller(loaded);
    const [first, second] = await labeller.questions(source(), 10);
    if (first === undefined || second === undefined) throw new Error('nothing is asked');
    expect([first.chosen, second.chosen]).toEqual(['by lot', 'uncertain']);
    await labeller.say(first, 'negative', 'ana');
    await labeller.say(second, 'positive', 'bo');
    const left = await labeller.questions(source(), 1000);
    const ids = left.map(({ post }) => post.postId);
    expect(ids).not.toContain(first.post.postId);
    const kept = readFileSync(join(folder, '.kith/sentiment/labels.ndjson'), 'utf8');
    expect(kept).not.toMatch(/zorp|quib|flun|was/);
    expect(await labeller.undo({ who: 'ana', count: 1 })).toMatchObject([{ label: 'negative' }]);
    expect(await labeller.list()).toMatchObject([{ who: 'bo', label: 'positive' }]);
    expect(await labeller.undo({ who: 'ana', count: 1 })).toEqual([]);
  });

  it('reads a file of answers once, and the workspace’s labels are then learned from', async () => {
    const labeller = await openLabeller(loaded);
    const given = file('given.ndjson', [
      ...answers.map((one) => ({ ...one, brand: 'Acme' })),
      { post_id: 'p1', label: '', brand: 'Globex' },
      { post_id: 'p2', label: 'maybe', brand: 'Globex' },
    ]);
    const first = await labeller.importFile({ file: given, who: 'ana' });
    expect(first).toMatchObject({ added: 120, unanswered: 1 });
    expect(first.quarantined).toHaveLength(1);
    const again = await labeller.importFile({ file: given, who: 'ana' });
    expect(again.added).toBe(0);
    const outcome = await adapt({ posts: source().posts });
    expect(outcome).toMatchObject({ labels: 120, adopted: 1 });
  });
});
