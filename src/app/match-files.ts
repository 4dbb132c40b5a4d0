/**
 * `kith match`: links two files, standing alone.
 *
 * An offline evaluation: the jobs of the night on a temporary lake, without
 * basis and reviews; nothing is published. Links are written, measured against
 * known ones, or only the blocking is analysed.
 */
import {
  analyseBlocking,
  analysedTables,
  type BlockingAnalysis,
  match,
  sureDuplicates,
} from '../../jobs/index.ts';
import type { LoadedConfig } from '../config/index.ts';
import { AppError } from '../kernel/index.ts';
import type { JobSummary, NightEvent } from '../pipeline/index.ts';
import { analysedLinks, type KnownOf } from './match-files-analysis.ts';
import { type MatchQuality, measureFiles } from './match-files-measure.ts';
import { openResult, type ResultFile, type WrittenResult } from './offline/result-file.ts';
import { type OfflineWorld, runOffline, withTables } from './offline/run-offline.ts';

export interface MatchFilesOptions {
  readonly loaded: LoadedConfig;
  /** True when the configuration was named on the command line. */
  readonly configNamed: boolean;
  readonly customers: readonly string[];
  readonly profiles: readonly string[];
  readonly suppressions: readonly string[];
  readonly out: string | undefined;
  readonly truth: readonly string[];
  readonly equivalents: readonly string[];
  readonly analyse: boolean;
  readonly seed: number | undefined;
  readonly emit: (event: NightEvent) => void;
}

export interface MatchFilesOutcome {
  readonly seconds: number;
  readonly customers: number;
  readonly profiles: number;
  /** Customers, profiles left out because of `--suppressions`. */
  readonly suppressedCustomers: number;
  /** Undefined where only the blocking was analysed. */
  readonly links: LinkCounts | undefined;
  readonly out: (WrittenResult & { readonly file: string }) | undefined;
  readonly quality: MatchQuality | undefined;
  readonly blocking: (BlockingAnalysis & { readonly knownOf: KnownOf }) | undefined;
  readonly figures: Readonly<Record<string, number>>;
  readonly jobs: readonly JobSummary[];
  readonly warnings: readonly string[];
  readonly quarantined: OfflineWorld['quarantined'];
  readonly peakMemoryMb: number;
}

export interface LinkCounts {
  readonly accepted: number;
  readonly review: number;
  readonly customersLinked: number;
}

const linkColumns = [
  'customer_id',
  'profile_id',
  'match_weight',
  'match_probability',
  'decision',
] as const;

const linkSql = `
SELECT ${linkColumns.join(', ')}
FROM derived.link
WHERE decision <> 'reject'
ORDER BY customer_id, profile_id`;

export async function runMatchFiles(options: MatchFilesOptions): Promise<MatchFilesOutcome> {
  const startedMs = Date.now();
  assertAsked(options);
  const { customers, profiles, suppressions, truth, equivalents } = options;
  const linking = options.out !== undefined || (truth.length > 0 && !options.analyse);
  const read = [...customers, ...profiles, ...suppressions, ...truth, ...equivalents];
  const result = options.out === undefined ? undefined : await openResult(options.out, read);
  try {
    return await runOffline(
      {
        ...options,
        command: 'match',
        files: { customers, profiles, ...(suppressions.length > 0 ? { suppressions } : {}) },
        jobs: linking ? [sureDuplicates, match] : [],
      },
      async (world) => {
        const found = await resultsOf(options, world, { result, linking });
        return { ...found, ...factsOf(world), seconds: (Date.now() - startedMs) / 1000 };
      },
    );
  } finally {
    await result?.discard();
  }
}

function assertAsked({ out, truth, analyse, equivalents }: MatchFilesOptions): void {
  if (out === undefined && truth.length === 0 && !analyse) {
    throw new AppError(
      'usage.bad_option',
      'nothing is asked: give --out FILE for the links, --truth FILE to measure them, or --analyse for the blocking rules',
    );
  }
  if (equivalents.length > 0 && truth.length === 0) {
    throw new AppError(
      'usage.bad_option',
      '--equivalents says which records count as one customer when links are measured, so it needs --truth FILE',
    );
  }
}

type Results = Pick<MatchFilesOutcome, 'links' | 'out' | 'quality' | 'blocking'>;

async function resultsOf(
  options: MatchFilesOptions,
  world: OfflineWorld,
  how: { readonly result: ResultFile | undefined; readonly linking: boolean },
): Promise<Results> {
  const { result, linking } = how;
  const links = linking ? await countLinks(world) : undefined;
  const { truth, equivalents } = options;
  const quality =
    linking && truth.length > 0 ? await measureFiles(world, { truth, equivalents }) : undefined;
  const blocking = options.analyse ? await analyse(options, world, linking) : undefined;
  const out = result === undefined ? undefined : await writeLinks(world, result);
  return { links, out, quality, blocking };
}

async function countLinks(world: OfflineWorld): Promise<LinkCounts> {
  const [counts] = await withTables(world, ['derived.link'], (session) =>
    session.rows<LinkCounts>(
      `SELECT count(CASE WHEN decision = 'accept' THEN 1 END) AS accepted,
         count(CASE WHEN decision = 'review' THEN 1 END) AS review,
         count(DISTINCT CASE WHEN decision = 'accept' THEN customer_id END) AS "customersLinked"
       FROM derived.link`,
    ),
  );
  return counts ?? { accepted: 0, review: 0, customersLinked: 0 };
}

const writeLinks = (world: OfflineWorld, result: ResultFile) =>
  withTables(world, ['derived.link'], async (session) => ({
    ...(await result.write({ session, sql: linkSql, columns: linkColumns })),
    file: result.path,
  }));

const analyse = (options: MatchFilesOptions, world: OfflineWorld, linked: boolean) =>
  withTables(world, [...analysedTables, 'derived.link'], async (session) => {
    const { known, knownOf } = await analysedLinks(session, world, {
      truth: options.truth,
      linked,
    });
    const analysis = await analyseBlocking({
      session,
      settings: { ...world.loaded.config, evaluation: true },
      date: world.date,
      known,
      // Where the declared handle is how the links are known, that it finds them teaches nothing.
      without: knownOf === 'declared' ? 'handle' : undefined,
      countPairs: true,
    });
    return { ...analysis, knownOf };
  });

function factsOf(world: OfflineWorld) {
  const { jobs, quarantined, lake } = world;
  const conform = jobs.find(({ job }) => job === 'conform');
  return {
    customers: lake.manifest.tables['core.customer']?.rows ?? 0,
    profiles: lake.manifest.tables['core.profile']?.rows ?? 0,
    suppressedCustomers: conform?.figures['suppressed_customers'] ?? 0,
    figures: jobs.find(({ job }) => job === 'match')?.figures ?? {},
    jobs,
    warnings: jobs.flatMap(({ warnings }) => warnings),
    quarantined,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
