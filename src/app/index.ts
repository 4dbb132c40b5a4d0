export type { JobSummary, NightEvent } from '../pipeline/index.ts';
export type {
  CurrentEdition,
  CustomerFacts,
  ListEntry,
  ListSummary,
} from '../store/index.ts';
export { type DoctorCheck, runDoctor } from './doctor.ts';
export { createLog, type Log } from './log.ts';
export type { LinkQuality } from './measure-night.ts';
export { type NightlyOptions, type NightlyOutcome, runNightly } from './nightly.ts';
export { exportFormats } from './read/export-text.ts';
export { type ExportedList, openReader, type Reader } from './read/reader.ts';
export { type WrittenSample, writeSample } from './sample.ts';
export { version } from './version.ts';
