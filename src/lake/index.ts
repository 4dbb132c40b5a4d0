export * from './catalogue.ts';
export * from './table.ts';
