export { createDuckDbEngine, type DuckDbOptions } from './duckdb/engine.ts';
export * from './port.ts';
export * from './statement.ts';
