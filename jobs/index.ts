/** Door of the jobs: those of the night, and what commands of their own ask of them. */
import { conform, conformPeople } from './conform/conform.ts';
import { duplicates } from './duplicates/duplicates.ts';
import { sureDuplicates } from './duplicates/sure-duplicates.ts';
import { graph } from './graph/graph.ts';
import { ingest, ingestPeople } from './ingest/ingest.ts';
import { match } from './match/match.ts';
import { people } from './people/people.ts';
import { publish } from './publish/publish.ts';
import { rank } from './rank/rank.ts';
import { type ScoreSetup, scoreTask } from './sentiment/score-task.ts';
import {
  SecondReader,
  type SecondReadings,
  tellSecondReadings,
} from './sentiment/second-reader.ts';
import { sentiment } from './sentiment/sentiment.ts';

/** The jobs of a night; their order follows from what they declare. */
export const nightJobs = [
  conform,
  duplicates,
  graph,
  ingest,
  match,
  people,
  publish,
  rank,
  sentiment,
] as const;

export {
  type AnalysisOptions,
  analyseBlocking,
  analysedTables,
  type BlockingAnalysis,
  type RuleAnalysis,
} from './match/analyse-blocking.ts';
/** For files of customers and profiles alone, outside a night. */
export {
  conform,
  conformPeople,
  duplicates,
  graph,
  ingest,
  ingestPeople,
  match,
  people,
  publish,
  rank,
  type ScoreSetup,
  SecondReader,
  type SecondReadings,
  scoreTask,
  sentiment,
  sureDuplicates,
  tellSecondReadings,
};
