/**
 * Evidence of compared pairs on disk, so that a night that was killed compares
 * only what it had not compared.
 *
 * One file a stretch of pairs: the columns one after the other, as they lie in
 * memory. A file is written under a passing name and renamed when whole; one of
 * another length is not of these pairs and is made again.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { translateFileError } from '../../src/lake/index.ts';
import { evidenceColumns, type GatheredPairs } from '../../src/match/index.ts';

/** Pairs from `from` to before `to`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Bytes = Uint8Array;

export interface ComparedFiles {
  /** Puts a finished stretch at its place; false when there is none. */
  read(pairs: GatheredPairs, stretch: Stretch): Promise<boolean>;
  write(pairs: GatheredPairs, stretch: Stretch): Promise<void>;
}

export function comparedFiles(folder: string): ComparedFiles {
  const fileOf = ({ from, to }: Stretch): string => join(folder, `compared-${from}-${to}.bin`);
  return {
    async read(pairs, stretch) {
      const kept = await readFile(fileOf(stretch)).catch(() => undefined);
      const places = bytesOf(pairs, stretch);
      const length = places.reduce((sum, { byteLength }) => sum + byteLength, 0);
      if (kept === undefined || kept.byteLength !== length) return false;
      let at = 0;
      for (const place of places) {
        place.set(kept.subarray(at, at + place.byteLength));
        at += place.byteLength;
      }
      return true;
    },
    async write(pairs, stretch) {
      const file = fileOf(stretch);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(`${file}.writing`, bytesOf(pairs, stretch));
        await rename(`${file}.writing`, file);
      } catch (thrown) {
        throw translateFileError(thrown, folder);
      }
    },
  };
}

const bytesOf = (pairs: GatheredPairs, { from, to }: Stretch): Bytes[] =>
  evidenceColumns(pairs).map((column) => {
    const size = column.BYTES_PER_ELEMENT;
    return new Uint8Array(column.buffer, column.byteOffset + from * size, (to - from) * size);
  });
