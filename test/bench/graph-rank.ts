/** PageRank, building included, against graphology; iterations a second against networkit and igraph. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DirectedGraph } from 'graphology';
import { pagerank as graphologyPageRank } from 'graphology-metrics/centrality/index.js';
import { buildCsr, type PageRank, pageRank } from '../../graph/index.ts';
import { benchPython } from './bench-python.ts';
import { type MadeNetwork, madeNetwork } from './graph-networks.ts';

const tolerance = 1e-6;
const rounds = 5;
const script = fileURLToPath(new URL('./graph-peers.py', import.meta.url));
const peerVersions = { networkit: '11.2.2', igraph: '1.0.0', numpy: '2.4.6' };

export interface Timed {
  /** Of the first round, building included, its code still cold. */
  readonly firstSeconds: number;
  readonly buildSeconds: number;
  readonly rankSeconds: number;
  readonly ranked: PageRank;
}

/** The best of some rounds, since the first is slowed by code that is still cold. */
export function timedRank(network: MadeNetwork, times = rounds): Timed {
  const found = Array.from({ length: times }, () => {
    const startedMs = performance.now();
    const { csr } = buildCsr(network.nodes, network);
    const builtMs = performance.now();
    const ranked = pageRank(csr, { tolerance });
    return {
      buildSeconds: (builtMs - startedMs) / 1000,
      rankSeconds: (performance.now() - builtMs) / 1000,
      ranked,
    };
  });
  const seconds = (one: Omit<Timed, 'firstSeconds'>): number => one.buildSeconds + one.rankSeconds;
  const best = found.reduce((least, one) => (seconds(one) < seconds(least) ? one : least));
  return { ...best, firstSeconds: found[0] === undefined ? 0 : seconds(found[0]) };
}

export interface AgainstGraphology {
  readonly kithFirstSeconds: number;
  readonly kithSeconds: number;
  readonly graphologySeconds: number;
  /** Sum of what the two answers differ in. */
  readonly apart: number;
}

export function againstGraphology(edges: number): AgainstGraphology {
  const network = withoutDoubles(madeNetwork(edges));
  const { buildSeconds, rankSeconds, firstSeconds, ranked } = timedRank(network);
  const startedMs = performance.now();
  const graph = new DirectedGraph();
  for (let v = 0; v < network.nodes; v++) graph.addNode(v);
  for (let i = 0; i < network.from.length; i++) graph.addEdge(network.to[i], network.from[i]);
  const ranks = graphologyPageRank(graph, {
    alpha: 0.85,
    // graphology multiplies its tolerance by the number of nodes.
    tolerance: tolerance / network.nodes,
    maxIterations: 1000,
    getEdgeWeight: () => 1,
  });
  const graphologySeconds = (performance.now() - startedMs) / 1000;
  const apart = ranked.rank.reduce((sum, rank, v) => sum + Math.abs(rank - ranks[v]!), 0);
  return {
    kithSeconds: buildSeconds + rankSeconds,
    kithFirstSeconds: firstSeconds,
    graphologySeconds,
    apart,
  };
}

export interface AgainstNative {
  readonly kith: Timed;
  readonly networkitBuildSeconds: number;
  readonly networkitSeconds: number;
  readonly networkitIterations: number;
  readonly igraphBuildSeconds: number;
  readonly igraphSeconds: number;
  readonly apart: number;
}

/** Undefined where there is no Python or package index. */
export function againstNative(edges: number): AgainstNative | undefined {
  const python = benchPython(peerVersions);
  if (python === undefined) return undefined;
  const network = withoutDoubles(madeNetwork(edges));
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'));
  try {
    writeFileSync(join(folder, 'from.bin'), network.from);
    writeFileSync(join(folder, 'to.bin'), network.to);
    const said = execFileSync(
      python,
      [script, folder, String(network.nodes), '0.85', String(tolerance)],
      { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } },
    );
    const bytes = readFileSync(join(folder, 'networkit.bin'));
    const theirs = new Float64Array(bytes.buffer, bytes.byteOffset, network.nodes);
    const kith = timedRank(network);
    const apart = kith.ranked.rank.reduce((sum, rank, v) => sum + Math.abs(rank - theirs[v]!), 0);
    return { kith, ...(JSON.parse(said) as Omit<AgainstNative, 'kith' | 'apart'>), apart };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same links, each once, by who is moved: graph libraries count a double twice or not at all. */
function withoutDoubles(made: MadeNetwork): MadeNetwork {
  const { nodes, edges, inOffsets, inSources } = buildCsr(made.nodes, made).csr;
  const from = inSources.slice();
  const to = new Uint32Array(edges);
  for (let v = 0; v < nodes; v++) to.fill(v, inOffsets[v], inOffsets[v + 1]);
  return { nodes, from, to };
}
