/**
 * The lake on disk.
 *
 *     <folder>/manifest.json
 *     <folder>/<schema>/<table>/<version>/part-00000.parquet
 *     <folder>/.staging/<job>-<fingerprint>/<schema>.<table>/part-00000.parquet
 *
 * A version is staged, then moved into place by one rename and never changed
 * again. Staged parts of a killed night are found under the same fingerprint
 * and kept.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { translateFileError } from './file-error.ts';
import { type Manifest, readManifest, type TableVersion, writeManifest } from './manifest.ts';

export class Lake {
  readonly folder: string;
  #manifest: Manifest;

  private constructor(folder: string, manifest: Manifest) {
    this.folder = folder;
    this.#manifest = manifest;
  }

  static async open(folder: string): Promise<Lake> {
    return new Lake(folder, await readManifest(join(folder, 'manifest.json')));
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  async replaceManifest(manifest: Manifest): Promise<void> {
    await writeManifest(join(this.folder, 'manifest.json'), manifest);
    this.#manifest = manifest;
  }

  /** Absolute paths of a version's files, in row order. */
  filesOf(table: string, version: TableVersion): readonly string[] {
    const folder = join(this.folder, ...table.split('.'), version.version);
    return version.files.map(({ name }) => join(folder, name));
  }

  /** True when every file of the version is there with its recorded size. */
  async stands(table: string, version: TableVersion): Promise<boolean> {
    const paths = this.filesOf(table, version);
    const sizes = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
    return sizes.every((found, index) => found?.size === version.files[index]?.bytes);
  }

  /** True when every byte of the version is what was written; reads all of it. */
  async intact(table: string, version: TableVersion): Promise<boolean> {
    if (!(await this.stands(table, version))) return false;
    const folder = join(this.folder, ...table.split('.'), version.version);
    try {
      return (await digest(folder)).content === version.content;
    } catch (thrown) {
      throw translateFileError(thrown, folder);
    }
  }

  stagingFolder(job: string, fingerprint: string): string {
    return join(this.folder, '.staging', `${job}-${fingerprint.slice(0, 16)}`);
  }

  /** Absolute paths of the finished parts of a staged table, in row order. */
  async stagedFiles(folder: string): Promise<readonly string[]> {
    const names = await namesIn(folder);
    return names.filter((name) => name.endsWith('.parquet')).map((name) => join(folder, name));
  }

  /** Removes what other fingerprints of this job have staged. */
  async dropOtherStaging(job: string, fingerprint: string): Promise<void> {
    const staging = join(this.folder, '.staging');
    const mine = `${job}-${fingerprint.slice(0, 16)}`;
    for (const name of await namesIn(staging)) {
      if (name !== mine && name.startsWith(`${job}-`)) {
        await rm(join(staging, name), { recursive: true });
      }
    }
  }

  /**
   * Moves a staged table into place as a version. A version of that name that is
   * already there is never changed: the same content is kept, other content gets
   * a name of its own.
   */
  async adopt(
    table: string,
    stagedFolder: string,
    options: { readonly version: string; readonly rows: number },
  ): Promise<TableVersion> {
    const tableFolder = join(this.folder, ...table.split('.'));
    try {
      await mkdir(stagedFolder, { recursive: true });
      await mkdir(tableFolder, { recursive: true });
      const staged = await digest(stagedFolder);
      for (let copy = 1; ; copy += 1) {
        const version = copy === 1 ? options.version : `${options.version}-${copy}`;
        const place = join(tableFolder, version);
        const standing = (await exists(place)) ? await digest(place) : undefined;
        if (standing === undefined) await rename(stagedFolder, place);
        else if (standing.content === staged.content) await rm(stagedFolder, { recursive: true });
        else continue;
        return { version, rows: options.rows, ...staged };
      }
    } catch (thrown) {
      throw translateFileError(thrown, tableFolder);
    }
  }

  /** True when the manifest or a kept night uses this version of the table. */
  uses(table: string, version: string): boolean {
    const { tables, nights } = this.#manifest;
    const used = [tables[table], ...nights.map((night) => night.tables[table])];
    return used.some((one) => one?.version === version);
  }

  /** Removes versions that neither the manifest nor a kept night uses, and all staging. Gives how many. */
  async collectGarbage(): Promise<number> {
    let removed = 0;
    await rm(join(this.folder, '.staging'), { recursive: true, force: true });
    for (const schema of ['raw', 'core', 'derived']) {
      for (const table of await namesIn(join(this.folder, schema))) {
        for (const version of await namesIn(join(this.folder, schema, table))) {
          if (this.uses(`${schema}.${table}`, version)) continue;
          await rm(join(this.folder, schema, table, version), { recursive: true });
          removed += 1;
        }
      }
    }
    return removed;
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw translateFileError(thrown, folder);
  }
}

/** Flushes every part to disk and digests the lot. */
async function digest(folder: string): Promise<Pick<TableVersion, 'files' | 'content'>> {
  const hash = createHash('sha256');
  const files: { name: string; bytes: number }[] = [];
  for (const name of (await namesIn(folder)).filter((one) => one.endsWith('.parquet'))) {
    const path = join(folder, name);
    const handle = await open(path, 'r+');
    try {
      await handle.sync();
      files.push({ name, bytes: (await handle.stat()).size });
    } finally {
      await handle.close();
    }
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  }
  return { files, content: hash.digest('hex') };
}
