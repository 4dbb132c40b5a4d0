export {
  type FileRowsOptions,
  type FileSettings,
  type FileSourceOptions,
  fileRows,
  fileSource,
} from './files/file-source.ts';
export {
  type FileSources,
  type FileSourcesOptions,
  fileSources,
  tableOfKind,
} from './files/file-sources.ts';
export type {
  ParquetReader,
  Source,
} from './port.ts';
