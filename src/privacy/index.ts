export * from './basis.ts';
export * from './contact-policy.ts';
export * from './suppression.ts';
