/**
 * A folder with a transformer as it is published, looked at before anything is loaded.
 *
 * Takes the folder; gives the file of its graph, the order of its classes, and the files
 * whose content is its identity. Everything that is missing or cannot be meant is an
 * error that says what to do.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../kernel/index.ts';
import { type ClassOrder, classOrder } from '../../../sentiment/index.ts';

export interface ModelFolder {
  readonly folder: string;
  /** Folder of the graph below it; empty for the folder itself. */
  readonly subfolder: string;
  /** `fp32` for model.onnx, `q8` for model_quantized.onnx. */
  readonly precision: 'fp32' | 'q8';
  /** The weights lie in a file of their own beside the graph. */
  readonly weightsApart: boolean;
  readonly order: ClassOrder;
  /** Tokens it reads of a post. */
  readonly tokensMax: number;
  /** Paths of all that decides what it says. */
  readonly files: readonly string[];
}

/** Where graphs lie in published folders; the smaller first, since it is two to four times as fast. */
const graphs = [
  { subfolder: 'onnx', name: 'model_quantized.onnx', precision: 'q8' },
  { subfolder: '', name: 'model_quantized.onnx', precision: 'q8' },
  { subfolder: 'onnx', name: 'model.onnx', precision: 'fp32' },
  { subfolder: '', name: 'model.onnx', precision: 'fp32' },
] as const;

/** A post has fewer; time grows with their square. */
const postTokensMax = 256;
/** RoBERTa counts its places from 2, so that two of those it has cannot be used. */
const placesUnusable = 2;

/** Throws `config.invalid`. */
export function readModelFolder(folder: string): ModelFolder {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw unusable(folder, 'there is no such folder', 'check the path');
  }
  const graph = graphs.find(({ subfolder, name }) => existsSync(join(folder, subfolder, name)));
  if (graph === undefined) {
    throw unusable(
      folder,
      'it has no onnx/model.onnx, onnx/model_quantized.onnx, model.onnx or model_quantized.onnx',
      'export the model to ONNX',
    );
  }
  const config = readJson(folder, 'config.json');
  const tokenizer = readJson(folder, 'tokenizer_config.json');
  readJson(folder, 'tokenizer.json');
  const order = classOrder(config['id2label']);
  if ('problem' in order) {
    throw unusable(
      folder,
      order.problem,
      'a model of exactly negative, neutral and positive (or LABEL_0 to LABEL_2 in that order) is needed; one of stars or of two classes cannot be read',
    );
  }
  const path = join(folder, graph.subfolder, graph.name);
  const weights = `${path}_data`;
  const names = ['config.json', 'tokenizer_config.json', 'tokenizer.json'];
  return {
    folder,
    subfolder: graph.subfolder,
    precision: graph.precision,
    weightsApart: existsSync(weights),
    order,
    tokensMax: tokensMaxOf(config, tokenizer),
    files: [
      ...names.map((name) => join(folder, name)),
      path,
      ...(existsSync(weights) ? [weights] : []),
    ],
  };
}

type Json = Readonly<Record<string, unknown>>;

function readJson(folder: string, name: string): Json {
  const path = join(folder, name);
  if (!existsSync(path)) {
    throw unusable(folder, `${name} is missing`, 'copy it from where the model was published');
  }
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content === 'object' && content !== null) return content as Json;
  } catch {
    // Told below, as content of another shape is.
  }
  throw unusable(folder, `${name} is no JSON object`, 'copy it again from where it was published');
}

function tokensMaxOf(config: Json, tokenizer: Json): number {
  const places = Number(config['max_position_embeddings'] ?? Number.POSITIVE_INFINITY);
  const own = Number(tokenizer['model_max_length'] ?? Number.POSITIVE_INFINITY);
  const least = Math.min(postTokensMax, places - placesUnusable, own);
  return least >= 1 ? Math.floor(least) : postTokensMax;
}

export const unusable = (folder: string, what: string, mend: string, cause?: unknown): AppError =>
  new AppError('config.invalid', `sentiment.larger.folder ${folder}: ${what}; ${mend}`, {
    details: { folder },
    cause,
  });
