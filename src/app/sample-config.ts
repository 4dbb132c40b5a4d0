/**
 * The configuration of a night on the invented town.
 *
 * The town has a workspace and an embedded database of its own, so that invented
 * people never stand beside real ones: not in a lake, not in an edition, and not
 * in a database that DATABASE_URL names.
 */
import { join } from 'node:path';
import type { LoadedConfig } from '../config/index.ts';
import { townBrand, townCompetitors } from '../sample/index.ts';

export function sampleConfig(loaded: LoadedConfig): LoadedConfig {
  const { config } = loaded;
  return {
    ...loaded,
    secrets: { ...loaded.secrets, databaseUrl: undefined },
    config: {
      ...config,
      workspace: join(config.workspace, 'sample'),
      evaluation: false,
      sources: {},
      brand: { name: townBrand.name, terms: [...townBrand.terms] },
      competitors: townCompetitors.map(({ name, terms }) => ({ name, terms: [...terms] })),
      privacy: { ...config.privacy, legitimateInterest: ['bluesky', 'mastodon'] },
    },
  };
}
