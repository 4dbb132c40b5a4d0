/** Rows that could not be used, so that nothing vanishes silently. */
import { required, table } from '../table.ts';

const columns = {
  table: required('text', 'Table the row was meant for.'),
  source_file: required('text', 'File it came from.'),
  source_line: required('integer', 'Line of it, from 1.', { min: 1 }),
  reason: required('text', 'What was wrong, naming the column but never its value.'),
} as const;

export const rawQuarantine = table('raw.quarantine', {
  grain: 'one source row that could not be read',
  columns,
  key: ['table', 'source_file', 'source_line'],
});

export const coreQuarantine = table('core.quarantine', {
  grain:
    'one readable row that contradicts others: a repeated id, an unknown customer, a date in the future',
  columns,
  key: ['table', 'source_file', 'source_line'],
});
