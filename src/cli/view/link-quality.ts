/** Links against known ones, as text. */
import type { MatchQuality } from '../../app/index.ts';
import { terminalWidth } from '../output.ts';
import { textTable } from './table.ts';

/** Patterns shown; all stand in `--json`. */
const PATTERNS_SHOWN = 12;

export function linkQualityText(quality: MatchQuality): string {
  return [
    truthText(quality),
    measuresText(quality),
    evidenceText(quality, 'carriers'),
    evidenceText(quality, 'patterns'),
    reliabilityText(quality),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function truthText({ truth }: MatchQuality): string {
  const { rows, pairs, unknownCustomer, unknownProfile, leftOut, unreadable } = truth;
  const not = [
    unknownCustomer > 0 ? `${number(unknownCustomer)} name an unknown customer` : '',
    unknownProfile > 0 ? `${number(unknownProfile)} an unknown profile` : '',
    leftOut > 0 ? `${number(leftOut)} somebody suppressed or set aside` : '',
    unreadable > 0 ? `${number(unreadable)} more could not be read` : '',
  ].filter((one) => one !== '');
  const without = not.length === 0 ? '' : `; ${not.join(', ')}`;
  return `Against ${number(rows)} known links, ${number(pairs)} of them of customers and profiles that are there${without}`;
}

function measuresText(quality: MatchQuality): string {
  const { precision, recall, review, candidates, averagePrecision, calibrationError, f1 } = quality;
  const lines: (readonly [string, string, string])[] = [
    [
      'precision',
      range(precision),
      `${number(quality.right)} of ${number(precision.of)} accepted links are right`,
    ],
    ['recall', range(recall), `${number(quality.found)} of ${number(recall.of)} that can be found`],
    ['F1', f1.toFixed(3), 'of the two'],
    ['average precision', averagePrecision.toFixed(3), 'of all kept pairs, best first'],
    ['calibration error', calibrationError.toFixed(3), 'of their probabilities'],
    [
      'review',
      range(review),
      `${number(Math.round(review.share * review.of))} of ${number(review.of)} pairs for review are right`,
    ],
    [
      'candidates',
      range(candidates),
      `of the ${number(candidates.of)} that can be found, blocking kept ${number(Math.round(candidates.share * candidates.of))}`,
    ],
  ];
  return textTable(
    lines,
    [
      { title: 'Measure', cell: ([name]) => name },
      { title: '(95 % interval)', cell: ([, value]) => value },
      { title: 'What it counts', cell: ([, , what]) => what },
    ],
    terminalWidth(),
  );
}

const range = ({ share, interval }: MatchQuality['precision']): string =>
  `${share.toFixed(3)} (${interval.low.toFixed(3)}–${interval.high.toFixed(3)})`;

function evidenceText({ evidence }: MatchQuality, which: 'carriers' | 'patterns'): string {
  const all = evidence[which];
  if (all.length === 0) return '';
  const shown = which === 'patterns' ? all.slice(0, PATTERNS_SHOWN) : all;
  const title =
    which === 'carriers'
      ? 'What carried the accepted links: the comparison that gave most bits'
      : `Commonest patterns of accepted links${all.length > shown.length ? `, ${shown.length} of ${all.length}` : ''}`;
  const table = textTable(
    shown,
    [
      { title: 'Links', align: 'right', cell: (one) => number(one.links) },
      {
        title: 'Right',
        align: 'right',
        cell: (one) => (one.right === undefined ? '–' : (one.right / one.links).toFixed(3)),
      },
      { title: 'Bits', align: 'right', cell: (one) => one.bits.toFixed(1) },
      { title: 'Evidence', cell: (one) => withoutMissing(one.evidence) },
    ],
    terminalWidth(),
  );
  return `${title}\n${table}`;
}

/** A level that says nothing is left out. */
const withoutMissing = (pattern: string): string =>
  pattern
    .split(';')
    .filter((one) => !one.endsWith('=missing'))
    .join(' ');

function reliabilityText({ reliability }: MatchQuality): string {
  if (reliability.length === 0) return '';
  const table = textTable(
    reliability,
    [
      { title: 'Probability', cell: ({ from, to }) => `${from.toFixed(2)}–${to.toFixed(2)}` },
      { title: 'Pairs', align: 'right', cell: (bin) => number(bin.links) },
      { title: 'Said', align: 'right', cell: (bin) => bin.probability.toFixed(3) },
      { title: 'Came true', cell: (bin) => bin.right.toFixed(3) },
    ],
    terminalWidth(),
  );
  return `How far the probabilities can be believed\n${table}`;
}

const number = (value: number): string => value.toLocaleString('en');
