/** What a person reads when a network has been measured. */
import type { MeasureFilesOutcome } from '../../app/index.ts';
import { counted, noteworthyText } from './run-texts.ts';
import { unusedRowsText } from './set-aside.ts';

export function measureSummaryText(outcome: MeasureFilesOutcome): string {
  const { nodes, edges, seconds, peakMemoryMb, out, communities, modularity, coreMax } = outcome;
  const { iterations, residual } = outcome.pageRank;
  const { pivots, standardErrorMax } = outcome.betweenness;
  const paths =
    pivots >= nodes
      ? 'exact'
      : `from ${counted(pivots, 'source')}, standard error at most ${standardErrorMax}`;
  return [
    [
      `${counted(nodes, 'node')} and ${counted(edges, 'edge')}, ${seconds.all.toFixed(1)} s, at most ${peakMemoryMb} MB`,
      `${counted(out.rows, 'row')} written to ${out.file}`,
    ].join('\n'),
    [
      `  influence    PageRank, ${counted(iterations, 'step')}, last change ${residual.toExponential(1)}`,
      `  core         up to ${coreMax}`,
      `  community    ${counted(communities, 'community').replace(/communitys$/, 'communities')}, modularity ${modularity.toFixed(3)}`,
      `  betweenness  ${paths}`,
    ].join('\n'),
    noteworthyText(outcome.notes),
    unusedRowsText(outcome.setAside),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
