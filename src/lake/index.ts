export * from './catalogue.ts';
export { guardFiles, isFileError, translateFileError } from './file-error.ts';
export { Lake } from './lake.ts';
export { type Manifest, nightBefore, type TableVersion, withNight } from './manifest.ts';
export * from './table.ts';
