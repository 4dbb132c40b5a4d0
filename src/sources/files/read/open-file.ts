/**
 * Opens a source file and finds out from its first bytes what it is.
 *
 * Whatever the operating system says is translated here: a person reads which
 * file and what to do, never an errno.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../kernel/index.ts';
import { CHUNK_BYTES } from './limits.ts';

export type Packing = 'plain' | 'gzip' | 'parquet';

export interface OpenedFile {
  /** As configured, for messages. */
  readonly source: string;
  readonly path: string;
  readonly packing: Packing;
}

/** Looks at the file; throws `input.*` when it is missing, a folder, empty or a known stranger. */
export async function openFile(source: string, path: string): Promise<OpenedFile> {
  const first = await withFile(source, path, async (file) => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  });
  if (first.length === 0) throw unusable(source, 'it is empty');
  if (first.subarray(0, 4).toString('latin1') === 'PAR1') {
    return { source, path, packing: 'parquet' };
  }
  if (first[0] === 0x1f && first[1] === 0x8b) return { source, path, packing: 'gzip' };
  if (first[0] === 0x50 && first[1] === 0x4b) {
    throw unusable(source, 'it is a spreadsheet workbook or a zip archive; save it as CSV');
  }
  if (first.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    throw unusable(source, 'it is an old spreadsheet workbook; save it as CSV');
  }
  return { source, path, packing: 'plain' };
}

/** The file's bytes as stored. */
export async function* storedBytes(source: string, path: string): AsyncIterable<Buffer> {
  const handle = await openHandle(source, path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await readChunk(source, handle);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/**
 * The file's bytes, unpacked.
 *
 * @param onRead told the stored bytes of every chunk as it is read.
 */
export async function* contentBytes(
  file: OpenedFile,
  onRead?: (storedBytes: number) => void,
): AsyncIterable<Buffer> {
  const stored = told(storedBytes(file.source, file.path), onRead);
  if (file.packing !== 'gzip') {
    yield* stored;
    return;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const feeding = feed(gunzip, stored);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw unusable(file.source, 'its gzip packing is damaged or cut short', thrown);
  } finally {
    gunzip.destroy();
    await feeding;
  }
}

async function* told(
  chunks: AsyncIterable<Buffer>,
  onRead: ((storedBytes: number) => void) | undefined,
): AsyncIterable<Buffer> {
  for await (const chunk of chunks) {
    onRead?.(chunk.length);
    yield chunk;
  }
}

/** Writes the chunks as fast as the stream takes them; a failure to read ends the stream with it. */
async function feed(
  gunzip: ReturnType<typeof createGunzip>,
  chunks: AsyncIterable<Buffer>,
): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(chunk)) await drained(gunzip);
    }
    gunzip.end();
  } catch (thrown) {
    gunzip.destroy(thrown as Error);
  }
}

const drained = (stream: ReturnType<typeof createGunzip>): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });

export const unusable = (source: string, why: string, cause?: unknown): AppError =>
  new AppError('input.file_unusable', `${source} cannot be used: ${why}`, {
    cause,
    details: { source },
  });

async function withFile<T>(
  source: string,
  path: string,
  use: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const handle = await openHandle(source, path);
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

async function openHandle(source: string, path: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' || code === 'ENOTDIR' ? 'does not exist' : 'cannot be opened';
    throw new AppError(
      'input.file_missing',
      `the source file ${source} ${why} (looked at ${path}); check the path and its permissions`,
      { cause: thrown, details: { source, path } },
    );
  }
  const isFolder = (await handle.stat()).isDirectory();
  if (!isFolder) return handle;
  await handle.close();
  throw unusable(source, 'it is a folder; name the files in it one by one');
}

async function readChunk(source: string, handle: FileHandle) {
  try {
    return await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES);
  } catch (thrown) {
    throw new AppError('input.file_missing', `the source file ${source} could not be read on`, {
      cause: thrown,
      details: { source },
    });
  }
}
