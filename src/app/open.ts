/** Opens the store a configuration names. */
import type { LoadedConfig } from '../config/index.ts';
import { openStore, type Store } from '../store/index.ts';

export interface Target {
  readonly loaded: LoadedConfig;
  /** True for the invented town's own workspace and database. */
  readonly sample: boolean;
}

/** The town's rooms are loaded only for it. */
export const targetConfig = async ({ loaded, sample }: Target): Promise<LoadedConfig> =>
  sample ? (await import('./sample-config.ts')).sampleConfig(loaded) : loaded;

export const storeOf = ({ config, secrets, runtimeFolder }: LoadedConfig): Promise<Store> =>
  openStore({
    databaseUrl: secrets.databaseUrl,
    workspace: config.workspace,
    settings: config.store,
    runtimeFolder,
  });
