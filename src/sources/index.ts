export type { FigureKind } from './files/edges/edge-format.ts';
export {
  type EdgeList,
  type EdgeListOptions,
  type EdgeRows,
  openEdgeList,
} from './files/edges/edge-list.ts';
export { type IdList, type IdListOptions, readIdList } from './files/edges/id-list.ts';
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
