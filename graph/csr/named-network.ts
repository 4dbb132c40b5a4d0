/**
 * A network and the ids of its nodes as one file: the CSR as it stands in memory
 * (`csr-file.ts`), then a header of its own, where each id ends, and the ids as
 * UTF-8, one after the other, so that any text may be one.
 */
import type { Csr } from './csr.ts';
import {
  bytesOf,
  checksum,
  csrChunks,
  damaged,
  fill,
  type OpenCsrOptions,
  readCsr,
  requireEnd,
} from './csr-file.ts';

/** What the figures of the edges are: they stand as weights or as probabilities. */
export type EdgeFigure = 'none' | 'weight' | 'probability';

export interface NamedNetwork {
  readonly csr: Csr;
  /** By node. */
  readonly ids: readonly string[];
  readonly figure: EdgeFigure;
}

const mark = 0x6b696473;
const figures: readonly EdgeFigure[] = ['none', 'weight', 'probability'];
const headerWords = 6;

export function* namedNetworkChunks({ csr, ids, figure }: NamedNetwork): Iterable<Uint8Array> {
  yield* csrChunks(csr);
  const encoder = new TextEncoder();
  const parts = ids.map((id) => encoder.encode(id));
  const ends = new Uint32Array(ids.length);
  let bytes = 0;
  parts.forEach((part, node) => {
    bytes += part.length;
    ends[node] = bytes;
  });
  // Whole words, since a checksum is one over words.
  const text = new Uint8Array(4 * Math.ceil(bytes / 4));
  parts.forEach((part, node) => {
    text.set(part, ends[node]! - part.length);
  });
  const header = Uint32Array.from([
    ...[mark, figures.indexOf(figure), bytes, checksum(ends), checksum(wordsOf(text))],
  ]);
  yield bytesOf(Uint32Array.from([...header, checksum(header)]));
  yield bytesOf(ends);
  yield text;
}

export function openNamedNetwork(options: OpenCsrOptions): NamedNetwork {
  const csr = readCsr(options);
  const header = new Uint32Array(headerWords);
  fill(header, options.read);
  const [foundMark, figureAt = 0, bytes = 0, endsSum, textSum, headerSum] = header;
  if (foundMark !== mark || headerSum !== checksum(header.subarray(0, headerWords - 1))) {
    throw damaged('its ids are damaged');
  }
  const ends = new Uint32Array(csr.nodes);
  const words = new Uint32Array(Math.ceil(bytes / 4));
  fill(ends, options.read);
  fill(words, options.read);
  if (checksum(ends) !== endsSum || checksum(words) !== textSum) {
    throw damaged('its ids are damaged');
  }
  requireEnd(options.read);
  const text = bytesOf(words);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const ids = Array.from(ends, (end, node) =>
    decoder.decode(text.subarray(node === 0 ? 0 : ends[node - 1]!, end)),
  );
  return { csr, ids, figure: figures[figureAt] ?? 'none' };
}

const wordsOf = ({ buffer, byteLength }: Uint8Array): Uint32Array =>
  new Uint32Array(buffer, 0, byteLength / 4);
