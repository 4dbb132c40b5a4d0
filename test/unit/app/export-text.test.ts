import { describe, expect, it } from 'vitest';
import { exportText } from '../../../src/app/read/export-text.ts';

type Row = Parameters<typeof exportText>[0][number];

const row: Row = {
  list: 'win-back',
  position: 1,
  customerId: 'c1',
  fullName: 'Ada, the first',
  firstName: 'Ada',
  lastName: null,
  email: null,
  phone: '+44 20 1234',
  city: null,
  country: 'GB',
  segment: 'friend',
  stage: 'lapsing',
  standingPoints: 51.5,
  reach: null,
  reachRaw: null,
  audience: null,
  followers: null,
  sentiment: null,
  jointReach: null,
  jointReachRaw: null,
  play: 'win back: gone',
  reason: 'Value.',
  contacts: [],
};

/** The one row as cells by column; no cell of these holds a quote. */
function exported(one: Row): Readonly<Record<string, string>> {
  const [header = '', line = ''] = exportText([one]).split('\r\n');
  const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
  return Object.fromEntries(header.split(',').map((name, at) => [name, cells[at] ?? '']));
}

describe('a list as CSV', () => {
  it('quotes commas, and makes text of what a spreadsheet would run', () => {
    expect(exported(row)).toMatchObject({
      full_name: '"Ada, the first"',
      phone: "'+44 20 1234",
      standing_points: '51.5',
      reach: '',
    });
  });

  it('gives no standing to somebody unknown: it is mostly the company’s mean', () => {
    expect(exported({ ...row, segment: 'unknown' })['standing_points']).toBe('');
  });
});
