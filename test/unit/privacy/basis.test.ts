import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/kernel/index.ts';
import { type BasisRow, groundAllowing } from '../../../src/privacy/index.ts';

const day = '2026-06-30' as IsoDate;
const at = (text: string): number => Date.parse(text);
const row = (ground: BasisRow['ground'], more: Partial<BasisRow> = {}): BasisRow => ({
  platform: 'bluesky',
  ground,
  sinceMs: null,
  untilMs: null,
  ...more,
});
const ask = (basis: readonly BasisRow[], platform = 'bluesky', on: readonly string[] = []) =>
  groundAllowing({ basis, platform, day, legitimateInterest: on });

describe('lawful basis', () => {
  it('is needed', () => {
    expect(ask([])).toBeUndefined();
  });

  it('covers its own platform, or every one', () => {
    expect(ask([row('declared')])).toBe('declared');
    expect(ask([row('declared')], 'mastodon')).toBeUndefined();
    expect(ask([row('opted_in', { platform: '*' })], 'mastodon')).toBe('opted_in');
  });

  it('takes legitimate interest only where it is switched on', () => {
    expect(ask([row('legitimate_interest')])).toBeUndefined();
    expect(ask([row('legitimate_interest')], 'bluesky', ['mastodon'])).toBeUndefined();
    expect(ask([row('legitimate_interest')], 'bluesky', ['bluesky'])).toBe('legitimate_interest');
  });

  it('never takes legitimate interest on X, whatever is switched on', () => {
    const everywhere = row('legitimate_interest', { platform: '*' });
    expect(ask([everywhere, row('legitimate_interest', { platform: 'x' })], 'x', ['x'])).toBe(
      undefined,
    );
    expect(ask([row('declared', { platform: 'x' })], 'x')).toBe('declared');
    expect(ask([row('opted_in', { platform: '*' })], 'x')).toBe('opted_in');
  });

  it('names the strongest ground, in whatever order the rows stand', () => {
    const rows = [row('legitimate_interest'), row('declared'), row('opted_in')];
    expect(ask(rows, 'bluesky', ['bluesky'])).toBe('declared');
    expect(ask(rows.slice(0, 1).concat(rows.slice(2)), 'bluesky', ['bluesky'])).toBe('opted_in');
  });

  it('begins with the day it was given and is over on the day it ends', () => {
    const given = (sinceMs: number | null, untilMs: number | null) =>
      ask([row('opted_in', { sinceMs, untilMs })]);
    expect(given(at('2026-06-30T23:59:59Z'), null)).toBe('opted_in');
    expect(given(at('2026-07-01T00:00:00Z'), null)).toBeUndefined();
    expect(given(null, at('2026-06-30T23:59:59Z'))).toBeUndefined();
    expect(given(null, at('2026-07-01T00:00:00Z'))).toBe('opted_in');
  });
});
