/** Folders of a workspace: everything kith keeps between nights is below one. */
import { join } from 'node:path';
import type { Config } from '../config/index.ts';

export interface Workspace {
  readonly folder: string;
  readonly lake: string;
  /** What does not fit into memory; empty between nights. */
  readonly spill: string;
  /** Labels of the company's own posts and what the sentiment model learned from them. */
  readonly sentiment: string;
  /** Named steps kept by `engine.debug`, one folder a run. */
  readonly debug: string;
}

export const workspaceOf = (config: Config): Workspace => ({
  folder: config.workspace,
  lake: join(config.workspace, 'lake'),
  spill: join(config.workspace, 'spill'),
  sentiment: join(config.workspace, 'sentiment'),
  debug: join(config.workspace, 'debug'),
});
