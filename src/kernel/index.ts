export * from './columns.ts';
export * from './error-codes.ts';
export * from './errors.ts';
export * from './hash.ts';
export * from './ids.ts';
export * from './kinds.ts';
export * from './maths.ts';
export * from './random.ts';
