/** What a person reads when those who together reach the most have been chosen. */
import type { InfluenceFilesOutcome } from '../../app/index.ts';
import { counted, noteworthyText } from './run-texts.ts';
import { unusedRowsText } from './set-aside.ts';

export function influenceSummaryText(outcome: InfluenceFilesOutcome): string {
  return [
    headline(outcome),
    proofText(outcome),
    noteworthyText(outcome.notes),
    unusedRowsText(outcome.setAside),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const models = {
  given: 'given probabilities',
  'weighted-cascade': 'weighted cascade (1 / number of those who move somebody)',
} as const;

function headline(outcome: InfluenceFilesOutcome): string {
  const { nodes, edges, candidates, seconds, peakMemoryMb, probability, out } = outcome;
  const from = candidates === undefined ? '' : `, ${counted(candidates, 'candidate')}`;
  return [
    `${counted(nodes, 'node')} and ${counted(edges, 'edge')}${from}; ${models[probability]}; ${seconds.all.toFixed(1)} s, of them ${(seconds['choose'] ?? 0).toFixed(1)} s choosing, at most ${peakMemoryMb} MB`,
    `${counted(out.rows, 'row')} written to ${out.file}`,
  ].join('\n');
}

function proofText(outcome: InfluenceFilesOutcome): string {
  const { chosen, jointReach, jointReachRaw, weighted, nodes } = outcome;
  if (chosen === 0) return 'Nobody could be chosen.';
  const together = weighted
    ? `${chosen} together reach ${figure(jointReach)} by what people count for, ${figure(jointReachRaw)} with everybody counting for one, of ${figure(nodes)}; themselves included`
    : `${chosen} together reach ${figure(jointReach)} of ${figure(nodes)}, themselves included`;
  return [
    together,
    ...(outcome.lists === undefined ? boundsText(outcome) : listsText(outcome)),
  ].join('\n');
}

function boundsText(outcome: InfluenceFilesOutcome): string[] {
  const { chosen, lowerBound, upperBound, guarantee, sets, choice, nodes } = outcome;
  return [
    `  at least ${figure(lowerBound)}; nobody's ${chosen} can reach more than ${figure(upperBound ?? nodes)}: at least ${(100 * (guarantee ?? 0)).toFixed(1)} % of the best possible`,
    `  both bounds fail together at most once in ${figure(Math.max(100, nodes))} times; found by ${choices[choice]}, judged on ${figure(sets)} samples`,
  ];
}

function listsText({
  lists = [],
  lowerBound,
  sets,
  weighted,
  nodes,
}: InfluenceFilesOutcome): string[] {
  return [
    ...lists.map(({ list, chosen, jointReach, jointReachRaw }) => {
      const raw = weighted ? ` (${figure(jointReachRaw)} with everybody counting for one)` : '';
      return `  ${list}: ${chosen} reach ${figure(jointReach)}${raw} whom no other list reaches`;
    }),
    `  all together at least ${figure(lowerBound)}, which fails at most once in ${figure(Math.max(100, nodes))} times; judged on ${figure(sets)} samples`,
  ];
}

const figure = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

const choices = {
  greedy: 'the greedy choice',
  degree: 'the sum of their probabilities, which no other choice beat',
  pagerank: 'PageRank, which no other choice beat',
  random: 'chance, which no other choice beat',
} as const;
