export * from './platform.ts';
export * from './server.ts';
