export type { JobSummary, NightEvent, NightSummary } from './events.ts';
export * from './job.ts';
export { type NightOptions, runNight } from './night.ts';
export { type AnyJob, planOf } from './plan.ts';
export * from './ports.ts';
