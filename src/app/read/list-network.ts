/**
 * The people of a published list, those around them and their ties, as a network
 * for Gephi.
 *
 * Read from the tables that the edition was made of. What lies around the list is
 * found in steps over ties, either way, with the most influential first where
 * there are more than are shown; so memory is bounded by what is shown, not by
 * the network. Profiles of suppressed people are left out wherever they stand.
 */
import { join } from 'node:path';
import { buildCsr, type NetworkPart } from '../../../graph/index.ts';
import type { LoadedConfig } from '../../config/index.ts';
import { createDuckDbEngine, type Session } from '../../engine/index.ts';
import { AppError, type Column, type ColumnBatches } from '../../kernel/index.ts';
import { Lake, type TableName, tableNamed } from '../../lake/index.ts';
import { workspaceOf } from '../workspace.ts';

export interface ListNetworkOptions {
  readonly loaded: LoadedConfig;
  /** Date of the edition. */
  readonly date: string;
  readonly people: readonly { readonly customerId: string; readonly position: number }[];
  /** Rows of subject_kind and subject, as they stand now. */
  readonly suppressions: () => ColumnBatches;
  /** Steps from the list's people. */
  readonly steps: number;
}

/** More than Gephi lays out in comfort. */
export const profilesMax = 20_000;
const tiesMax = 2_000_000;
const tables = ['derived.edge', 'derived.node_measure', 'derived.link', 'core.customer'] as const;

export async function listNetwork(options: ListNetworkOptions): Promise<NetworkPart> {
  const { loaded, date } = options;
  const workspace = workspaceOf(loaded.config);
  const { memoryMb, threads } = loaded.config.engine;
  // A folder of our own: a night may be running, and closing clears the folder.
  const spillFolder = join(workspace.folder, `spill-export-${process.pid}`);
  const engine = createDuckDbEngine({ memoryMb, threads, spillFolder });
  try {
    const session = await engine.open();
    try {
      await bindNight(session, await Lake.open(workspace.lake), date);
      await findProfiles(session, options);
      return await partOf(session);
    } finally {
      await session.close();
    }
  } finally {
    await engine.close();
  }
}

async function bindNight(session: Session, lake: Lake, date: string): Promise<void> {
  const night = lake.manifest.nights.findLast((one) => one.date === date);
  if (night === undefined) {
    throw new AppError(
      'usage.not_found',
      `the lake no longer holds the night of ${date} that this edition was made of; run kith nightly and export again`,
    );
  }
  for (const table of tables satisfies readonly TableName[]) {
    const definition = tableNamed(table);
    // The customers of that night serve to find suppressed addresses; today's do as well.
    const version = night.tables[table] ?? lake.manifest.tables[table];
    if (definition === undefined) throw new Error(`no table ${table}`);
    await session.bind(
      previousName(table),
      definition,
      version === undefined ? [] : lake.filesOf(table, version),
    );
  }
}

/** A night may have been made before a column was; bound as an earlier one, it is empty there. */
const previousName = (table: string): string =>
  table.replace('derived.', 'previous.').replace('core.', 'previous.core_');

/** `scratch.shown`: every profile shown, numbered, with its place on the list or 0. */
async function findProfiles(session: Session, options: ListNetworkOptions): Promise<void> {
  const { people, suppressions, steps } = options;
  await session.load('listed', { customer_id: 'text', position: 'integer' }, [
    {
      length: people.length,
      columns: {
        customer_id: people.map(({ customerId }) => customerId),
        position: people.map(({ position }) => position),
      },
    },
  ]);
  await session.load('wish', { subject_kind: 'text', subject: 'text' }, wishes(suppressions()));
  await session.scratch('hidden', hiddenSql);
  await session.scratch(
    'met_0',
    `SELECT k.profile_id, min(p.position) AS position
     FROM scratch.listed AS p
     JOIN previous.link AS k ON k.customer_id = p.customer_id
     JOIN previous.node_measure AS v ON v.profile_id = k.profile_id
     LEFT JOIN scratch.hidden AS h ON h.profile_id = k.profile_id
     WHERE k.decision = 'accept' AND k.stale_since IS NULL AND h.profile_id IS NULL
     GROUP BY k.profile_id`,
  );
  for (let step = 1; step <= steps; step++) {
    await session.scratch(`met_${step}`, stepSql.replaceAll('met_before', `met_${step - 1}`), {
      most: profilesMax,
    });
  }
  await session.scratch(
    'shown',
    `SELECT profile_id, position, row_number() OVER (ORDER BY profile_id) - 1 AS node
     FROM scratch.met_${steps}`,
  );
}

async function* wishes(batches: ColumnBatches) {
  for await (const { length, columns } of batches) {
    yield {
      length,
      columns: { subject_kind: columns['subject_kind']!, subject: columns['subject']! },
    };
  }
}

const hiddenSql = `
  SELECT subject AS profile_id FROM scratch.wish WHERE subject_kind = 'profile'
  UNION
  SELECT k.profile_id
  FROM previous.link AS k
  JOIN scratch.wish AS w ON w.subject = k.customer_id
  WHERE w.subject_kind = 'customer'
  UNION
  SELECT k.profile_id
  FROM previous.link AS k
  JOIN previous.core_customer AS c ON c.customer_id = k.customer_id
  JOIN scratch.wish AS w ON w.subject = lower(trim(c.email))
  WHERE w.subject_kind = 'email'`;

/** Those met before stay; of the others the most influential are met, as many as may be shown. */
const stepSql = `
  WITH near AS (
    SELECT e.influenced_profile_id AS profile_id
    FROM previous.edge AS e JOIN scratch.met_before AS m ON m.profile_id = e.influencer_profile_id
    UNION
    SELECT e.influencer_profile_id
    FROM previous.edge AS e JOIN scratch.met_before AS m ON m.profile_id = e.influenced_profile_id
  ),
  candidate AS (
    SELECT n.profile_id, row_number() OVER (ORDER BY v.influence DESC, n.profile_id) AS place
    FROM near AS n
    JOIN previous.node_measure AS v ON v.profile_id = n.profile_id
    LEFT JOIN scratch.met_before AS m ON m.profile_id = n.profile_id
    LEFT JOIN scratch.hidden AS h ON h.profile_id = n.profile_id
    WHERE m.profile_id IS NULL AND h.profile_id IS NULL
  )
  SELECT profile_id, position FROM scratch.met_before
  UNION ALL
  SELECT profile_id, 0 FROM candidate
  WHERE place <= greatest(0, $most - (SELECT count(*) FROM scratch.met_before))`;

const figureNames = [
  'position',
  'community',
  'influence',
  'reach',
  'reach_raw',
  'authenticity',
] as const;

async function partOf(session: Session): Promise<NetworkPart> {
  const ids: string[] = [];
  const figures = Object.fromEntries(figureNames.map((name) => [name, [] as number[]]));
  const profiles = session.batches(
    `SELECT s.profile_id, s.position, v.community, v.influence, v.reach, v.reach_raw, v.authenticity
     FROM scratch.shown AS s
     JOIN previous.node_measure AS v ON v.profile_id = s.profile_id
     ORDER BY s.node`,
  );
  for await (const { length, columns } of profiles) {
    for (let row = 0; row < length; row++) {
      ids.push((columns['profile_id'] as Column<string>)[row]!);
      for (const name of figureNames)
        figures[name]!.push(Number((columns[name] as Column<number>)[row]));
    }
  }
  const { csr } = buildCsr(ids.length, await tiesShown(session));
  return { csr, ids, nodes: Uint32Array.from(ids, (_, node) => node), figures };
}

/** The strongest ties between those shown. */
async function tiesShown(session: Session) {
  const columns = { from: [] as number[], to: [] as number[], weights: [] as number[] };
  const ties = session.batches(
    `SELECT a.node AS from_node, b.node AS to_node, e.probability
     FROM previous.edge AS e
     JOIN scratch.shown AS a ON a.profile_id = e.influencer_profile_id
     JOIN scratch.shown AS b ON b.profile_id = e.influenced_profile_id
     WHERE e.probability > 0
     ORDER BY e.probability DESC, from_node, to_node
     LIMIT ${tiesMax}`,
  );
  for await (const { length, columns: read } of ties) {
    for (let row = 0; row < length; row++) {
      columns.from.push(Number((read['from_node'] as Column<number>)[row]));
      columns.to.push(Number((read['to_node'] as Column<number>)[row]));
      columns.weights.push((read['probability'] as Column<number>)[row]!);
    }
  }
  return {
    from: Uint32Array.from(columns.from),
    to: Uint32Array.from(columns.to),
    weights: Float64Array.from(columns.weights),
    probabilities: Float64Array.from(columns.weights),
  };
}
