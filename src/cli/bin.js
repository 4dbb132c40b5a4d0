#!/usr/bin/env node
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';

// tsx keeps translated sources in the folder of temporary files, and ends the process where it
// cannot be written, as on a read-only file system. Without them every start takes longer.
try {
  accessSync(tmpdir(), constants.W_OK);
} catch {
  process.env.TSX_DISABLE_CACHE = '1';
}
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
