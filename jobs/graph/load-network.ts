/**
 * Loads edges, profiles and last night's ranks from the lake into typed arrays.
 *
 * Nodes are numbered in the order of the profile ids, so every column here is
 * parallel to them. A network larger than `graph.memoryMb` is refused before
 * anything is allocated.
 */
import { buildCsr, type Csr, networkBytes } from '../../graph/index.ts';
import { sqlFile } from '../../src/engine/index.ts';
import { AppError, assert, type Column, type ColumnBatch } from '../../src/kernel/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import type { GraphJobSettings } from './settings.ts';

const node = sqlFile(import.meta.url, 'node.sql');
const passing = sqlFile(import.meta.url, 'passing.sql');

/** Responses that the network's own share counts for in everybody's. */
const pseudoResponses = 4;

export interface Network {
  readonly csr: Csr;
  readonly profileIds: readonly string[];
  /** Probability that a real person is behind each node. */
  readonly authenticity: Float64Array;
  /** Probability that each node passes on what moved it. */
  readonly passesOn: Float64Array;
  /** Followers as the platform counts them; NaN where unknown. */
  readonly followers: Float64Array;
  /** Last night's influence; 0 for who was not there. */
  readonly lastInfluence: Float64Array;
  /** Last night's community; 0 for who was not there. */
  readonly lastCommunity: Uint32Array;
}

type Context = Pick<JobContext<{ graph: GraphJobSettings }>, 'session' | 'settings' | 'date'>;

export async function loadNetwork(context: Context, edges: number): Promise<Network> {
  const { session, settings } = context;
  await session.scratch('node', node);
  await session.scratch('passing', passing, { pseudo_responses: pseudoResponses });
  const [counted] = await session.rows<{ nodes: number }>(
    'SELECT count(*) AS nodes FROM scratch.node',
  );
  const nodes = counted?.nodes ?? 0;
  refuseTooLarge(nodes, edges, settings.graph.memoryMb);
  const columns = await edgeColumns(context, edges);
  const { csr, problems } = buildCsr(nodes, columns);
  assert(problems.length === 0, `edges of the lake are dirty: ${JSON.stringify(problems)}`);
  const lastInfluence = new Float64Array(nodes);
  const lastCommunity = new Uint32Array(nodes);
  const last = session.batches(
    `SELECT n.node, m.influence, m.community
     FROM previous.node_measure AS m JOIN scratch.node AS n ON n.profile_id = m.profile_id`,
  );
  for await (const { length, columns: read } of last) {
    for (let row = 0; row < length; row++) {
      const node = number(read, 'node', row);
      lastInfluence[node] = number(read, 'influence', row);
      lastCommunity[node] = number(read, 'community', row);
    }
  }
  return { csr, ...(await profileColumns(context, nodes)), lastInfluence, lastCommunity };
}

function refuseTooLarge(nodes: number, edges: number, memoryMb: number): void {
  const neededMb = Math.ceil(networkBytes(nodes, edges) / 1_048_576);
  if (neededMb <= memoryMb) return;
  throw new AppError(
    'limit.graph_memory',
    `the network of ${nodes} profiles and ${edges} edges needs about ${neededMb} MB, and graph.memoryMb allows ${memoryMb}`,
    { details: { nodes, edges, neededMb, memoryMb } },
  );
}

/** Votes and chances alike follow the probability, so it is the weight too; an edge of 0 moves nobody. */
async function edgeColumns({ session }: Context, edges: number) {
  const from = new Uint32Array(edges);
  const to = new Uint32Array(edges);
  const probabilities = new Float64Array(edges);
  const batches = session.batches(
    `SELECT f.node AS from_node, t.node AS to_node, e.probability
     FROM scratch.edge AS e
     JOIN scratch.node AS f ON f.profile_id = e.influencer_profile_id
     JOIN scratch.node AS t ON t.profile_id = e.influenced_profile_id
     WHERE e.probability > 0`,
  );
  let loaded = 0;
  for await (const { length, columns } of batches) {
    for (let row = 0; row < length; row++) {
      from[loaded] = number(columns, 'from_node', row);
      to[loaded] = number(columns, 'to_node', row);
      probabilities[loaded] = number(columns, 'probability', row);
      loaded += 1;
    }
  }
  const used = probabilities.subarray(0, loaded);
  return {
    from: from.subarray(0, loaded),
    to: to.subarray(0, loaded),
    weights: used,
    probabilities: used,
  };
}

async function profileColumns({ session, settings }: Context, nodes: number) {
  const profileIds: string[] = [];
  const authenticity = new Float64Array(nodes);
  const passesOn = new Float64Array(nodes);
  const followers = new Float64Array(nodes);
  const batches = session.batches(
    `SELECT n.profile_id, a.authenticity, a.followers, p.passes_on
     FROM scratch.node AS n
     JOIN scratch.passing AS p ON p.profile_id = n.profile_id
     LEFT JOIN scratch.authenticity AS a ON a.profile_id = n.profile_id
     ORDER BY n.node`,
  );
  for await (const { length, columns } of batches) {
    for (let row = 0; row < length; row++) {
      const at = profileIds.length;
      profileIds.push((columns['profile_id'] as Column<string>)[row] ?? '');
      authenticity[at] =
        numberOrNull(columns, 'authenticity', row) ?? settings.graph.authenticPrior;
      passesOn[at] = number(columns, 'passes_on', row);
      followers[at] = numberOrNull(columns, 'followers', row) ?? Number.NaN;
    }
  }
  assert(profileIds.length === nodes, `${nodes} nodes, but facts of ${profileIds.length}`);
  return { profileIds, authenticity, passesOn, followers };
}

type Columns = ColumnBatch['columns'];

const numberOrNull = (columns: Columns, name: string, row: number): number | null =>
  (columns[name] as Column<number>)[row] ?? null;

const number = (columns: Columns, name: string, row: number): number =>
  (columns[name] as Column<number>)[row]!;
