/** Opens the store a configuration names. */
import { existsSync } from 'node:fs';
import type { LoadedConfig } from '../config/index.ts';
import { AppError } from '../kernel/index.ts';
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

/**
 * The same for whoever only reads. Where no night ever ran, no database is made
 * for the answer that there is nothing; throws `usage.nothing_published`.
 */
export function publishedStoreOf(loaded: LoadedConfig, { sample }: Target): Promise<Store> {
  const { config, secrets, file } = loaded;
  if (secrets.databaseUrl === undefined && !existsSync(config.workspace)) {
    const where =
      file === undefined && !sample
        ? 'There is no kith.yaml in this folder (--config FILE names one), and'
        : 'As far as this configuration goes,';
    throw new AppError(
      'usage.nothing_published',
      `${where} no night ever ran in the workspace ${config.workspace}. Run \`kith nightly${sample ? ' --sample' : ''}\` first.`,
    );
  }
  return storeOf(loaded);
}
