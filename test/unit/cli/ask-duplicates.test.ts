import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DuplicateQuestion, Reviewer, ReviewPair } from '../../../src/app/index.ts';
import { askReviews, duplicateAsking } from '../../../src/cli/ask-reviews.ts';

const record = (customerId: string, name: string): DuplicateQuestion['customer'] => ({
  customerId,
  name,
  otherNames: [],
  email: null,
  phone: null,
  place: 'Leeds, GB',
  work: null,
  website: null,
  birthYear: null,
  handles: [],
});

const question = (customerId: string, otherCustomerId: string): DuplicateQuestion => ({
  position: 1,
  customerId,
  otherCustomerId,
  probability: 0.6,
  findings: [{ comparison: 'name', level: 'full' }],
  customer: record(customerId, 'Ann Brook'),
  other: record(otherCustomerId, 'Anne Brook'),
});

interface Said {
  readonly pair: ReviewPair;
  readonly decision: string;
  readonly who: string;
}

let said: Said[];
let shown: string;

/** Keeps what is said; a word taken back is gone. */
const reviewer = {
  say: (word: Said) => {
    said.push(word);
    return Promise.resolve({ state: 'added' });
  },
  undoPair: (pair: ReviewPair) => {
    said = said.filter((word) => JSON.stringify(word.pair) !== JSON.stringify(pair));
    return Promise.resolve({});
  },
} as unknown as Reviewer;

const answering = (...lines: readonly string[]) =>
  askReviews({
    reviewer,
    who: 'mira',
    toAsk: {
      edition: { date: '2026-03-01' },
      questions: [question('c-1', 'c-2'), question('c-3', 'c-4'), question('c-5', 'c-6')],
      open: 7,
    },
    asking: duplicateAsking,
    answers: Readable.from(lines.map((line) => `${line}\n`)),
  });

beforeEach(() => {
  said = [];
  shown = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    shown += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const words = () =>
  said.map(({ pair, decision, who }) => [
    pair.customerId,
    pair.kind === 'duplicate' ? pair.otherCustomerId : pair.profileId,
    decision,
    who,
  ]);

describe('two customer records on the terminal', () => {
  it('are the same, are different, or are left', async () => {
    const sitting = await answering('y', 'no', 's');
    expect(words()).toEqual([
      ['c-1', 'c-2', 'same', 'mira'],
      ['c-3', 'c-4', 'different', 'mira'],
    ]);
    // Of the seven open ones three were asked.
    expect(sitting).toEqual({ accepted: 1, rejected: 1, skipped: 1, left: 5 });
    expect(shown).toContain('Are these one person?');
    expect(shown).toMatch(/Customer c-1 +Customer c-2/);
    expect(shown).toContain('Anne Brook');
  });

  it('are asked about again when the word is taken back', async () => {
    const sitting = await answering('y', 'u', 'n', 'q');
    expect(words()).toEqual([['c-1', 'c-2', 'different', 'mira']]);
    expect(sitting).toEqual({ accepted: 0, rejected: 1, skipped: 0, left: 6 });
    expect(shown).toContain('Taken back');
  });

  it('stay as they are at the end of the answers', async () => {
    expect(await answering('y')).toEqual({ accepted: 1, rejected: 0, skipped: 0, left: 6 });
  });

  it('stop a script whose answer is none, with what was said before kept', async () => {
    await expect(answering('y', 'maybe')).rejects.toMatchObject({ code: 'usage.bad_option' });
    expect(words()).toEqual([['c-1', 'c-2', 'same', 'mira']]);
  });
});
