/** What people said about pairs: kept, never overwritten, taken back by one more entry. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnBatches } from '../../../src/kernel/index.ts';
import type { ReviewPair, ReviewWord, Store } from '../../../src/store/index.ts';
import { smallEdition } from '../../integration/store/edition-files.ts';
import {
  adapters,
  type TestDatabase,
  testDatabase,
} from '../../integration/store/test-database.ts';

const pair = (customerId: string, profileId = 'x:open'): ReviewPair => ({
  kind: 'link',
  customerId,
  profileId,
});
const word = (
  customerId: string,
  decision: ReviewWord['decision'],
  more: Partial<ReviewWord> = {},
): ReviewWord => ({ pair: pair(customerId), decision, who: 'ida', ...more });

async function standing(batches: ColumnBatches): Promise<string[]> {
  const rows: string[] = [];
  for await (const { length, columns } of batches) {
    for (let row = 0; row < length; row += 1) {
      const other = columns['profile_id'] ?? columns['other_customer_id'];
      rows.push(`${columns['customer_id']?.[row]} ${other?.[row]} ${columns['decision']?.[row]}`);
    }
  }
  return rows;
}

describe.each(adapters)('reviews, $name', (adapter) => {
  describe.skipIf(adapter.skipped)('with a database', () => {
    let database: TestDatabase;
    let store: Store;
    beforeAll(async () => {
      database = await testDatabase(adapter);
      store = await database.open();
      await store.publisher({}).publish(smallEdition(database.folder, '2026-03-01'));
    });
    afterEach(() => database.rows('delete from ops.review_entry; delete from ops.suppression'));
    afterAll(async () => {
      await store?.close();
      await database?.close();
    });
    const reviews = () => standing(store.people.reviews());

    it('lets the latest word stand and brings the earlier one back when it is taken back', async () => {
      await store.reviews.record([word('cy', 'accept'), word('cy', 'reject', { who: 'bo' })]);
      expect(await reviews()).toEqual(['cy x:open reject']);
      await store.reviews.undoPair(pair('cy'), 'ida');
      expect(await reviews()).toEqual(['cy x:open accept']);
      await store.reviews.undoPair(pair('cy'), 'ida');
      expect(await reviews()).toEqual([]);
      expect(await store.reviews.undoPair(pair('cy'), 'ida')).toBeUndefined();
      const log = await store.reviews.log(10);
      expect(log.map(({ decision, who, undoneBy }) => [decision, who, undoneBy])).toEqual([
        ['reject', 'bo', 'ida'],
        ['accept', 'ida', 'ida'],
      ]);
    });

    it('never changes an entry', async () => {
      await store.reviews.record([word('cy', 'accept')]);
      await expect(
        database.rows(`update ops.review_entry set decision = 'reject'`),
      ).rejects.toThrow('never changed');
    });

    it('adds nothing for a word that stands already, or was said before at that moment', async () => {
      const first = [word('cy', 'accept', { atMs: Date.UTC(2026, 2, 1) }), word('di', 'reject')];
      expect((await store.reviews.record(first)).map(({ state }) => state)).toEqual([
        'added',
        'added',
      ]);
      expect((await store.reviews.record(first)).map(({ state }) => state)).toEqual([
        'known',
        'known',
      ]);
      await store.reviews.undoPair(pair('cy'), 'ida');
      expect((await store.reviews.record(first.slice(0, 1)))[0]?.state).toBe('known');
      expect(await reviews()).toEqual(['di x:open reject']);
    });

    it('keeps an older word as history and lets the newer one stand', async () => {
      await store.reviews.record([
        word('cy', 'accept', { atMs: Date.UTC(2026, 2, 2) }),
        word('cy', 'reject', { atMs: Date.UTC(2026, 2, 1) }),
      ]);
      expect(await reviews()).toEqual(['cy x:open accept']);
      expect(await store.reviews.log(10)).toHaveLength(2);
    });

    it('takes back the last words of one person only', async () => {
      await store.reviews.record([
        word('cy', 'accept'),
        word('ann', 'reject', { who: 'bo' }),
        word('di', 'reject'),
      ]);
      const undone = await store.reviews.undoLast({ who: 'ida', count: 1 });
      expect(undone.map((entry) => entry.pair.customerId)).toEqual(['di']);
      expect(await reviews()).toEqual(['ann x:open reject', 'cy x:open accept']);
      expect(await store.reviews.undoLast({ who: 'ida', count: 5 })).toHaveLength(1);
      expect(await reviews()).toEqual(['ann x:open reject']);
    });

    it('keeps words about two customer records apart, smaller id first', async () => {
      const same: ReviewPair = { kind: 'duplicate', customerId: 'ann', otherCustomerId: 'bo' };
      await store.reviews.record([{ pair: same, decision: 'same', who: 'ida' }]);
      expect(await standing(store.people.duplicateReviews())).toEqual(['ann bo same']);
      expect(await reviews()).toEqual([]);
      const swapped = { ...same, customerId: 'bo', otherCustomerId: 'ann' };
      await expect(
        store.reviews.record([{ pair: swapped, decision: 'same', who: 'ida' }]),
      ).rejects.toMatchObject({ code: 'store.refused' });
      expect((await store.reviews.undoPair(same, 'ida'))?.decision).toBe('same');
      expect(await standing(store.people.duplicateReviews())).toEqual([]);
    });

    it('changes what the night reads with every word and every undo', async () => {
      const before = await store.people.fingerprint();
      await store.reviews.record([word('cy', 'accept')]);
      const said = await store.people.fingerprint();
      expect(said).not.toBe(before);
      await store.reviews.undoLast({ who: 'ida', count: 1 });
      expect(await store.people.fingerprint()).toBe(before);
    });

    it('asks what nobody answered, with evidence and the other claimants', async () => {
      const { questions, settled } = await store.reviewQueue.open();
      expect(questions.map(({ customerId }) => customerId)).toEqual(['cy', 'di']);
      expect(settled).toBe(0);
      expect(questions[0]?.evidence).toHaveLength(2);
      expect(questions[0]?.claimants.map(({ customerId }) => customerId)).toEqual(['di']);
    });

    it.each([
      ['the question itself is answered', () => [word('cy', 'reject')], ['di']],
      ['the profile is given to another', () => [word('di', 'accept')], []],
    ])('asks no more when %s', async (_, words, left) => {
      await store.reviews.record(words());
      const { questions } = await store.reviewQueue.open();
      expect(questions.map(({ customerId }) => customerId)).toEqual(left);
    });

    it.each([
      ['customer', 'cy', ['di']],
      ['profile', 'x:open', []],
      ['email', 'cy@example.org', ['di']],
    ])('asks no more about a suppressed %s', async (kind, subject, left) => {
      await database.rows(
        `insert into ops.suppression (subject_kind, subject, source) values ($1, $2, 'person')`,
        [kind, subject],
      );
      const { questions } = await store.reviewQueue.open();
      expect(questions.map(({ customerId }) => customerId)).toEqual(left);
    });
  });
});
