/**
 * The larger model that the configuration names, as a night asks for it.
 *
 * Posts are read one at a time, never in a batch padded to the longest: so that what a
 * post gets depends on nothing but itself, where weights of one byte are scaled by all
 * that is in a batch.
 */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoadedConfig } from '../../../config/index.ts';
import { AppError } from '../../../kernel/index.ts';
import type { LargerModel, LargerModelPort, PostFeeling } from '../../../pipeline/index.ts';
import { heated } from '../../../sentiment/index.ts';
import { keptDigests } from '../../kept-digest.ts';
import { workspaceOf } from '../../workspace.ts';
import { readHeat } from './kept-heat.ts';
import { type ModelFolder, readModelFolder, unusable } from './model-folder.ts';
import { type Classifier, findRuntime, type Runtime, type Tokenizer } from './runtime.ts';

/** Characters read of a post: more than the tokens that are, however few a token takes. */
const charactersMax = 4000;

/**
 * The model as sure as the company's labels let it be, where `kith sentiment adapt` has
 * learned that. Looks at the folder at once, so that a night does not end in the middle.
 * Throws `config.invalid`.
 */
export function largerPort(loaded: LoadedConfig): LargerModelPort {
  const plain = plainLarger(loaded);
  if (!plain.isNamed) return plain;
  const workspace = workspaceOf(loaded.config).sentiment;
  const heat = async (): Promise<number | undefined> =>
    (await readHeat(workspace, await plain.fingerprint()))?.heat;
  return {
    isNamed: true,
    async fingerprint() {
      return `${await plain.fingerprint()} ${(await heat()) ?? 'as it is'}`;
    },
    async open() {
      const [model, learned] = [await plain.open(), await heat()];
      if (learned === undefined) return model;
      return { ...model, read: async (text) => heated(await model.read(text), learned) };
    },
  };
}

/** The model as its files say, whatever the company's labels say. */
export function plainLarger({ config, baseFolder }: LoadedConfig): LargerModelPort {
  const { folder } = config.sentiment.larger;
  if (folder === undefined) return none;
  const model = readModelFolder(resolve(baseFolder, folder));
  const runtime = findRuntime();
  return {
    isNamed: true,
    async fingerprint() {
      const hash = createHash('sha256');
      for (const digest of await keptDigests(model.files.map((file) => pathToFileURL(file)))) {
        hash.update(digest);
      }
      return hash.digest('hex');
    },
    open: async () => openModel(model, runtime.load()),
  };
}

const none: LargerModelPort = {
  isNamed: false,
  fingerprint: async () => 'none',
  open() {
    throw new AppError('bug.assertion', 'no larger model is named, so none can be opened');
  },
};

async function openModel(model: ModelFolder, runtime: Runtime): Promise<LargerModel> {
  const { folder, subfolder, precision: dtype } = model;
  const local = { local_files_only: true };
  const graph = { subfolder, dtype, device: 'cpu', use_external_data_format: model.weightsApart };
  const loaded = { ...local, ...graph };
  let tokenizer: Tokenizer;
  let classifier: Classifier;
  try {
    tokenizer = await runtime.AutoTokenizer.from_pretrained(folder, local);
    classifier = await runtime.AutoModelForSequenceClassification.from_pretrained(folder, loaded);
  } catch (thrown) {
    const what = `the model cannot be loaded (${firstLine(thrown)})`;
    throw unusable(folder, what, 'check that it is a sequence classifier in ONNX form', thrown);
  }
  return {
    async read(text) {
      const cut = text.slice(0, charactersMax).replace(/[\ud800-\udbff]$/, '');
      const tokens = tokenizer(cut, { truncation: true, max_length: model.tokensMax });
      const { logits } = await classifier(tokens);
      return feelingOf(logits.data, model);
    },
    async close() {
      await classifier.dispose();
    },
  };
}

function feelingOf(logits: ArrayLike<number>, { order, folder }: ModelFolder): PostFeeling {
  const values = order.map((place) => Number(logits[place]));
  if (logits.length !== order.length || !values.every(Number.isFinite)) {
    throw unusable(folder, `it answers with ${logits.length} figures`, 'three are needed');
  }
  const top = Math.max(...values);
  const [negative = 0, neutral = 0, positive = 0] = values.map((value) => Math.exp(value - top));
  const total = negative + neutral + positive;
  return { negative: negative / total, neutral: neutral / total, positive: positive / total };
}

const firstLine = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0] ?? '';
