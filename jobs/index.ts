export { conform } from './conform/conform.ts';
export { ingest } from './ingest/ingest.ts';
export { people } from './people/people.ts';
export { publish } from './publish/publish.ts';
