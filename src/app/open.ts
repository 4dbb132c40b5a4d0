/** Opens the store a configuration names. */
import type { LoadedConfig } from '../config/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { sampleConfig } from './sample-config.ts';

export interface Target {
  readonly loaded: LoadedConfig;
  /** True for the invented town's own workspace and database. */
  readonly sample: boolean;
}

export const targetConfig = ({ loaded, sample }: Target): LoadedConfig =>
  sample ? sampleConfig(loaded) : loaded;

export const storeOf = ({ config, secrets, runtimeFolder }: LoadedConfig): Promise<Store> =>
  openStore({
    databaseUrl: secrets.databaseUrl,
    workspace: config.workspace,
    settings: config.store,
    runtimeFolder,
  });
