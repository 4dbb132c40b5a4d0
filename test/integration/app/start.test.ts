/** The command line starts where there is nowhere to keep translated sources. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('starts without a folder for temporary files', () => {
  const bin = join(import.meta.dirname, '../../../src/cli/bin.js');
  const env = { ...process.env, TMPDIR: '/no/such/folder' };
  const said = execFileSync(process.execPath, [bin, '--version'], { env, encoding: 'utf8' });
  expect(said).toMatch(/^\d+\.\d+\.\d+\n$/);
});
