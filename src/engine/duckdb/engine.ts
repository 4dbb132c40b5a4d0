/**
 * DuckDB in-process behind the engine port.
 *
 * Memory and threads are limited, spilling goes to the given folder, and no
 * extension is ever downloaded or loaded by itself.
 */
import { rm } from 'node:fs/promises';
import type { Engine } from '../port.ts';
import { DuckDbSession } from './session.ts';

export interface DuckDbOptions {
  readonly memoryMb: number;
  readonly threads: number;
  /** Folder for what does not fit into memory; removed when the engine closes. */
  readonly spillFolder: string;
}

export function createDuckDbEngine(options: DuckDbOptions): Engine {
  const settings = {
    memory_limit: `${options.memoryMb}MB`,
    threads: String(options.threads),
    temp_directory: options.spillFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
  };
  return {
    name: 'duckdb',
    open: (session = {}) => DuckDbSession.open(settings, session.debugFolder),
    close: () => rm(options.spillFolder, { recursive: true, force: true }),
  };
}
