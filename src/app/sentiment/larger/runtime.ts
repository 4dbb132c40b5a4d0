/**
 * `@huggingface/transformers` on WebAssembly, shut off from the network.
 *
 * package.json puts `onnxruntime-web` in the place of the native runtime: nothing is
 * downloaded when it is installed, and its arithmetic is the same on every machine, which
 * a native runtime's is not. It runs on one thread, so that no sum depends on how work was
 * divided. The package is optional and large, so it is loaded by the first post that asks.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../../kernel/index.ts';

/** What is used of the package; its own types cost the compiler more than all of kith. */
export interface Runtime {
  readonly AutoTokenizer: { from_pretrained(folder: string, how: object): Promise<Tokenizer> };
  readonly AutoModelForSequenceClassification: {
    from_pretrained(folder: string, how: object): Promise<Classifier>;
  };
}

export type Tokenizer = (
  text: string,
  how: { readonly truncation: true; readonly max_length: number },
) => object;

export interface Classifier {
  (tokens: object): Promise<{ readonly logits: { readonly data: ArrayLike<number> } }>;
  dispose(): Promise<unknown>;
}

interface Package extends Runtime {
  readonly env: Record<string, unknown>;
  readonly LogLevel: { readonly ERROR: number };
}

interface OnnxRuntime {
  readonly env: {
    readonly versions: { readonly web?: string };
    readonly wasm: { wasmPaths: string; numThreads: number };
  };
}

const packageName = '@huggingface/transformers';

/**
 * Finds the package at once and loads it when asked to.
 * Throws `config.invalid` where it is not installed as package.json says.
 *
 * @param from module that asks.
 */
export function findRuntime(from: string = import.meta.url): { load(): Runtime } {
  const require = createRequire(from);
  const entry = resolved(() => require.resolve(packageName));
  const requireBeside = createRequire(entry);
  const onnxFile = resolved(() => requireBeside.resolve('onnxruntime-node'));
  return {
    load() {
      const onnx = requireBeside(onnxFile) as OnnxRuntime;
      if (onnx.env.versions.web === undefined) throw notInstalled();
      // Before the package loads: where nothing is set it would point to a server.
      onnx.env.wasm.wasmPaths = pathToFileURL(`${dirname(onnxFile)}/`).href;
      onnx.env.wasm.numThreads = 1;
      const loaded = require(entry) as Package;
      Object.assign(loaded.env, offline(loaded));
      return loaded;
    },
  };
}

const offline = ({ LogLevel }: Package): Record<string, unknown> => ({
  allowLocalModels: true,
  allowRemoteModels: false,
  useFSCache: false,
  useBrowserCache: false,
  useWasmCache: false,
  localModelPath: '',
  logLevel: LogLevel.ERROR,
  fetch: refuse,
});

const refuse = (): never => {
  throw new AppError('bug.assertion', 'a larger model asked for the network, which it never may');
};

function resolved(resolve: () => string): string {
  try {
    return resolve();
  } catch (thrown) {
    throw notInstalled(thrown);
  }
}

const notInstalled = (cause?: unknown): AppError =>
  new AppError(
    'config.invalid',
    `sentiment.larger.folder needs the optional package ${packageName}, which is not installed as kith's package.json says: run \`npm ci --include=optional\` in the checkout of kith, or leave the setting out`,
    { cause },
  );
