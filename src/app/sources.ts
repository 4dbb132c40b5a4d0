/** Where a night's rows come from: the files of the configuration, or the invented town. */
import type { LoadedConfig } from '../config/index.ts';
import type { Engine } from '../engine/index.ts';
import type { IsoDate } from '../kernel/index.ts';
import type { SourcesPort } from '../pipeline/index.ts';
import { fileSources } from '../sources/index.ts';
import { parquetReader } from './parquet-reader.ts';

export async function sourcesOf(options: {
  readonly loaded: LoadedConfig;
  readonly sample: boolean;
  readonly date: IsoDate;
  readonly engine: Engine;
}): Promise<SourcesPort> {
  const { loaded, sample, date, engine } = options;
  const { config, baseFolder } = loaded;
  if (sample) {
    const { townSources } = await import('./town-sources.ts');
    return townSources({ ...config.sample, endDate: date });
  }
  return fileSources({
    settings: config.sources,
    baseFolder,
    parquet: parquetReader(engine),
  });
}
