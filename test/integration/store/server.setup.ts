/**
 * One embedded server for a whole test run: started by the first test that asks,
 * stopped and removed at the end.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../../src/store/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Goes when the run ends. */
    runFolder: string;
    /** Workspace of the run's embedded server. */
    storeWorkspace: string;
  }
}

export default function setup(project: TestProject) {
  const workspace = mkdtempSync(join(tmpdir(), 'kith-test-'));
  chmodSync(workspace, 0o755);
  project.provide('runFolder', workspace);
  project.provide('storeWorkspace', workspace);
  return async () => {
    if (existsSync(join(workspace, 'postgresql'))) {
      const server = await startEmbedded({ workspace, port: 0 });
      await server.stop();
    }
    rmSync(workspace, { recursive: true, force: true });
  };
}
