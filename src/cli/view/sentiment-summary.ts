/** What a person reads when posts have been scored. */
import type { SentimentFilesOutcome } from '../../app/index.ts';
import { terminalWidth } from '../output.ts';
import { counted, noteworthyText, setAsideText } from './run-texts.ts';
import { type TextColumn, textTable } from './table.ts';

export function sentimentSummaryText(outcome: SentimentFilesOutcome): string {
  return [
    headline(outcome),
    noteworthyText(outcome.warnings),
    setAsideText(outcome.quarantined, '--json'),
    outcome.quality === undefined ? '' : qualityText(outcome.quality),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const classes = ['negative', 'neutral', 'positive'] as const;

function headline(outcome: SentimentFilesOutcome): string {
  const { posts, postsPerSecond, seconds, peakMemoryMb, labels, toward, out } = outcome;
  const lines = [
    `${counted(posts, 'post')}, ${seconds.toFixed(1)} s (${number(postsPerSecond)} posts a second), at most ${peakMemoryMb} MB`,
    `${classes.map((label) => `${number(labels[label] ?? 0)} ${label}`).join(', ')}; languages ${languagesText(outcome)}`,
  ];
  const brands = Object.entries(toward).filter(([name]) => name !== '');
  if (brands.length > 0 || outcome.brands.length > 0) lines.push(towardText(outcome));
  const { adaptation } = outcome;
  if (adaptation !== undefined) {
    const { version, labels, brands: learned } = adaptation;
    const about = learned.map((name) => name || 'posts as a whole').join(', ');
    lines.push(
      `with your adaptation ${version}, learned from ${counted(labels, 'label')} (${about})`,
    );
  }
  if (outcome.larger !== undefined) {
    lines.push(`the larger model read the ${counted(outcome.larger.read, 'least certain post')}`);
  }
  if (out !== undefined) lines.push(`${counted(out.rows, 'row')} written to ${out.file}`);
  return lines.join('\n');
}

/** Names shown; the rest is counted. */
const shownMax = 10;

function languagesText({ languages }: SentimentFilesOutcome): string {
  return listText(Object.entries(languages)) || 'none';
}

function towardText({ toward, brands }: SentimentFilesOutcome): string {
  const rows = brands.map((name): [string, number] => [
    name,
    Object.hasOwn(toward, name) ? (toward[name] ?? 0) : 0,
  ]);
  const others = Object.entries(toward).filter(([name]) => name !== '' && !brands.includes(name));
  const whole = toward[''] ?? 0;
  const rest = whole === 0 ? '' : `; ${number(whole)} as a whole, since they name none`;
  return `toward ${listText([...rows, ...others])}${rest}`;
}

function listText(rows: readonly (readonly [string, number])[]): string {
  const shown = rows.slice(0, shownMax).map(([name, count]) => `${name} ${number(count)}`);
  const left = rows.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join(', ');
}

type Quality = NonNullable<SentimentFilesOutcome['quality']>;

function qualityText(quality: Quality): string {
  const { macroRecall, macroRecallInterval: interval, truth } = quality;
  const not = [
    truth.unreadable > 0 ? `${number(truth.unreadable)} could not be read` : '',
    truth.unknown > 0 ? `${number(truth.unknown)} name a post without a score` : '',
    truth.ambiguous > 0
      ? `${number(truth.ambiguous)} a post with several, and no target says which`
      : '',
  ].filter((one) => one !== '');
  const read = truth.labels === 'words' ? '' : `; labels read as ${labelsText[truth.labels]}`;
  return [
    `Against ${counted(quality.posts, 'known label')}${not.length === 0 ? '' : `; ${not.join(', ')}`}${read}`,
    `  macro-recall      ${percent(macroRecall)} (95 %: ${percent(interval.low)}–${percent(interval.high)})`,
    `  macro-F1          ${percent(quality.macroF1)}${meanText(quality)}`,
    `  accuracy          ${percent(quality.accuracy)}; of the surer half ${percent(quality.surerHalfAccuracy)}`,
    `  calibration error ${quality.calibrationError.toFixed(3)}`,
    ...(quality.languageAccuracy === undefined
      ? []
      : [`  language right    ${percent(quality.languageAccuracy)}`]),
    '',
    confusionText(quality),
    '',
    languageTable(quality),
  ].join('\n');
}

const labelsText = {
  '0 to 2': '0 negative, 1 neutral, 2 positive',
  sign: 'their sign',
} as const;

const meanText = ({ languages, meanMacroF1 }: Quality): string =>
  Object.keys(languages).length < 2 ? '' : `; mean of the languages ${percent(meanMacroF1)}`;

function confusionText({ confusion }: Quality): string {
  const rows = classes.map((truth, at) => ({ truth, row: confusion[at] ?? [] }));
  const columns: TextColumn<(typeof rows)[number]>[] = [
    { title: 'Is', cell: ({ truth }) => truth },
    ...classes.map(
      (label, at): TextColumn<(typeof rows)[number]> => ({
        title: `scored ${label}`,
        align: 'right',
        cell: ({ row }) => number(row[at] ?? 0),
      }),
    ),
  ];
  return textTable(rows, columns, terminalWidth());
}

function languageTable({ languages }: Quality): string {
  const rows = Object.entries(languages).map(([language, measures]) => ({ language, measures }));
  type Row = (typeof rows)[number];
  const figure = (title: string, of: (row: Row) => string): TextColumn<Row> => ({
    title,
    align: 'right',
    cell: of,
  });
  return textTable(
    rows,
    [
      { title: 'Language', cell: ({ language }) => language },
      figure('Posts', ({ measures }) => number(measures.posts)),
      figure('Macro-recall', ({ measures }) => percent(measures.macroRecall)),
      figure('Macro-F1', ({ measures }) => percent(measures.macroF1)),
      figure('Calibration error', ({ measures }) => measures.calibrationError.toFixed(3)),
    ],
    terminalWidth(),
  );
}

const number = (value: number): string => value.toLocaleString('en');
const percent = (share: number): string => (100 * share).toFixed(1);
