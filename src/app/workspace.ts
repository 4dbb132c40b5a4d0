/** Folders of a workspace: everything kith keeps between nights is below one. */
import { join } from 'node:path';
import type { Config } from '../config/index.ts';

export interface Workspace {
  readonly folder: string;
  readonly lake: string;
  /** What does not fit into memory; empty between nights. */
  readonly spill: string;
  /** Named steps kept by `engine.debug`, one folder a run. */
  readonly debug: string;
}

export const workspaceOf = (config: Config): Workspace => ({
  folder: config.workspace,
  lake: join(config.workspace, 'lake'),
  spill: join(config.workspace, 'spill'),
  debug: join(config.workspace, 'debug'),
});
