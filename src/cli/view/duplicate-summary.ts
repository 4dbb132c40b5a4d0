/** What a person reads when records that are one person were looked for. */
import type { DuplicateFilesOutcome } from '../../app/index.ts';
import { noteworthyText, setAsideText } from './run-texts.ts';

export function duplicateSummaryText(outcome: DuplicateFilesOutcome): string {
  return [
    headline(outcome),
    qualityText(outcome),
    noteworthyText(outcome.warnings),
    setAsideText(outcome.quarantined, '--json'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headline(outcome: DuplicateFilesOutcome): string {
  const { records, clusters, doubledRecords, questions, out, seconds, peakMemoryMb } = outcome;
  const lines = [
    `${number(records)} records, ${seconds.toFixed(1)} s, at most ${peakMemoryMb} MB`,
    doubledRecords === 0
      ? 'No two records are one person, as far as the columns tell.'
      : `${number(doubledRecords)} records are ${number(clusters)} people; ${number(questions)} more pairs are too near to even odds to be sure`,
  ];
  if (out !== undefined) lines.push(`${number(out.rows)} rows written to ${out.file}`);
  return lines.join('\n');
}

function qualityText({ quality }: DuplicateFilesOutcome): string {
  if (quality === undefined) return '';
  const { precision, precisionInterval, recall, recallInterval, f1, counted, rows } = quality;
  const range = ({ low, high }: { readonly low: number; readonly high: number }): string =>
    `${low.toFixed(4)}–${high.toFixed(4)}`;
  const not = [
    quality.unknown > 0 ? `${number(quality.unknown)} name a record that is not there` : '',
    quality.unreadable > 0 ? `${number(quality.unreadable)} could not be read` : '',
  ].filter((one) => one !== '');
  return [
    `Against ${number(rows)} known rows, ${counted}${not.length === 0 ? '' : `; ${not.join(', ')}`}`,
    `  precision ${precision.toFixed(4)} (95 %: ${range(precisionInterval)}), ${number(quality.right)} of ${number(quality.found)} pairs found`,
    `  recall    ${recall.toFixed(4)} (95 %: ${range(recallInterval)}), ${number(quality.right)} of ${number(quality.true)} true pairs`,
    `  F1        ${f1.toFixed(4)}`,
  ].join('\n');
}

const number = (value: number): string => value.toLocaleString('en');
