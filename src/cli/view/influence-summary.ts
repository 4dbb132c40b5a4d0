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
  const { chosen, jointReach, lowerBound, upperBound, guarantee, sets, choice, nodes } = outcome;
  if (chosen === 0) return 'Nobody could be chosen.';
  const figure = (value: number): string =>
    value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
  return [
    `${chosen} together reach ${figure(jointReach)} of ${figure(nodes)}, themselves included`,
    `  at least ${figure(lowerBound)}; nobody's ${chosen} can reach more than ${figure(upperBound)}: at least ${(100 * guarantee).toFixed(1)} % of the best possible`,
    `  both bounds fail together at most once in ${figure(Math.max(100, nodes))} times; found by ${choices[choice]}, judged on ${figure(sets)} samples`,
  ].join('\n');
}

const choices = {
  greedy: 'the greedy choice',
  degree: 'the sum of their probabilities, which no other choice beat',
  pagerank: 'PageRank, which no other choice beat',
  random: 'chance, which no other choice beat',
} as const;
