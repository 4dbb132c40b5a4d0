/**
 * The model as one file: `KITHSENT`, format number, length of a JSON header,
 * the header, then the bytes of the language table, of the post model's weights, of
 * its words and their vectors, and of each second stage's weights.
 *
 * Everything is little-endian. The version is a digest of all bytes.
 */
import { assert } from '../../kernel/index.ts';
import type { Calibration } from '../calibration/calibration.ts';
import { languageCount, languages } from '../language/languages.ts';
import {
  numberCount,
  pooledSize,
  type TowardWeights,
  towardContexts,
} from '../toward/toward-model.ts';
import { classCount, taskNames } from './classes.ts';
import type { SentimentModel } from './model.ts';
import { unitCount, type WordNetwork } from './word-network.ts';

const magic = 'KITHSENT';
const format = 4;
const headStart = 16;

interface Header {
  readonly languages: readonly string[];
  readonly language: {
    buckets: number;
    scale: number;
    floors: readonly number[];
    sharpness: number;
  };
  readonly linear: {
    buckets: number;
    scale: number;
    taskIntercepts: readonly number[];
    languageIntercepts: readonly number[];
  };
  readonly network: Omit<WordNetwork, 'words' | 'vectors'> & { readonly wordCount: number };
  readonly toward: readonly TowardHeader[];
  readonly calibration: Calibration;
}

type TowardHeader = Omit<TowardWeights, 'linear'> & {
  readonly linear: { readonly buckets: number; readonly scale: number };
};

/** The model's file; parsing it gives the same model back. */
export function writeSentimentModel(model: Omit<SentimentModel, 'version'>): Uint8Array {
  const { language, linear, network, toward, calibration } = model;
  const { table, ...languageHead } = language;
  const { weights, ...linearHead } = linear;
  const { words, vectors, ...networkHead } = network;
  const towardHeads = toward.map(({ linear: { buckets, scale }, ...network }) => ({
    ...network,
    linear: { buckets, scale },
  }));
  const header: Header = {
    languages,
    language: languageHead,
    linear: linearHead,
    network: { ...networkHead, wordCount: words.length },
    toward: towardHeads,
    calibration,
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const tables = [
    table,
    weights,
    bytesOf(words),
    vectors,
    ...toward.map((stage) => stage.linear.weights),
  ];
  const length = tables.reduce((sum, bytes) => sum + bytes.length, headStart + head.length);
  const file = new Uint8Array(length);
  file.set(new TextEncoder().encode(magic));
  const view = new DataView(file.buffer);
  view.setUint32(8, format, true);
  view.setUint32(12, head.length, true);
  file.set(head, headStart);
  let at = headStart + head.length;
  for (const bytes of tables) {
    assert(bytes instanceof Int8Array, 'weights are written only when quantised');
    file.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), at);
    at += bytes.length;
  }
  return file;
}

/** Little-endian on every machine. */
function bytesOf(words: Int32Array): Int8Array {
  const view = new DataView(new ArrayBuffer(4 * words.length));
  for (const [index, word] of words.entries()) view.setInt32(4 * index, word, true);
  return new Int8Array(view.buffer);
}

/** Reads the file that `writeSentimentModel` made; a file that is none of ours is a bug of the caller. */
export function parseSentimentModel(bytes: Uint8Array): SentimentModel {
  const named =
    bytes.length > headStart && new TextDecoder().decode(bytes.subarray(0, 8)) === magic;
  assert(named, 'the sentiment model file is not a sentiment model');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(8, true);
  assert(found === format, `the sentiment model has format ${found}, this code reads ${format}`);
  const headEnd = headStart + view.getUint32(12, true);
  assert(headEnd <= bytes.length, 'the sentiment model file is cut short');
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(headStart, headEnd))) as Header;
  const lengths = lengthsOf(header);
  const end = lengths.reduce((sum, one) => sum + one, headEnd);
  assert(end === bytes.length, 'the sentiment model file is cut short');
  assert(header.languages.join() === languages.join(), 'the sentiment model knows other languages');
  const sized = header.toward.every(({ centres }) => centres.length === numberCount);
  assert(sized, 'the sentiment model reads other numbers around a mention');
  const tasks = header.linear.taskIntercepts.length / classCount;
  assert(tasks === taskNames.length, 'the sentiment model knows other tasks');
  assert(
    header.toward.length === towardContexts.length,
    'the sentiment model knows other contexts',
  );
  assert(
    header.network.hiddenBias.length === unitCount && header.network.size <= pooledSize,
    'the sentiment model has a word network of another size',
  );
  let at = headEnd;
  // Copied by Int8Array's own slice: that of a Buffer would share the file's memory.
  const parts = lengths.map((length) => {
    at += length;
    return new Int8Array(bytes.buffer, bytes.byteOffset + at - length, length).slice();
  });
  const [table, weights, words, vectors, ...towards] = parts as [
    ...[Int8Array, Int8Array, Int8Array, Int8Array],
    ...Int8Array[],
  ];
  const { wordCount: _, ...network } = header.network;
  return {
    version: digestOf(bytes),
    language: { ...header.language, table },
    linear: { ...header.linear, weights },
    network: { ...network, words: wordsOf(words), vectors },
    toward: header.toward.map((stage, index) => ({
      ...stage,
      linear: { ...stage.linear, weights: towards[index] as Int8Array },
    })),
    calibration: header.calibration,
  };
}

/** Bytes of each table, in the order of the file. */
function lengthsOf({ language, linear, network, toward }: Header): number[] {
  return [
    language.buckets * (languageCount - 1),
    linear.buckets * classCount,
    4 * network.wordCount,
    network.size * network.wordCount,
    ...toward.map((stage) => stage.linear.buckets * classCount),
  ];
}

function wordsOf(bytes: Int8Array): Int32Array {
  const view = new DataView(bytes.buffer);
  return Int32Array.from({ length: bytes.length / 4 }, (_, index) =>
    view.getInt32(4 * index, true),
  );
}

/** FNV-1a over all bytes with two starts: 64 bits that tell versions apart, not a signature. */
function digestOf(bytes: Uint8Array): string {
  let a = 0x811c9dc5 | 0;
  let b = 0x3c6ef372 | 0;
  for (let i = 0; i < bytes.length; i += 1) {
    a = Math.imul(a ^ (bytes[i] as number), 0x01000193);
    b = Math.imul(b ^ (bytes[i] as number), 0x85ebca6b) + 1;
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
