/**
 * A model folder as transformers are published, made here: ONNX, tokenizer and
 * configuration of a "transformer" that knows a few words.
 *
 * Its graph is Gather (an embedding of three numbers a token) → ReduceMean over the
 * tokens → MatMul: enough to go through the same door as a model of 500 MB, and to be
 * worked out by hand. Protocol Buffers are written field by field after onnx.proto.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface TinyTransformer {
  /** Words in the order of their numbers, with what each adds to the three classes. */
  readonly words: Readonly<Record<string, readonly [number, number, number]>>;
  /** As `id2label` of config.json says it. */
  readonly labels?: readonly string[];
}

/** Times the mean of a post's words: what MatMul multiplies by. */
export const tinyStrength = 4;

export const tinyWords: TinyTransformer['words'] = {
  acme: [0, 0, 0],
  love: [0, 0, 2],
  awful: [2, 0, 0],
  opens: [0, 1, 0],
};

/** Unknown words, and so the empty post, say nothing. */
const unknown = '[UNK]';

export async function writeTinyTransformer(
  folder: string,
  { words, labels = ['negative', 'neutral', 'positive'] }: TinyTransformer = { words: tinyWords },
): Promise<void> {
  await mkdir(join(folder, 'onnx'), { recursive: true });
  const rows = [[0, 0, 0], ...Object.values(words)];
  await writeFile(join(folder, 'onnx', 'model.onnx'), onnxModel(rows, labels.length));
  const vocab = Object.fromEntries([unknown, ...Object.keys(words)].map((word, id) => [word, id]));
  const json = (name: string, content: unknown): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(content));
  await json('config.json', {
    model_type: 'bert',
    architectures: ['BertForSequenceClassification'],
    id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
  });
  await json('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', unk_token: unknown });
  await json('tokenizer.json', {
    version: '1.0',
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab, unk_token: unknown },
  });
}

const int64 = 7;
const float = 1;

function onnxModel(embedding: readonly (readonly number[])[], classes: number): Uint8Array {
  const width = 3;
  const strength = Array.from({ length: width * classes }, (_, at) =>
    Math.floor(at / classes) === at % classes ? tinyStrength : 0,
  );
  const graph = message([
    [1, node('Gather', ['embedding', 'input_ids'], 'words')],
    [
      1,
      node('ReduceMean', ['words'], 'mean', [
        [1, text('axes'), [8, 1], [20, 7]],
        [1, text('keepdims'), [3, 0], [20, 2]],
      ]),
    ],
    [1, node('MatMul', ['mean', 'strength'], 'logits')],
    [2, text('tiny')],
    [5, tensor('embedding', [embedding.length, width], embedding.flat())],
    [5, tensor('strength', [width, classes], strength)],
    [11, value('input_ids', int64, ['batch', 'tokens'])],
    [12, value('logits', float, ['batch', classes])],
  ]);
  // ir_version, graph, opset_import 13 (the last in which ReduceMean takes its axes as attribute).
  return message([
    [1, 8],
    [7, graph],
    [8, message([[2, 13]])],
  ]);
}

/** Protocol Buffers: a number is a varint, bytes are length-delimited. */
type Field = readonly [number: number, value: number | Uint8Array];
type Attribute = readonly [1, Uint8Array, ...Field[]];

function message(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(([number, content]) =>
      typeof content === 'number'
        ? [varint(number * 8), varint(content)]
        : [varint(number * 8 + 2), varint(content.length), content],
    ),
  );
}

function varint(whole: number): Uint8Array {
  const bytes: number[] = [];
  let rest = whole;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}

const text = (words: string): Uint8Array => Buffer.from(words);

const node = (
  kind: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Attribute[] = [],
): Uint8Array =>
  message([
    ...inputs.map((input): Field => [1, text(input)]),
    [2, text(output)],
    [4, text(kind)],
    ...attributes.map(([one, name, ...fields]): Field => [5, message([[one, name], ...fields])]),
  ]);

const tensor = (name: string, shape: readonly number[], numbers: readonly number[]): Uint8Array =>
  message([
    ...shape.map((length): Field => [1, length]),
    [2, float],
    [8, text(name)],
    [9, new Uint8Array(Float32Array.from(numbers).buffer)],
  ]);

const value = (name: string, type: number, shape: readonly (string | number)[]): Uint8Array => {
  const sizes = shape.map(
    (size): Field => [
      1,
      typeof size === 'number' ? message([[1, size]]) : message([[2, text(size)]]),
    ],
  );
  return message([
    [1, text(name)],
    [
      2,
      message([
        [
          1,
          message([
            [1, type],
            [2, message(sizes)],
          ]),
        ],
      ]),
    ],
  ]);
};
