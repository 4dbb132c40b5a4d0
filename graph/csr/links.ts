/**
 * Links without weights or probabilities, one side only: 4 bytes a link and 4 a
 * node, for PageRank on the largest networks.
 *
 * Takes batches of node numbers, walked through twice (to count, then to place),
 * so that the columns never stand in memory all at once. Edges to oneself and
 * nodes out of range are left out and counted; links told twice become one.
 */
import type { VoteSide } from '../measure/vote-steps.ts';
import { requireMemory } from './memory.ts';
import { sharedWords } from './rows.ts';
import type { EdgeProblem } from './usable-rows.ts';

export interface LinkBatch {
  /** Who moves. */
  readonly from: Uint32Array;
  /** Who is moved. */
  readonly to: Uint32Array;
}

export interface LinkOptions {
  readonly nodes: number;
  /** The same batches each time it is called. */
  batches(): Iterable<LinkBatch>;
  readonly memoryMb: number;
}

export interface BuiltLinks {
  readonly links: VoteSide;
  readonly problems: readonly EdgeProblem[];
}

/** Bytes that building takes at its highest, batches apart. */
export const linkBytes = (nodes: number, edges: number): number => 4 * edges + 8 * (nodes + 1);

export function buildLinks({ nodes, batches, memoryMb }: LinkOptions): BuiltLinks {
  const offsets = sharedWords(nodes + 1);
  const problems = countLinks(nodes, batches(), offsets);
  let edges = 0;
  for (let u = 0; u <= nodes; u++) {
    edges += offsets[u]!;
    offsets[u] = edges;
  }
  requireMemory({ nodes, edges, bytes: linkBytes(nodes, edges), memoryMb });
  const targets = sharedWords(edges);
  const next = offsets.slice(0, nodes);
  for (const { from, to } of batches()) placeLinks(nodes, { from, to }, next, targets);
  const kept = sortRows(nodes, offsets, targets);
  if (kept < edges) problems.push({ kind: 'double', rows: edges - kept, firstRow: -1 });
  return {
    links: {
      nodes,
      edges: kept,
      outOffsets: offsets,
      outTargets: kept < edges ? targets.subarray(0, kept) : targets,
    },
    problems,
  };
}

/** Puts the number of links of node u into `offsets[u + 1]`; gives what was wrong. */
function countLinks(nodes: number, batches: Iterable<LinkBatch>, offsets: Uint32Array) {
  const rows = [0, 0];
  const firstRow = [-1, -1];
  let row = 0;
  for (const { from, to } of batches) {
    for (let i = 0; i < from.length; i++, row++) {
      const u = from[i]!;
      const v = to[i]!;
      if (u < nodes && v < nodes && u !== v) {
        offsets[u + 1]! += 1;
        continue;
      }
      const kind = u === v && u < nodes ? 1 : 0;
      if (rows[kind] === 0) firstRow[kind] = row;
      rows[kind]! += 1;
    }
  }
  const kinds = ['node', 'self'] as const;
  const problems: EdgeProblem[] = [];
  kinds.forEach((kind, i) => {
    if (rows[i]! > 0) problems.push({ kind, rows: rows[i]!, firstRow: firstRow[i]! });
  });
  return problems;
}

function placeLinks(
  nodes: number,
  { from, to }: LinkBatch,
  next: Uint32Array,
  targets: Uint32Array,
): void {
  for (let i = 0; i < from.length; i++) {
    const u = from[i]!;
    const v = to[i]!;
    if (u < nodes && v < nodes && u !== v) targets[next[u]!++] = v;
  }
}

/** Up to this length, insertion is faster than a call of the sort. */
const insertionMax = 24;

/** Sorts every row and closes up over doubles; gives the links left. */
function sortRows(nodes: number, offsets: Uint32Array, targets: Uint32Array): number {
  let kept = 0;
  let begin = 0;
  for (let u = 0; u < nodes; u++) {
    const end = offsets[u + 1]!;
    if (end - begin > insertionMax) targets.subarray(begin, end).sort();
    else insertionSort(targets, begin, end);
    const first = kept;
    for (let e = begin; e < end; e++) {
      if (kept > first && targets[kept - 1] === targets[e]) continue;
      targets[kept++] = targets[e]!;
    }
    offsets[u + 1] = kept;
    begin = end;
  }
  return kept;
}

function insertionSort(targets: Uint32Array, begin: number, end: number): void {
  for (let e = begin + 1; e < end; e++) {
    const target = targets[e]!;
    let at = e;
    while (at > begin && targets[at - 1]! > target) {
      targets[at] = targets[at - 1]!;
      at -= 1;
    }
    targets[at] = target;
  }
}
