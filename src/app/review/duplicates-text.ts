/**
 * Questions about two customer records as CSV for somebody who answers in a
 * spreadsheet: both records, what was compared, and an empty column `decision`
 * for `same` or `different`. `kith review import` reads the file again.
 */
import { csvCell } from '../read/export-text.ts';
import type { DuplicateQuestion } from './duplicate-questions.ts';
import type { CustomerRecord } from './records.ts';

type Cell = string | number | null;

const fields: readonly (readonly [string, (record: CustomerRecord) => Cell])[] = [
  ['name', (one) => one.name],
  ['other_names', (one) => list(one.otherNames)],
  ['mail', (one) => one.email],
  ['telephone', (one) => one.phone],
  ['place', (one) => one.place],
  ['work', (one) => one.work],
  ['website', (one) => one.website],
  ['born', (one) => one.birthYear],
  ['declared', (one) => list(one.handles)],
];

const columns: readonly (readonly [string, (question: DuplicateQuestion) => Cell])[] = [
  ['position', (one) => one.position],
  ['customer_id', (one) => one.customerId],
  ['other_customer_id', (one) => one.otherCustomerId],
  ['decision', () => null],
  ['probability', (one) => one.probability],
  ['compared', (one) => findingsText(one)],
  ...fields.flatMap(([name, cell]): [string, (question: DuplicateQuestion) => Cell][] => [
    [`customer_${name}`, (one) => cell(one.customer)],
    [`other_${name}`, (one) => cell(one.other)],
  ]),
];

export function duplicatesText(questions: readonly DuplicateQuestion[]): string {
  const header = columns.map(([name]) => name).join(',');
  const lines = questions.map((one) => columns.map(([, cell]) => csvCell(cell(one))).join(','));
  return `${[header, ...lines].join('\r\n')}\r\n`;
}

/** `given name same; phone one slip`. */
export const findingsText = ({ findings }: Pick<DuplicateQuestion, 'findings'>): string =>
  findings.map(({ comparison, level }) => `${comparison} ${level.replaceAll('-', ' ')}`).join('; ');

const list = (values: readonly string[]): string | null =>
  values.length === 0 ? null : values.join('; ');
