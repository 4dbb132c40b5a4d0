/**
 * A network saved whole by one command and opened by the next, which need not
 * read its edge list again. It takes its name when it is whole, and is readable
 * by its owner alone: ids may be people's names.
 */
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import {
  type EdgeFigure,
  type NamedNetwork,
  namedNetworkChunks,
  networkBytes,
  openNamedNetwork,
} from '../../../graph/index.ts';
import { AppError } from '../../kernel/index.ts';
import { atEnd } from '../offline/clean-up.ts';

const ending = '.csr';

export const isSavedNetwork = (path: string): boolean => path.toLowerCase().endsWith(ending);

/** Throws `usage.bad_option` for another name: before the work, not after. */
export function assertSaveName(path: string | undefined): void {
  if (path === undefined || isSavedNetwork(path)) return;
  throw new AppError(
    'usage.bad_option',
    `${path}: the name of a saved network must end in ${ending}`,
  );
}

/** Saves what was loaded, where somewhere is named; without figures where none were read. */
export function saveAsLoaded(
  path: string | undefined,
  { csr, ids, figure }: Pick<NamedNetwork, 'csr' | 'ids'> & { readonly figure: unknown },
  as: EdgeFigure,
): void {
  if (path === undefined) return;
  saveNetwork(path, { csr, ids, figure: figure === undefined ? 'none' : as });
}

function saveNetwork(path: string, network: NamedNetwork): void {
  const writing = `${path}.${process.pid}.writing`;
  const forget = atEnd(() => rmSync(writing, { force: true }));
  try {
    const file = openSync(writing, 'w', 0o600);
    try {
      for (const chunk of namedNetworkChunks(network)) writeWhole(file, chunk);
    } finally {
      closeSync(file);
    }
    renameSync(writing, path);
  } catch (cause) {
    rmSync(writing, { force: true });
    throw new AppError(
      'input.file_unusable',
      `${path}: the network cannot be saved there; choose another place with --save-network`,
      { cause },
    );
  } finally {
    forget();
  }
}

/** One call of the system writes less than 2 GB. */
const pieceBytes = 1 << 28;

function writeWhole(file: number, chunk: Uint8Array): void {
  for (let at = 0; at < chunk.length; ) {
    at += writeSync(file, chunk, at, Math.min(pieceBytes, chunk.length - at));
  }
}

export interface OpenSavedOptions {
  readonly path: string;
  readonly memoryMb: number;
  /** Figure that the command works with. */
  readonly figure: EdgeFigure;
}

/** @returns `figure` is what of the wanted one the file has. */
export function openSavedNetwork({ path, memoryMb, figure }: OpenSavedOptions): NamedNetwork {
  const saved = opened(path, memoryMb);
  if (figure === 'weight' && saved.figure === 'probability') {
    throw new AppError(
      'usage.bad_option',
      `${path} was saved by kith influence and holds probabilities, no strengths of ties; save it by kith measure from the edge list`,
    );
  }
  return { ...saved, figure: saved.figure === figure ? figure : 'none' };
}

function opened(path: string, memoryMb: number): NamedNetwork {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new AppError('input.file_unusable', `${path}: there is no such file to open`, { cause });
  }
  try {
    return openNamedNetwork({
      read: (into) => readSync(file, into),
      memoryMb,
      bytesNeeded: networkBytes,
    });
  } finally {
    closeSync(file);
  }
}
