/**
 * A Python with Splink, made once in the cache folder of the user.
 *
 * Undefined, with the reason said on stderr, where there is no python3, no venv,
 * or no package index to install from.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const splinkVersion = '5.0.0';
/** The DuckDB that kith's own engine is, so that the engines are the same. */
export const duckDbVersion = '1.5.5';

export function splinkPython(): string | undefined {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'kith-bench', `splink-${splinkVersion}-duckdb-${duckDbVersion}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(join(folder, 'whole'))) return python;
  process.stderr.write(`making a Python environment with Splink ${splinkVersion} in ${folder}\n`);
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(cache, 'kith-bench'), { recursive: true });
    const quiet = { stdio: ['ignore', 'ignore', 'pipe'] as const };
    execFileSync('python3', ['-m', 'venv', folder], quiet as never);
    execFileSync(
      python,
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        `splink==${splinkVersion}`,
        `duckdb==${duckDbVersion}`,
      ],
      quiet as never,
    );
    mkdirSync(join(folder, 'making'));
    renameSync(join(folder, 'making'), join(folder, 'whole'));
    return python;
  } catch (thrown) {
    rmSync(folder, { recursive: true, force: true });
    const why = thrown instanceof Error ? thrown.message.split('\n').slice(0, 3).join(' ') : '';
    process.stderr.write(`Splink is not at hand, so there is nothing to compare with: ${why}\n`);
    return undefined;
  }
}
