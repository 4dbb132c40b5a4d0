/** The larger model through its own packages, from a folder made here. */
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runAdapt } from '../../../src/app/sentiment/adapt-model.ts';
import { largerPort, plainLarger } from '../../../src/app/sentiment/larger/larger-port.ts';
import { findRuntime } from '../../../src/app/sentiment/larger/runtime.ts';
import { runSentimentFiles } from '../../../src/app/sentiment/sentiment-files.ts';
import { loadConfig } from '../../../src/config/index.ts';
import type { LargerModel, LargerModelPort, PostFeeling } from '../../../src/pipeline/index.ts';
import { heated } from '../../../src/sentiment/index.ts';
import { tinyStrength, tinyWords, writeTinyTransformer } from './tiny-transformer.ts';

let folder: string;
/** A model as it is published. */
let tiny: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-larger-'));
  tiny = join(folder, 'tiny');
  await writeTinyTransformer(tiny);
});
afterAll(() => rm(folder, { recursive: true }));

const configOf = (model: string | undefined, more: object = {}) =>
  loadConfig({
    env: {},
    workingFolder: folder,
    flags: {
      sentiment: { larger: { ...(model === undefined ? {} : { folder: model }), ...more } },
    },
  });

const copyOf = async (name: string): Promise<string> => {
  await cp(tiny, join(folder, name), { recursive: true });
  return join(folder, name);
};

async function withModel<T>(model: string, use: (model: LargerModel) => Promise<T>): Promise<T> {
  const opened = await largerPort(configOf(model)).open();
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

const softmax = (logits: readonly number[]): number[] => {
  const powers = logits.map((one) => Math.exp(one));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / total);
};

describe('a larger model of a folder', () => {
  it('says what its weights say, worked out by hand', async () => {
    await withModel('tiny', async (model) => {
      for (const text of ['I LOVE acme', 'acme awful', 'acme opens', 'love awful opens love']) {
        const words = text.toLowerCase().split(' ');
        const mean = [0, 1, 2].map(
          (c) => words.reduce((sum, word) => sum + (tinyWords[word]?.[c] ?? 0), 0) / words.length,
        );
        const expected = softmax(mean.map((one) => tinyStrength * one));
        const { negative, neutral, positive } = await model.read(text);
        for (const [c, one] of [negative, neutral, positive].entries()) {
          expect(one).toBeCloseTo(expected[c] as number, 6);
        }
      }
    });
  });

  it('takes its classes in the order that its configuration names them', async () => {
    const turned = join(folder, 'turned');
    const labels = ['POSITIVE', 'negative', 'Neutral'];
    await writeTinyTransformer(turned, { words: { acme: [3, 0, 0] }, labels });
    const feeling = await withModel(turned, (model) => model.read('acme'));
    expect(feeling.positive).toBeGreaterThan(0.9);
  });

  it('gives a post the same in any order, and reads what no person would write', async () => {
    const odd = [
      '',
      '   ',
      '😍😍😍',
      'https://example.org/a https://example.org/b',
      'love '.repeat(20_000),
      '\ud83d love \udc00',
      '\u0000\u0007acme',
      `${'😍'.repeat(2000)}a`,
      'مرحبا 日産',
      `a${'\u0301'.repeat(5000)}`,
    ];
    const readAll = (texts: readonly string[]) =>
      withModel('tiny', async (model) => {
        const feelings: [string, unknown][] = [];
        for (const text of texts) feelings.push([text, await model.read(text)]);
        return new Map(feelings);
      });
    const there = await readAll(odd);
    const back = await readAll(odd.toReversed());
    for (const [text, feeling] of there) expect(back.get(text)).toEqual(feeling);
    expect(there.get('')).toEqual({ negative: 1 / 3, neutral: 1 / 3, positive: 1 / 3 });
  });

  it('asks nobody on the network', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(() => {
      throw new Error('the network was asked');
    });
    await withModel('tiny', (model) => model.read('acme'));
    const broken = await copyOf('without-merges');
    await rm(join(broken, 'onnx'), { recursive: true });
    expect(() => largerPort(configOf(broken))).toThrow(/it has no onnx\/model\.onnx/);
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it('is another model when its weights, its tokenizer or its classes are others', async () => {
    const digests = new Set([await largerPort(configOf('tiny')).fingerprint()]);
    expect(digests.has(await largerPort(configOf(await copyOf('copy'))).fingerprint())).toBe(true);
    for (const file of ['onnx/model.onnx', 'tokenizer.json', 'config.json']) {
      const other = await copyOf(`other-${digests.size}`);
      await appendFile(join(other, file), ' ');
      digests.add(await largerPort(configOf(other)).fingerprint());
    }
    expect(digests.size).toBe(4);
  });

  it('is none unless it is named', async () => {
    const port = largerPort(configOf(undefined));
    expect(port.isNamed).toBe(false);
    expect(await port.fingerprint()).toBe('none');
  });
});

describe('a folder that cannot be used', () => {
  const edited = async (name: string, file: string, text: string): Promise<string> => {
    const model = await copyOf(name);
    await writeFile(join(model, file), text);
    return model;
  };
  const stars = { 0: '1 star', 1: '2 stars', 2: '3 stars', 3: '4 stars', 4: '5 stars' };

  it.each([
    ['is not there', async () => join(folder, 'nowhere'), /there is no such folder/],
    ['is a file', async () => join(tiny, 'config.json'), /there is no such folder/],
    [
      'gives stars',
      () => edited('stars', 'config.json', JSON.stringify({ id2label: stars })),
      /1 star, 2 stars.*one of stars or of two classes cannot be read/,
    ],
    [
      'has half a file',
      () => edited('half', 'tokenizer.json', '{"ver'),
      /tokenizer.json is no JSON/,
    ],
    [
      'lacks a file',
      async () => {
        const model = await copyOf('lacking');
        await rm(join(model, 'tokenizer_config.json'));
        return model;
      },
      /tokenizer_config.json is missing; copy it/,
    ],
  ])('%s: the night is refused before it begins', async (_, make, message) => {
    const model = await make();
    const act = () => largerPort(configOf(model));
    expect(act).toThrow(expect.objectContaining({ code: 'config.invalid' }));
    expect(act).toThrow(message);
  });

  it('holds something else than a classifier: refused when it is loaded', async () => {
    const torn = await edited('torn', 'onnx/model.onnx', 'no graph');
    await expect(largerPort(configOf(torn)).open()).rejects.toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        message: expect.stringMatching(/cannot be loaded/),
      }),
    );
    const five = join(folder, 'five');
    await writeTinyTransformer(five, { words: tinyWords, labels: Object.values(stars) });
    await cp(join(tiny, 'config.json'), join(five, 'config.json'));
    await expect(withModel(five, (model) => model.read('acme'))).rejects.toThrow(
      /answers with 5 figures; three are needed/,
    );
  });

  it('needs the optional package: says how to install it', () => {
    const elsewhere = pathToFileURL(join(folder, 'module.js')).href;
    expect(() => findRuntime(elsewhere)).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        message: expect.stringMatching(/@huggingface\/transformers.*npm ci --include=optional/),
      }),
    );
  });
});

describe('kith sentiment with a larger model', () => {
  const texts = [
    'I love acme',
    'acme is awful',
    'acme opens, I guess',
    'meh',
    '',
    'acme or globex',
  ];

  async function score(name: string, config: ReturnType<typeof configOf>, shared = false) {
    const posts = join(folder, 'posts.csv');
    const out = join(folder, `${name}.ndjson`);
    await writeFile(
      posts,
      `post_id,text\n${texts.map((text, i) => `${i},"${text}"`).join('\n')}\n`,
    );
    const outcome = await runSentimentFiles({
      loaded: config,
      configNamed: true,
      posts: [posts],
      out,
      truth: [],
      brands: [
        { name: 'acme', terms: [] },
        { name: 'globex', terms: [] },
      ],
      shared,
      emit: () => {},
    });
    const lines = (await readFile(out, 'utf8')).trim().split('\n');
    return { outcome, rows: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  }

  it('reads the least certain share, says which model scored, and leaves the rest', async () => {
    const plain = await score('plain', configOf(undefined));
    expect(plain.rows.every((row) => !('model' in row))).toBe(true);
    const { outcome, rows } = await score('half', configOf('tiny', { share: 0.5 }));
    expect(outcome.larger).toMatchObject({ read: 3, left: 0, failed: 0 });
    const single = plain.rows.filter((row) => row['post_id'] !== '5' && row['post_id'] !== '4');
    const likeliest = (row: Record<string, unknown>): number =>
      Math.max(...['negative', 'neutral', 'positive'].map((name) => Number(row[name])));
    const expected = single.sort((a, b) => likeliest(a) - likeliest(b)).slice(0, 3);
    const read = rows.filter((row) => row['model'] === 'larger');
    expect(read.map((row) => row['post_id']).sort()).toEqual(
      expected.map((row) => row['post_id']).sort(),
    );
    for (const [i, { model, ...row }] of rows.entries()) {
      if (model === 'base') expect(row).toEqual(plain.rows[i]);
      else expect(row).not.toEqual(plain.rows[i]);
    }
  });

  it('keeps to its time, and is left out with --shared', async () => {
    const late = await score('late', configOf('tiny', { share: 1, minutesMax: 0 }));
    expect(late.outcome.larger).toMatchObject({ read: 0, left: 4 });
    expect(late.outcome.warnings.join()).toMatch(/4 of the posts chosen/);
    const shared = await score('shared', configOf('tiny'), true);
    expect(shared.outcome.larger).toBeUndefined();
  });
});

describe('kith sentiment adapt with a larger model', () => {
  it('learns how sure it may be, and every reader is told', async () => {
    const labels = join(folder, 'labels.csv');
    const workspace = join(folder, '.kith', 'sentiment');
    /** The model says love and awful for certain, and is wrong in every third. */
    const said = Array.from({ length: 60 }, (_, i) => {
      const loving = i % 2 === 0;
      const right = i % 3 !== 0;
      return [i, loving ? 'love acme' : 'acme awful', loving === right ? 'positive' : 'negative'];
    });
    await writeFile(labels, ['post_id,text,label', ...said].map((row) => `${row}\n`).join(''));
    const loaded = configOf('tiny');
    const before = await largerPort(loaded).fingerprint();
    const { larger } = await runAdapt({
      loaded,
      configNamed: true,
      labels: [labels],
      posts: [],
      brands: [],
      emit: () => {},
    });
    expect(larger?.labels).toBe(60);
    expect(larger?.heat).toBeGreaterThan(1.5);
    expect(larger?.lossAfter).toBeLessThan(larger?.lossBefore ?? 0);
    expect(await largerPort(loaded).fingerprint()).not.toBe(before);
    const plain = await withPort(plainLarger(loaded));
    expect(await withPort(largerPort(loaded))).toEqual(heated(plain, larger?.heat ?? 1));
    // What was learned of one model says nothing of another.
    const other = join(folder, 'another');
    await writeTinyTransformer(other, { words: { love: [0, 0, 1] } });
    expect(await withPort(largerPort(configOf(other)))).toEqual(
      await withPort(plainLarger(configOf(other))),
    );
    await writeFile(join(workspace, 'larger.json'), '{"model"');
    await expect(largerPort(loaded).fingerprint()).rejects.toThrow(
      /larger.json cannot be read; remove it/,
    );
    await rm(workspace, { recursive: true });
  });

  async function withPort(port: LargerModelPort): Promise<PostFeeling> {
    const model = await port.open();
    const feeling = await model.read('love');
    await model.close();
    return feeling;
  }
});
