/**
 * Runs one of PostgreSQL's programs as the server's user and gives what it said.
 *
 * The environment is almost empty on purpose: an inherited PGDATA, LANG or
 * LC_ALL must not change what initdb makes. `LC_ALL=C` keeps messages in
 * English, which the supervisor reads.
 */
import { spawn } from 'node:child_process';
import type { Identity } from './identity.ts';
import { unavailable } from './platform.ts';

export interface Finished {
  readonly exitCode: number;
  /** The last 4 kB of both streams. */
  readonly said: string;
}

export interface ProgramOptions {
  readonly identity: Identity;
  /** A folder the identity can enter. */
  readonly cwd: string;
  readonly timeoutMs: number;
}

const saidMax = 4096;

export function runProgram(
  program: string,
  parameters: readonly string[],
  { identity, cwd, timeoutMs }: ProgramOptions,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      ...identity,
      cwd,
      timeout: timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } }),
    });
    let said = '';
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString('utf8')).slice(-saidMax);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (cause) =>
      reject(unavailable(`${program} could not be started (${cause.message})`, cause)),
    );
    // `exit`, not `close`: on some systems the server inherits the pipes and keeps them open.
    child.once('exit', (code, signal) => {
      setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({
          exitCode: code ?? 1,
          said: signal === null ? said : `${said}\nended by ${signal}`,
        });
      });
    });
  });
}
