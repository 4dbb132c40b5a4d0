/**
 * `npm run bench -- graph [--peer networkit] [--edges 8] [--write]`: PageRank,
 * joint reach and communities against their targets, and how time and memory
 * grow from 10⁵ to 10⁸ edges (`--edges` is the largest power of ten).
 *
 * Everything runs on one thread. The peers, networkit and igraph from the Python
 * package index, run on one thread too, on the same links.
 */
import { csrBytes } from '../../graph/index.ts';
import { congressShare, departmentsAgreement, netHept } from './graph-influence.ts';
import { madeNetwork, publicNetworksPresent } from './graph-networks.ts';
import { againstGraphology, againstNative, timedRank } from './graph-rank.ts';
import { circumstances, markdownTable, writeIntoPage } from './report.ts';

type Row = readonly string[];

export async function benchGraph(args: readonly string[]): Promise<void> {
  const before = circumstances();
  const at = args.indexOf('--edges');
  const powerMax = at < 0 ? 8 : Number(args[at + 1]);
  const growth = growthRows(powerMax);
  const rows = [
    ...graphologyRows(),
    ...(args.includes('--peer') ? nativeRows() : []),
    ...(publicNetworksPresent() ? publicRows() : []),
  ];
  const left = publicNetworksPresent() ? '' : '\n\nThe public networks are absent and left out.';
  const text = [
    `\`npm run bench -- graph ${args.filter((one) => one !== '--write').join(' ')}\`, ${before}`,
    markdownTable(['Measure', 'Reach at least', 'Aim for', 'Found', 'In figures'], rows) + left,
    markdownTable(
      ['Edges', 'Nodes', 'Build s', 'PageRank s', 'Passes', 'ms a pass', 'CSR MB', 'Highest MB'],
      growth,
    ),
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (args.includes('--write')) writeIntoPage('graph', text);
}

const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ×`;

function graphologyRows(): readonly Row[] {
  const { kithSeconds, kithFirstSeconds, graphologySeconds, apart } = againstGraphology(1_000_000);
  return [
    [
      'PageRank against graphology-metrics, 10⁶ edges, building included',
      '50 ×',
      '120 ×',
      times(graphologySeconds / kithSeconds),
      `${graphologySeconds.toFixed(2)} s against ${kithSeconds.toFixed(3)} s (first run, code still cold: ${kithFirstSeconds.toFixed(3)}); answers ${apart.toExponential(1)} apart`,
    ],
  ];
}

function nativeRows(): readonly Row[] {
  const found = againstNative(10_000_000);
  if (found === undefined) return [];
  const { kith, networkitSeconds, networkitIterations, igraphSeconds, apart } = found;
  const ours = kith.ranked.iterations / kith.rankSeconds;
  const theirs = networkitIterations / networkitSeconds;
  return [
    [
      'PageRank passes a second against networkit, 10⁷ edges, one thread',
      '0.5 ×',
      '1 ×',
      times(ours / theirs),
      `${ours.toFixed(1)} a second (${kith.ranked.iterations} in ${kith.rankSeconds.toFixed(2)} s) against ${theirs.toFixed(1)} (${networkitIterations} in ${networkitSeconds.toFixed(2)} s); built in ${kith.buildSeconds.toFixed(2)} s against ${found.networkitBuildSeconds.toFixed(2)} s; answers ${apart.toExponential(1)} apart`,
    ],
    [
      'PageRank against igraph (PRPACK, which tells no iterations), 10⁷ edges, whole time',
      '0.5 ×',
      '1 ×',
      times(igraphSeconds / kith.rankSeconds),
      `${igraphSeconds.toFixed(2)} s against ${kith.rankSeconds.toFixed(2)} s; built in ${found.igraphBuildSeconds.toFixed(2)} s against ${kith.buildSeconds.toFixed(2)} s`,
    ],
  ];
}

function publicRows(): readonly Row[] {
  const shipped = netHept({}, 10);
  const quick = netHept({ epsilon: 0.1 }, 40);
  const nmi = departmentsAgreement();
  const sets = (count: number): string => count.toLocaleString('en');
  return [
    [
      'NetHEPT, weighted cascade, k = 50: lowest reach of five seeds, 20,000 simulations',
      '950',
      '963',
      shipped.reachLeast.toFixed(1),
      `mean ${shipped.reachMean.toFixed(1)}; proven ${shipped.found.lowerBound.toFixed(0)}–${shipped.found.upperBound.toFixed(0)}, guarantee ${shipped.found.guarantee.toFixed(3)}; ${sets(shipped.found.sets)} sets judged`,
    ],
    [
      '… time at ε = .1, δ = 1/n',
      '60 ms',
      '40 ms',
      `${quick.warmMs.toFixed(0)} ms`,
      `median of 39 runs, ${quick.processorMs.toFixed(0)} ms of the processor; fastest ${quick.fastestMs.toFixed(0)} ms, first ${quick.coldMs.toFixed(0)} ms; lowest reach of five seeds ${quick.reachLeast.toFixed(1)}, mean ${quick.reachMean.toFixed(1)}; ε = .05 ${shipped.warmMs.toFixed(0)} ms`,
    ],
    [
      'congress-twitter, k = 10, against greedy by simulation',
      '99 %',
      '100 %',
      `${(100 * congressShare()).toFixed(1)} %`,
      '20,000 simulations of each',
    ],
    [
      'Leiden on email-eu-core against departments, NMI',
      '.58',
      '.70',
      Math.min(...nmi).toFixed(3),
      `five random streams: ${nmi.map((one) => one.toFixed(3)).join(', ')}`,
    ],
  ];
}

function growthRows(powerMax: number): readonly Row[] {
  const rows: Row[] = [];
  for (let power = 5; power <= powerMax; power++) {
    const network = madeNetwork(10 ** power);
    const { buildSeconds, rankSeconds, ranked } = timedRank(network, power < 8 ? 3 : 1);
    const megabytes = csrBytes(network.nodes, 10 ** power) / 2 ** 20;
    rows.push([
      (10 ** power).toLocaleString('en'),
      network.nodes.toLocaleString('en'),
      buildSeconds.toFixed(3),
      rankSeconds.toFixed(3),
      String(ranked.iterations),
      ((1000 * rankSeconds) / ranked.iterations).toFixed(1),
      megabytes.toFixed(0),
      Math.round(process.resourceUsage().maxRSS / 1024).toLocaleString('en'),
    ]);
  }
  return rows;
}
