/** The Python with Splink that the bench against it runs in. */
import { benchPython } from './bench-python.ts';

export const splinkVersion = '5.0.0';
/** The DuckDB that kith's own engine is, so that the engines are the same. */
export const duckDbVersion = '1.5.5';

export const splinkPython = (): string | undefined =>
  benchPython({ splink: splinkVersion, duckdb: duckDbVersion });
