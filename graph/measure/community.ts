/**
 * Communities by the Leiden algorithm, every one of them connected.
 *
 * Traag, Waltman and van Eck (2019), maximising modularity with a resolution
 * (Reichardt and Bornholdt 2006): move nodes, refine, aggregate, repeat; then
 * begin again from the answer until nothing improves. The resolution is learned
 * from the network itself unless given. Directions are forgotten.
 * Deterministic by the random stream given. May be started from last night's
 * communities, so that they change only where the network did.
 */
import type { Random } from '../../src/kernel/index.ts';
import type { Symmetric } from '../csr/symmetric.ts';
import { aggregate, compact, firstLevel, type Level } from './leiden/level.ts';
import { moveNodes } from './leiden/move.ts';
import { refine } from './leiden/refine.ts';
import { resolutionOf } from './leiden/resolution.ts';

export interface CommunityOptions {
  readonly random: Random;
  /** Above 1 gives smaller communities, below 1 larger ones. Default: learned from the network. */
  readonly resolution?: number;
  /** Community of each node to begin with; any numbers. Default: everybody alone. */
  readonly start?: Uint32Array;
  /** Runs from top to bottom, each from the answer of the last; default 5. */
  readonly roundsMax?: number;
}

export interface Communities {
  /** Community of each node, numbered by size from 1, equal sizes by their first node. */
  readonly community: Uint32Array;
  readonly communities: number;
  /** At resolution 1, to compare with other methods. */
  readonly modularity: number;
  readonly resolution: number;
}

export function findCommunities(network: Symmetric, options: CommunityOptions): Communities {
  const level = firstLevel(network);
  const { community, resolution } =
    options.resolution === undefined
      ? withLearnedResolution(level, options)
      : { community: settle(level, options, options.resolution), resolution: options.resolution };
  splitIntoComponents(network, community);
  return { ...bySize(community), modularity: qualityOf(level, community, 1), resolution };
}

/**
 * Steps towards a resolution that agrees with itself, each from the communities
 * of the last; mostly it stands within 5 % after five. A network without
 * communities never settles, and is left where the last step stands.
 */
const resolutionsMax = 8;
/** Change of the resolution, as a share, that is no longer followed. */
const resolutionChangeLeast = 0.05;
/** Gain in quality that is not worth another run. */
const qualityGainLeast = 1e-4;

function withLearnedResolution(level: Level, options: CommunityOptions) {
  const quick = { ...options, roundsMax: 1 };
  let resolution = 1;
  let community = settle(level, quick, resolution);
  for (let i = 1; i < resolutionsMax; i++) {
    const next = resolutionOf(level, community);
    if (next === undefined || Math.abs(next - resolution) < resolutionChangeLeast * resolution)
      break;
    resolution = next;
    community = settle(level, { ...quick, start: community }, resolution);
  }
  return { community: settle(level, { ...options, start: community }, resolution), resolution };
}

/** Runs from the answer of the last until nothing improves. */
function settle(level: Level, options: CommunityOptions, resolution: number): Uint32Array {
  const { random, roundsMax = 5 } = options;
  let community = options.start?.slice() ?? numbered(level.nodes);
  compact(community);
  let quality = Number.NEGATIVE_INFINITY;
  let rounds = 0;
  while (rounds < roundsMax) {
    const next = round(level, community.slice(), resolution, random);
    const nextQuality = qualityOf(level, next, resolution);
    rounds += 1;
    const better = nextQuality > quality + qualityGainLeast;
    if (nextQuality >= quality) {
      community = next;
      quality = nextQuality;
    }
    if (!better) break;
  }
  return community;
}

const numbered = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);

/** One run from the nodes up to communities that no longer merge. */
function round(bottom: Level, start: Uint32Array, resolution: number, random: Random): Uint32Array {
  let level = bottom;
  let community = start;
  const topOf = numbered(bottom.nodes);
  for (;;) {
    moveNodes(level, community, resolution, random);
    if (compact(community) === level.nodes) break;
    const group = refine(level, community, resolution, random);
    const groups = compact(group);
    if (groups === level.nodes) break;
    const above = new Uint32Array(groups);
    for (let v = 0; v < level.nodes; v++) above[group[v]!] = community[v]!;
    for (let v = 0; v < topOf.length; v++) topOf[v] = group[topOf[v]!]!;
    level = aggregate(level, group, groups);
    community = above;
  }
  const result = topOf.map((top) => community[top]!);
  compact(result);
  return result;
}

/** Modularity at a resolution; 0 for a network without ties. */
function qualityOf(level: Level, community: Uint32Array, resolution: number): number {
  if (level.ends === 0) return 0;
  const total = new Float64Array(level.nodes);
  let inside = 0;
  for (let v = 0; v < level.nodes; v++) {
    total[community[v]!]! += level.strength[v]!;
    for (let e = level.offsets[v]!; e < level.offsets[v + 1]!; e++) {
      if (community[level.neighbours[e]!] === community[v]) inside += level.weights[e]!;
    }
  }
  let expected = 0;
  for (let c = 0; c < level.nodes; c++) expected += (total[c]! / level.ends) ** 2;
  return inside / level.ends - resolution * expected;
}

/**
 * Gives every connected part of a community its own number. The algorithm leaves
 * none to split unless it stopped because refinement merged nothing.
 */
function splitIntoComponents(network: Symmetric, community: Uint32Array): void {
  const part = new Uint32Array(network.nodes);
  const seen = new Uint8Array(network.nodes);
  const stack = new Uint32Array(network.nodes);
  let parts = 0;
  for (let root = 0; root < network.nodes; root++) {
    if (seen[root] === 1) continue;
    let depth = 1;
    stack[0] = root;
    seen[root] = 1;
    while (depth > 0) {
      const v = stack[--depth]!;
      part[v] = parts;
      for (let e = network.offsets[v]!; e < network.offsets[v + 1]!; e++) {
        const u = network.neighbours[e]!;
        if (seen[u] === 1 || community[u] !== community[v]) continue;
        seen[u] = 1;
        stack[depth++] = u;
      }
    }
    parts += 1;
  }
  community.set(part);
}

/** Numbers communities by size from 1; `community` is numbered by first node. */
function bySize(community: Uint32Array): { community: Uint32Array; communities: number } {
  const communities = compact(community);
  const size = new Uint32Array(communities);
  for (let v = 0; v < community.length; v++) size[community[v]!]! += 1;
  const order = numbered(communities).sort((a, b) => size[b]! - size[a]! || a - b);
  const place = new Uint32Array(communities);
  order.forEach((c, i) => {
    place[c] = i + 1;
  });
  return { community: community.map((c) => place[c]!), communities };
}
