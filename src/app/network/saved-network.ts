/**
 * A network saved whole by one command and opened by the next, which need not
 * read its edge list again. It takes its name when it is whole, and is readable
 * by its owner alone: ids may be people's names.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import {
  type EdgeFigure,
  type NamedNetwork,
  namedNetworkChunks,
  networkBytes,
  openNamedNetwork,
} from '../../../graph/index.ts';
import { AppError } from '../../kernel/index.ts';
import { writeWholeFile } from '../offline/whole-file.ts';

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
export async function saveAsLoaded(
  path: string | undefined,
  { csr, ids, figure }: Pick<NamedNetwork, 'csr' | 'ids'> & { readonly figure: unknown },
  as: EdgeFigure,
): Promise<void> {
  if (path === undefined) return;
  const network = { csr, ids, figure: figure === undefined ? 'none' : as };
  await writeWholeFile(path, (writing) => {
    const file = openSync(writing, 'w', 0o600);
    try {
      for (const chunk of namedNetworkChunks(network)) writeChunk(file, chunk);
    } finally {
      closeSync(file);
    }
  });
}

/** One call of the system writes less than 2 GB. */
const pieceBytes = 1 << 28;

function writeChunk(file: number, chunk: Uint8Array): void {
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
  const file = openOrTell(path);
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

function openOrTell(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw missing
      ? new AppError('input.file_missing', `the network file ${path} does not exist`, { cause })
      : new AppError('input.file_unusable', `${path} cannot be opened; check its permissions`, {
          cause,
        });
  }
}
