/**
 * A company's adaptations of the sentiment model, kept in its workspace.
 *
 * Each is a file of its own that is never changed; one small file names the
 * current one and is replaced atomically. Taking one back names the one before
 * it again, so nothing is lost. No word of any post is in them.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../kernel/index.ts';
import { guardFiles } from '../../lake/index.ts';
import type { AdaptationPort } from '../../pipeline/index.ts';
import { codeVersion } from '../code-version.ts';

export interface AdaptationRecord {
  /** From 1; never used twice. */
  readonly version: number;
  /** Version that was current before it; 0 is the shared model alone. */
  readonly before: number;
  readonly madeAt: string;
  readonly labels: number;
  readonly brands: readonly string[];
  /** On held-out labels, 0–1. */
  readonly macroRecallBefore: number;
  readonly macroRecallAfter: number;
  /** The adaptation's own file as text. */
  readonly adaptation: string;
}

export interface Adaptations {
  /** Undefined where the shared model stands alone. */
  current(): Promise<AdaptationRecord | undefined>;
  /** Oldest first. */
  list(): Promise<readonly AdaptationRecord[]>;
  adopt(made: Omit<AdaptationRecord, 'version' | 'before'>): Promise<AdaptationRecord>;
  /** Goes back to the one before the current; gives the one taken back. Throws `usage.not_found` when there is none. */
  undo(): Promise<AdaptationRecord>;
}

const fileOf = (version: number): string => `adaptation-${String(version).padStart(4, '0')}.json`;
const namePattern = /^adaptation-(\d{4,})\.json$/;

/** @param folder of the workspace; made when first written to. */
export function openAdaptations(folder: string): Adaptations {
  const read = async (version: number): Promise<AdaptationRecord> =>
    JSON.parse(await readFile(join(folder, fileOf(version)), 'utf8')) as AdaptationRecord;
  const versions = async (): Promise<number[]> => {
    const names = await readdir(folder).catch(absent<string[]>([]));
    const found = names.flatMap((name) => namePattern.exec(name)?.[1] ?? []);
    return found.map(Number).sort((a, b) => a - b);
  };
  const currentVersion = async (): Promise<number> => {
    const text = await readFile(join(folder, 'current.json'), 'utf8').catch(
      absent('{"version":0}'),
    );
    return (JSON.parse(text) as { version: number }).version;
  };
  const replace = async (name: string, text: string): Promise<void> => {
    const writing = join(folder, `${name}.${process.pid}.writing`);
    await writeFile(writing, text, { mode: 0o600 });
    await rename(writing, join(folder, name));
  };
  const current = async (): Promise<AdaptationRecord | undefined> => {
    const version = await currentVersion();
    return version === 0 ? undefined : read(version);
  };
  return translating(folder, {
    current,
    async list() {
      return Promise.all((await versions()).map(read));
    },
    async adopt(made) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const version = ((await versions()).at(-1) ?? 0) + 1;
      const record = { version, before: await currentVersion(), ...made };
      await replace(fileOf(version), JSON.stringify(record));
      await replace('current.json', JSON.stringify({ version }));
      return record;
    },
    async undo() {
      const taken = await current();
      if (taken === undefined) {
        throw new AppError(
          'usage.not_found',
          'no adaptation is in use, so none can be taken back; `kith sentiment adapt list` shows what there is',
        );
      }
      await replace('current.json', JSON.stringify({ version: taken.before }));
      return taken;
    },
  });
}

/** The adaptation in use, as a night asks for it. */
export function adaptationPort(folder: string): AdaptationPort {
  const read = async () => (await openAdaptations(folder).current())?.adaptation;
  return {
    read,
    async fingerprint() {
      const hash = createHash('sha256').update(codeVersion());
      return hash.update((await read()) ?? 'none').digest('hex');
    },
  };
}

const absent =
  <T>(value: T) =>
  (thrown: NodeJS.ErrnoException): T => {
    if (thrown.code === 'ENOENT') return value;
    throw thrown;
  };

const translating = (folder: string, all: Adaptations): Adaptations => ({
  current: guardFiles(folder, all.current),
  list: guardFiles(folder, all.list),
  adopt: guardFiles(folder, all.adopt),
  undo: guardFiles(folder, all.undo),
});
