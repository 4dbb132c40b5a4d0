export type { Secrets } from './environment.ts';
export { type LoadedConfig, type LoadOptions, loadConfig } from './load.ts';
export { type Config, configJsonSchema, configSchema, type SchemaNode } from './schema.ts';
export type { ListSettings } from './sections/lists.ts';
export { type SourceKind, type SourceSettings, sourceKinds } from './sections/sources.ts';
