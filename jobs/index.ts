export { conform } from './conform/conform.ts';
export { match } from './match/match.ts';
export { people } from './people/people.ts';
export { publish } from './publish/publish.ts';
