export { conform } from './conform/conform.ts';
export { people } from './people/people.ts';
