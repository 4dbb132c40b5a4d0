/** What a person reads of rows that a command on an edge list could not use. */
import type { InfluenceFilesOutcome } from '../../app/index.ts';
import { counted } from './run-texts.ts';

const reasonsShown = 5;

export function unusedRowsText(setAside: InfluenceFilesOutcome['setAside']): string {
  const total = setAside.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) return '';
  const lines = setAside
    .slice(0, reasonsShown)
    .map(
      ({ file, reason, rows, firstLine }) =>
        `  ${rows.toLocaleString('en')} × ${file}, first in line ${firstLine}: ${reason}`,
    );
  const left = setAside.length - lines.length;
  if (left > 0) lines.push(`  and ${left} more reasons: see --json`);
  return [`${counted(total, 'row')} set aside`, ...lines].join('\n');
}
