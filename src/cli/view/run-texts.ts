/** What every run of jobs tells at its end: its jobs, what is worth knowing, and rows set aside. */
import type { NightlyOutcome } from '../../app/index.ts';
import { terminalWidth } from '../output.ts';
import { type TextColumn, textTable } from './table.ts';

type Job = NightlyOutcome['jobs'][number];

/** @param withState whether jobs may have been left unchanged. */
export function jobsText(jobs: readonly Job[], { withState }: { withState: boolean }): string {
  const state: TextColumn<Job> = { title: 'State', cell: (job) => job.state };
  return textTable(
    jobs,
    [
      { title: 'Job', cell: (job) => job.job },
      ...(withState ? [state] : []),
      { title: 'Seconds', align: 'right', cell: (job) => job.seconds.toFixed(1) },
      {
        title: 'Rows',
        align: 'right',
        cell: (job) =>
          Object.values(job.rows)
            .reduce((sum, rows) => sum + rows, 0)
            .toLocaleString('en'),
      },
    ],
    terminalWidth(),
  );
}

export const noteworthyText = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : ['Worth knowing', ...notes.map((one) => `  ${one}`)].join('\n');

/** Reasons of set-aside rows shown; the rest is counted. */
const reasonsShown = 5;

/** @param more where the other reasons stand. */
export function setAsideText(quarantined: NightlyOutcome['quarantined'], more: string): string {
  const total = quarantined.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) return '';
  const shown = quarantined
    .slice(0, reasonsShown)
    .map(
      ({ rows, table, sourceFile, reason }) =>
        `  ${rows.toLocaleString('en')} × ${sourceFile} (${table}): ${reason}`,
    );
  const left = quarantined.length - shown.length;
  if (left > 0) shown.push(`  and ${left} more reasons: see ${more}`);
  return [`${counted(total, 'row')} set aside`, ...shown].join('\n');
}

export const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
