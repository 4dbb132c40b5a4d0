/**
 * The customers who together reach the most.
 *
 * A customer's profiles are folded into one node before the choice, so that
 * people whom two profiles of one person reach are counted once, and nobody is
 * chosen twice. Everybody in the network is audience, weighed by authenticity.
 */
import { buildCsr, type Csr, groupReach, jointReach } from '../../graph/index.ts';
import { sqlFile } from '../../src/engine/index.ts';
import { roundTo } from '../../src/kernel/index.ts';
import type { RankContext } from './context.ts';

const nodeStatement = sqlFile(import.meta.url, 'node.sql');

export interface JointPlace {
  readonly customerId: string;
  /** People reached together by this place and those before it, themselves counted. */
  readonly jointReach: number;
  /** The same with everybody counting for one, authentic or not. */
  readonly jointReachRaw: number;
  /** What this place adds. */
  readonly adds: number;
  readonly first: boolean;
}

export interface JointChoice {
  readonly list: string;
  readonly size: number;
  /** Who may be chosen. */
  readonly customerIds: readonly string[];
}

export function chooseJointly(
  context: RankContext,
  network: Network,
  { list, size, customerIds }: JointChoice,
): readonly JointPlace[] {
  const candidates = Uint32Array.from(
    customerIds.flatMap((id) => network.nodeOf.get(id) ?? []),
  ).sort();
  const chosen = jointReach(network.csr, {
    size,
    seed: `${context.seed}/${list}`,
    candidates,
    rootWeights: network.authenticity,
    passesOn: network.passesOn,
  });
  context.figure(`${list}_joint_reach_low`, roundTo(chosen.lowerBound, 3));
  context.figure(`${list}_joint_reach_high`, roundTo(chosen.upperBound, 3));
  const customerOf = new Map([...network.nodeOf].map(([customer, node]) => [node, customer]));
  const rawAdds = groupReach(network.csr, {
    order: chosen.seeds,
    seed: `${context.seed}/${list}`,
    passesOn: network.passesOn,
  });
  let before = 0;
  let raw = 0;
  return [...chosen.seeds].map((node, at) => {
    const reached = roundTo(chosen.jointReach[at] ?? 0, 6);
    raw += rawAdds[at] ?? 0;
    const place = {
      customerId: customerOf.get(node) as string,
      jointReach: reached,
      jointReachRaw: roundTo(raw, 6),
      adds: Math.max(0, reached - before),
      first: at === 0,
    };
    before = reached;
    return place;
  });
}

/** The network with customers as nodes. */
export interface Network {
  readonly csr: Csr;
  /** By customer id; a customer without a profile in the network has none. */
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly authenticity: Float64Array;
  /** Probability that a node passes on what moved it. */
  readonly passesOn: Float64Array;
}

export async function readNetwork({ session, warn }: RankContext): Promise<Network> {
  await session.scratch('node', nodeStatement);
  const [size] = await session.rows<{ nodes: number; edges: number }>(
    `SELECT (SELECT coalesce(max(node) + 1, 0) FROM scratch.node) AS nodes,
            (SELECT count(*) FROM derived.edge) AS edges`,
  );
  const nodes = size?.nodes ?? 0;
  const nodeOf = new Map<string, number>();
  const authenticity = new Float64Array(nodes);
  const passesOn = new Float64Array(nodes);
  for await (const { length, columns } of session.batches(
    `SELECT node, customer_id, max(authenticity) AS authenticity, max(passes_on) AS passes_on
     FROM scratch.node GROUP BY node, customer_id ORDER BY node`,
  )) {
    for (let row = 0; row < length; row += 1) {
      const node = columns['node']?.[row] as number;
      const customer = (columns['customer_id']?.[row] ?? null) as string | null;
      authenticity[node] = columns['authenticity']?.[row] as number;
      passesOn[node] = columns['passes_on']?.[row] as number;
      if (customer !== null) nodeOf.set(customer, node);
    }
  }
  const edges = await readEdges(session, size?.edges ?? 0);
  const { csr, problems } = buildCsr(nodes, edges);
  // An edge between two profiles of one person is no influence; anything else should not be here.
  for (const { kind, rows } of problems) {
    if (kind !== 'self' && kind !== 'double')
      warn(`${rows} edges left out of joint reach: ${kind}`);
  }
  return { csr, nodeOf, authenticity, passesOn };
}

async function readEdges(session: RankContext['session'], most: number) {
  const from = new Uint32Array(most);
  const to = new Uint32Array(most);
  const probabilities = new Float32Array(most);
  let edges = 0;
  for await (const { length, columns } of session.batches(
    `SELECT a.node AS influencer, b.node AS influenced, e.probability
     FROM derived.edge AS e
     JOIN scratch.node AS a ON a.profile_id = e.influencer_profile_id
     JOIN scratch.node AS b ON b.profile_id = e.influenced_profile_id
     ORDER BY influencer, influenced`,
  )) {
    for (let row = 0; row < length; row += 1) {
      from[edges] = columns['influencer']?.[row] as number;
      to[edges] = columns['influenced']?.[row] as number;
      probabilities[edges] = columns['probability']?.[row] as number;
      edges += 1;
    }
  }
  return {
    from: from.subarray(0, edges),
    to: to.subarray(0, edges),
    probabilities: probabilities.subarray(0, edges),
  };
}
