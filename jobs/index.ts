export { conform } from './conform/conform.ts';
export { graph } from './graph/graph.ts';
export { ingest } from './ingest/ingest.ts';
export { match } from './match/match.ts';
export { people } from './people/people.ts';
export { publish } from './publish/publish.ts';
export { rank } from './rank/rank.ts';
export { sentiment } from './sentiment/sentiment.ts';
