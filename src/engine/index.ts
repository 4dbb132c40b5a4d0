export * from './port.ts';
export * from './statement.ts';
