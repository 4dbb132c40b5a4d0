/**
 * `kith duplicates`: which records of one file, or of two, are one person.
 *
 * The night's own jobs on a temporary lake, without database and reviews.
 * Every record is written with its cluster; one that stands alone is a cluster
 * of its own.
 */
import { duplicates } from '../../jobs/index.ts';
import type { LoadedConfig } from '../config/index.ts';
import { AppError } from '../kernel/index.ts';
import { type DuplicateMeasure, measureDuplicates } from '../match/index.ts';
import type { JobSummary, NightEvent } from '../pipeline/index.ts';
import { type KnownDuplicates, readKnownDuplicates } from './known-duplicates.ts';
import { openResult, type ResultFile, type WrittenResult } from './offline/result-file.ts';
import { type OfflineWorld, runOffline, withTables } from './offline/run-offline.ts';

export interface DuplicateFilesOptions {
  readonly loaded: LoadedConfig;
  /** True when the configuration was named on the command line. */
  readonly configNamed: boolean;
  readonly customers: readonly string[];
  /** Further files, linked across as well as within. */
  readonly and: readonly string[];
  readonly out: string | undefined;
  readonly truth: readonly string[];
  /** Average probability from which records are joined; even odds when not given. */
  readonly probability: number | undefined;
  readonly emit: (event: NightEvent) => void;
}

export interface DuplicateFilesOutcome {
  readonly seconds: number;
  readonly records: number;
  /** Clusters of two records or more, and the records in them. */
  readonly clusters: number;
  readonly doubledRecords: number;
  /** Pairs near even odds that a person should look at. */
  readonly questions: number;
  readonly probability: number;
  readonly out: (WrittenResult & { readonly file: string }) | undefined;
  readonly quality: DuplicateQuality | undefined;
  readonly figures: Readonly<Record<string, number>>;
  readonly jobs: readonly JobSummary[];
  readonly warnings: readonly string[];
  readonly quarantined: OfflineWorld['quarantined'];
  readonly peakMemoryMb: number;
}

export type DuplicateQuality = DuplicateMeasure & Omit<KnownDuplicates, 'truth'>;

/** A command gives its best guess; a night, which acts on it, asks for more. */
const evenOdds = 0.5;
/** Records held as rows where clusters are measured. */
const ROWS_MAX = 5_000_000;

const resultColumns = ['customer_id', 'cluster_id', 'probability'] as const;

const resultSql = `
SELECT c.customer_id, coalesce(d.cluster_id, c.customer_id) AS cluster_id,
  coalesce(d.probability, 1) AS probability
FROM core.customer AS c
LEFT JOIN derived.duplicate AS d ON d.customer_id = c.customer_id
ORDER BY c.customer_id`;

export async function runDuplicateFiles(
  options: DuplicateFilesOptions,
): Promise<DuplicateFilesOutcome> {
  const startedMs = Date.now();
  if (options.out === undefined && options.truth.length === 0) {
    throw new AppError(
      'usage.bad_option',
      'nothing is asked: give --out FILE for the clusters, or --truth FILE to measure them',
    );
  }
  const probability = options.probability ?? evenOdds;
  const { out, customers, and, truth } = options;
  const read = [...customers, ...and, ...truth];
  const result = out === undefined ? undefined : await openResult(out, read);
  try {
    return await runOffline(
      {
        ...options,
        loaded: withProbability(options.loaded, probability),
        command: 'duplicates',
        files: { customers: [...options.customers, ...options.and] },
        // Numbers of a person stand among the columns that have no name of ours.
        reads: ['attributes'],
        jobs: [duplicates],
      },
      async (world) => {
        const found = await withTables(world, ['raw.customer'], (session) =>
          session.rows<{ ids: number; example: string }>(
            `SELECT count(*) AS ids, min(customer_id) AS example
             FROM (SELECT customer_id FROM raw.customer
                   GROUP BY customer_id HAVING count(DISTINCT source_file) > 1) AS shared`,
          ),
        );
        assertOwnIds(found[0]);
        const quality = await measure(options, world);
        const out = result === undefined ? undefined : await write(world, result);
        const seconds = (Date.now() - startedMs) / 1000;
        return { ...factsOf(world), quality, out, probability, seconds };
      },
    );
  } finally {
    await result?.discard();
  }
}

const withProbability = (loaded: LoadedConfig, probability: number): LoadedConfig => ({
  ...loaded,
  config: { ...loaded.config, duplicates: { ...loaded.config.duplicates, probability } },
});

/** Of two records with one id nobody could tell which a row of the result means. */
function assertOwnIds(shared: { readonly ids: number; readonly example: string } | undefined) {
  if (shared === undefined || shared.ids === 0) return;
  throw new AppError(
    'input.file_unusable',
    `${shared.ids} customer ids, such as ${shared.example}, stand in more than one of the files; ` +
      'give every record an id of its own, for instance with the name of its file before it',
    { details: { ids: shared.ids } },
  );
}

const write = (world: OfflineWorld, result: ResultFile) =>
  withTables(world, ['core.customer', 'derived.duplicate'], async (session) => ({
    ...(await result.write({ session, sql: resultSql, columns: resultColumns })),
    file: result.path,
  }));

async function measure(
  { truth }: DuplicateFilesOptions,
  world: OfflineWorld,
): Promise<DuplicateQuality | undefined> {
  if (truth.length === 0) return undefined;
  const clusterOf = await withTables(
    world,
    ['core.customer', 'derived.duplicate'],
    async (session) => {
      const rows = await session.rows<{ customer_id: string; cluster_id: string }>(
        resultSql,
        {},
        ROWS_MAX,
      );
      return new Map(rows.map((row) => [row.customer_id, row.cluster_id]));
    },
  );
  const known = await readKnownDuplicates(world.engine, truth, new Set(clusterOf.keys()));
  return { ...measureDuplicates(clusterOf, known.truth), ...known };
}

function factsOf({ jobs, quarantined, lake }: OfflineWorld) {
  const figures = jobs.find(({ job }) => job === 'duplicates')?.figures ?? {};
  return {
    records: lake.manifest.tables['core.customer']?.rows ?? 0,
    clusters: figures['clusters'] ?? 0,
    doubledRecords: figures['doubled_records'] ?? 0,
    questions: figures['questions'] ?? 0,
    figures,
    jobs,
    warnings: jobs.flatMap(({ warnings }) => warnings),
    quarantined,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
