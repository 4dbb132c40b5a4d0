/**
 * A list as CSV (RFC 4180) that people open in a spreadsheet.
 *
 * A text that begins with `=`, `+`, `-`, `@`, tab or return would be run as a
 * formula there; an apostrophe before it makes it text again (OWASP, CSV
 * injection). Figures are left as they are.
 */
import type { ExportRow } from '../../store/index.ts';

const columns: readonly (readonly [string, (row: ExportRow) => string | number | null])[] = [
  ['position', (row) => row.position],
  ['customer_id', (row) => row.customerId],
  ['full_name', (row) => row.fullName],
  ['first_name', (row) => row.firstName],
  ['last_name', (row) => row.lastName],
  ['email', (row) => row.email],
  ['phone', (row) => row.phone],
  ['city', (row) => row.city],
  ['country', (row) => row.country],
  ['segment', (row) => row.segment],
  ['stage', (row) => row.stage],
  // Of somebody unknown it is mostly the company’s mean: no figure of theirs.
  ['standing_points', (row) => (row.segment === 'unknown' ? null : row.standingPoints)],
  ['reach', (row) => row.reach],
  ['reach_raw', (row) => row.reachRaw],
  ['audience', (row) => row.audience],
  ['followers', (row) => row.followers],
  ['sentiment', (row) => row.sentiment],
  ['joint_reach', (row) => row.jointReach],
  ['joint_reach_raw', (row) => row.jointReachRaw],
  ['play', (row) => row.play],
  ['reason', (row) => row.reason],
];

export function exportText(rows: readonly ExportRow[]): string {
  const header = columns.map(([name]) => name).join(',');
  const lines = rows.map((row) => columns.map(([, cell]) => csvCell(cell(row))).join(','));
  return `${[header, ...lines].join('\r\n')}\r\n`;
}

export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** True for a text that a spreadsheet would run. */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);
