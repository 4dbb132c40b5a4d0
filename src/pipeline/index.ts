export * from './job.ts';
export * from './ports.ts';
