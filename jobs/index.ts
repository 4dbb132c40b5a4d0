export { conform } from './conform/conform.ts';
export { graph } from './graph/graph.ts';
export { people } from './people/people.ts';
export { publish } from './publish/publish.ts';
export { sentiment } from './sentiment/sentiment.ts';
