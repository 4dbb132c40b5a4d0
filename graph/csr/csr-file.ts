/**
 * A network as one file: written as chunks of bytes, opened again without a
 * copy of any edge.
 *
 * A header of 64 bytes (mark, version, counts, a checksum of each column), then
 * the columns as they stand in memory, little-endian. This room does no input or
 * output: the caller writes the chunks and reads for `openCsr`. What is damaged,
 * cut short, of another version or larger than allowed is refused.
 */
import { AppError } from '../../src/kernel/index.ts';
import { type Csr, csrBytes } from './csr.ts';
import { requireMemory } from './memory.ts';
import { sharedFloats, sharedWords } from './rows.ts';

export interface OpenCsrOptions {
  /** Fills the whole of `into` with what comes next; gives the bytes there were. */
  read(into: Uint8Array): number;
  /** Largest network that may be opened. */
  readonly memoryMb: number;
  /** What a network of so many nodes and edges is held to take; default what opening it takes. */
  readonly bytesNeeded?: (nodes: number, edges: number) => number;
}

const mark = 0x6b697468;
const version = 1;
const headerWords = 16;
const columnsAt = 8;

/** The file, in order; chunks are views of the network's own memory. */
export function* csrChunks(csr: Csr): Iterable<Uint8Array> {
  const columns = columnsOf(csr);
  const header = new Uint32Array(headerWords);
  header.set([mark, version, csr.nodes, csr.edges]);
  columns.forEach((column, i) => {
    header[columnsAt + i] = checksum(column);
  });
  header[headerWords - 1] = checksum(header.subarray(0, headerWords - 1));
  yield bytesOf(header);
  for (const column of columns) yield bytesOf(column);
}

export function openCsr(options: OpenCsrOptions): Csr {
  const csr = readCsr(options);
  requireEnd(options.read);
  return csr;
}

export function requireEnd(read: OpenCsrOptions['read']): void {
  if (read(new Uint8Array(1)) !== 0) throw damaged('it is longer than its header says');
}

/** As `openCsr`, where more may follow. */
export function readCsr({ read, memoryMb, bytesNeeded = csrBytes }: OpenCsrOptions): Csr {
  const header = new Uint32Array(headerWords);
  fill(header, read);
  const [foundMark, foundVersion, nodes = 0, edges = 0] = header;
  if (foundMark !== mark) throw damaged('it does not begin as a network file of this machine does');
  if (foundVersion !== version) {
    throw damaged(`it is of version ${foundVersion}, and this program reads version ${version}`);
  }
  if (header[headerWords - 1] !== checksum(header.subarray(0, headerWords - 1))) {
    throw damaged('its header is damaged');
  }
  requireMemory({ nodes, edges, bytes: bytesNeeded(nodes, edges), memoryMb });
  const csr: Csr = {
    nodes,
    edges,
    outOffsets: sharedWords(nodes + 1),
    outTargets: sharedWords(edges),
    outWeights: sharedFloats(edges),
    outProbabilities: sharedFloats(edges),
    inOffsets: sharedWords(nodes + 1),
    inSources: sharedWords(edges),
    inProbabilities: sharedFloats(edges),
  };
  columnsOf(csr).forEach((column, i) => {
    fill(column, read);
    if (checksum(column) !== header[columnsAt + i]) throw damaged(`column ${i} of it is damaged`);
  });
  return csr;
}

type Column = Uint32Array | Float32Array;

const columnsOf = (csr: Csr): readonly Column[] => [
  csr.outOffsets,
  csr.outTargets,
  csr.outWeights,
  csr.outProbabilities,
  csr.inOffsets,
  csr.inSources,
  csr.inProbabilities,
];

export const bytesOf = ({ buffer, byteOffset, byteLength }: Column): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Files are read in pieces, since one call of the system reads less than 2 GB. */
const pieceBytes = 1 << 28;

export function fill(column: Column, read: OpenCsrOptions['read']): void {
  const bytes = bytesOf(column);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    if (read(piece) !== piece.length) throw damaged('it ends too early');
  }
}

/** FNV-1a over words. */
export function checksum({ buffer, byteOffset, length }: Column): number {
  const words = new Int32Array(buffer, byteOffset, length);
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  return hash >>> 0;
}

export const damaged = (why: string): AppError =>
  new AppError('input.file_unusable', `the network file cannot be opened: ${why}; build it again`);
