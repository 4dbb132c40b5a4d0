export { type Config, configSchema } from './schema.ts';
export type { ListSettings } from './sections/lists.ts';
export { type SourceKind, type SourceSettings, sourceKinds } from './sections/sources.ts';
