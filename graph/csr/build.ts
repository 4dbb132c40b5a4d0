/**
 * Builds a CSR from columns of edges by counting sort; no object per edge.
 *
 * Takes parallel columns of node numbers with optional weights (default 1) and
 * probabilities (default 1). Dirty rows are left out and reported with the
 * value: a node number out of range, a weight that is not above 0 and finite, a
 * probability that is NaN or outside 0–1, an edge from a node to itself. Edges
 * told twice become one: weights add up, and the highest probability stands,
 * since the same influence told twice is not two chances. The answer does not
 * depend on the order of the rows.
 *
 * Rows are put in order by stable distributions: by source, then by target,
 * which is the in side and leaves doubles side by side, then by source again,
 * which is the out side. Rows that come in order need only the first two. What is kept stands in shared memory, so that threads
 * can read it without a copy.
 */
import { AppError } from '../../src/kernel/index.ts';
import type { Csr } from './csr.ts';
import { mergeDoubles } from './merge-doubles.ts';
import { groupByKey, type Rows, sharedFloats, turnRound } from './rows.ts';
import { type EdgeColumns, type EdgeProblem, usableRows } from './usable-rows.ts';

export interface BuiltCsr {
  readonly csr: Csr;
  readonly problems: readonly EdgeProblem[];
}

export function buildCsr(nodes: number, columns: EdgeColumns): BuiltCsr {
  const { from, to, weights, probabilities, inOrder, problems } = usableRows(nodes, columns);
  const bySource = groupByKey(nodes, { keys: from, others: to, weights, probabilities });
  if (inOrder) return { csr: csrOf(bySource, turnRound(bySource)), problems };
  const { rows: byTarget, doubles } = mergeDoubles(turnRound(bySource));
  if (doubles > 0) problems.push({ kind: 'double', rows: doubles, firstRow: -1 });
  return { csr: csrOf(turnRound(byTarget), byTarget), problems };
}

/** @param inward the same edges by target; their weights are not kept. */
function csrOf(out: Rows, inward: Rows): Csr {
  const edges = out.others.length;
  return {
    nodes: out.nodes,
    edges,
    outOffsets: out.offsets,
    outTargets: out.others,
    outWeights: out.weights ?? sharedFloats(edges).fill(1),
    outProbabilities: out.probabilities ?? sharedFloats(edges).fill(1),
    inOffsets: inward.offsets,
    inSources: inward.others,
    inProbabilities: inward.probabilities ?? sharedFloats(edges).fill(1),
  };
}

/** As `buildCsr`, where a dirty row is a fault of the caller: says how many of which kind, and the first. */
export function buildCleanCsr(nodes: number, columns: EdgeColumns): Csr {
  const { csr, problems } = buildCsr(nodes, columns);
  const dirty = problems.filter(({ kind }) => kind !== 'double' && kind !== 'self');
  if (dirty.length === 0) return csr;
  const told = dirty.map(
    ({ kind, rows, firstRow }) => `${kind}: ${rows}, the first in row ${firstRow}`,
  );
  throw new AppError(
    'input.file_unusable',
    `some edges cannot be used (${told.join('; ')}): nodes stand below ${nodes}, weights above 0, probabilities from 0 to 1`,
    { details: { problems: dirty } },
  );
}
