/** Platform, binaries and socket folder of the embedded server, on invented installations. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeLinks, prepareBinaries } from '../../../src/store/embedded/binaries.ts';
import { canReach, identityFor } from '../../../src/store/embedded/identity.ts';
import { nativePackage } from '../../../src/store/embedded/platform.ts';
import { socketFolder } from '../../../src/store/embedded/socket-folder.ts';

const root = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-unit-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A package as npm leaves it: no symbolic links. */
function installation(mode = 0o755) {
  const parent = join(folder, 'package');
  const native = join(parent, 'native');
  for (const part of ['bin', 'lib', 'share']) mkdirSync(join(native, part), { recursive: true });
  writeFileSync(join(native, 'bin', 'postgres'), '#!', { mode: 0o755 });
  writeFileSync(join(native, 'lib', 'libx.so.1.2'), 'library', { mode: 0o644 });
  writeFileSync(
    join(native, 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]),
  );
  chmodSync(parent, mode);
  return { folder: native, version: '18.4.0' };
}

describe('the platform’s package', () => {
  it.each([
    [{ platform: 'linux', arch: 'x64', glibc: false }, /glibc/],
    [{ platform: 'sunos', arch: 'x64', glibc: true }, /no PostgreSQL binaries exist for sunos/],
    [{ platform: 'darwin', arch: 'arm64', glibc: true }, /darwin-arm64 is not installed/],
  ])('is missed clearly on %j', (machine, message) => {
    if (machine.platform === process.platform && machine.arch === process.arch && machine.glibc)
      return;
    expect(() => nativePackage(machine)).toThrow(message);
    expect(() => nativePackage(machine)).toThrow(/DATABASE_URL/);
  });
});

describe('the binaries', () => {
  it('get their library links, and keep those that are there', () => {
    const native = installation();
    const link = join(native.folder, 'lib', 'libx.so.1');
    expect(completeLinks(native.folder)).toBe(true);
    expect(readlinkSync(link)).toBe('libx.so.1.2');
    const before = lstatSync(link).ino;
    expect(completeLinks(native.folder)).toBe(true);
    expect(lstatSync(link).ino).toBe(before);
  });

  it('run in place where they can be reached', () => {
    const native = installation();
    const bin = prepareBinaries({ native, identity: {}, copyFolders: [] });
    expect(bin).toBe(join(native.folder, 'bin'));
  });

  it.skipIf(!root)(
    'are copied once where root’s server cannot reach them (skipped: not root)',
    () => {
      const native = installation(0o700);
      const copyFolders = [join(folder, 'package', 'unreachable'), join(folder, 'shared')];
      const bin = prepareBinaries({ native, identity: nobody, copyFolders });
      expect(bin.startsWith(join(folder, 'shared'))).toBe(true);
      expect(readFileSync(join(bin, '..', 'lib', 'libx.so.1'), 'utf8')).toBe('library');
      const { ino } = statSync(join(bin, 'postgres'));
      expect(prepareBinaries({ native, identity: nobody, copyFolders })).toBe(bin);
      expect(statSync(join(bin, 'postgres')).ino).toBe(ino);
      // A copy that lost a byte is made again.
      writeFileSync(join(bin, '..', 'lib', 'libx.so.1.2'), 'lib');
      prepareBinaries({ native, identity: nobody, copyFolders });
      expect(readFileSync(join(bin, '..', 'lib', 'libx.so.1.2'), 'utf8')).toBe('library');
    },
  );

  it.skipIf(!root)('are never copied to a folder that others may write (skipped: not root)', () => {
    const native = installation(0o700);
    const open = join(folder, 'open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    expect(() => prepareBinaries({ native, identity: nobody, copyFolders: [open] })).toThrow(
      /everybody may write/,
    );
  });
});

describe('who the server is', () => {
  it.skipIf(!root)(
    'is nobody for root, and the owner of data that exists (skipped: not root)',
    () => {
      expect(identityFor(join(folder, 'data'))).toEqual(nobody);
      mkdirSync(join(folder, 'closed'), { mode: 0o700 });
      expect(canReach(nobody, join(folder, 'closed', 'inside'))).toBe(false);
      expect(canReach(nobody, join(folder, 'new', 'inside'))).toBe(true);
    },
  );
});

describe.skipIf(process.platform === 'win32')(
  'the socket folder (skipped: Windows has none)',
  () => {
    const identity = root ? nobody : {};
    const options = () => ({ clusterFolder: folder, identity });

    it('is short whatever the runtime folder, the same every time, and for its owner only', () => {
      const deep = join(folder, 'x'.repeat(120));
      mkdirSync(deep);
      const found = socketFolder({ ...options(), runtimeFolder: deep });
      expect(found).toBeDefined();
      expect(`${found}/.s.PGSQL.65535`.length).toBeLessThanOrEqual(103);
      expect(socketFolder({ ...options(), runtimeFolder: deep })).toBe(found);
      expect(statSync(found ?? '').mode & 0o777).toBe(0o700);
      rmSync(found ?? '', { recursive: true });
    });

    it('is never one that somebody else prepared', () => {
      const first = socketFolder({ ...options(), runtimeFolder: folder }) ?? '';
      expect(first.startsWith(folder)).toBe(true);
      rmSync(first, { recursive: true });
      symlinkSync(tmpdir(), first);
      const second = socketFolder({ ...options(), runtimeFolder: folder }) ?? '';
      expect(second.startsWith(folder)).toBe(false);
      rmSync(first);
      mkdirSync(first);
      chmodSync(first, 0o777);
      expect(socketFolder({ ...options(), runtimeFolder: folder })).toBe(second);
      if (existsSync(second)) rmSync(second, { recursive: true });
    });
  },
);
