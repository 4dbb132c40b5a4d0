/**
 * A Python with the packages of a peer, made once in the cache folder of the user.
 *
 * Undefined, with the reason said on stderr, where there is no python3, no venv,
 * or no package index to install from.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** @param packages name and version of each, in the order they are installed. */
export function benchPython(packages: Readonly<Record<string, string>>): string | undefined {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const named = Object.entries(packages);
  const folder = join(cache, 'kith-bench', named.map((one) => one.join('-')).join('-'));
  const python = join(folder, 'bin', 'python');
  if (existsSync(join(folder, 'whole'))) return python;
  const told = named.map((one) => one.join(' ')).join(', ');
  process.stderr.write(`making a Python environment with ${told} in ${folder}\n`);
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(cache, 'kith-bench'), { recursive: true });
    const quiet = { stdio: ['ignore', 'ignore', 'pipe'] as const };
    execFileSync('python3', ['-m', 'venv', folder], quiet as never);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    execFileSync(python, [...pip, ...named.map((one) => one.join('=='))], quiet as never);
    mkdirSync(join(folder, 'making'));
    renameSync(join(folder, 'making'), join(folder, 'whole'));
    return python;
  } catch (thrown) {
    rmSync(folder, { recursive: true, force: true });
    const why = thrown instanceof Error ? thrown.message.split('\n').slice(0, 3).join(' ') : '';
    process.stderr.write(`${told}: not at hand, so there is nothing to compare with: ${why}\n`);
    return undefined;
  }
}
