import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerKeys, profileIdentity, profileKeys } from '../../../src/match/index.ts';
import { foldNameWord, foldWords, squash } from '../../../src/match/normalise/fold.ts';
import { handleParts } from '../../../src/match/normalise/handle.ts';
import { webAddress } from '../../../src/match/normalise/host.ts';
import { shownNameWords } from '../../../src/match/normalise/person-name.ts';
import { smallGazetteer } from '../../unit/match/place/small-gazetteer.ts';

const gazetteer = smallGazetteer();
const anyText = fc.string({ unit: 'grapheme', maxLength: 80 });

describe('normalising twice changes nothing', () => {
  it('for words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = foldWords(text);
        expect(once).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
        expect(foldWords(once)).toBe(once);
        expect(squash(squash(once))).toBe(squash(once));
      }),
    );
  });

  it('for name words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
        expect(foldNameWord(foldNameWord(word))).toBe(foldNameWord(word));
      }),
    );
  });

  it('for shown names', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = shownNameWords(text);
        const twice = shownNameWords(once.join(' '));
        // Folding an umlaut digraph may shorten a word; it never makes one.
        expect(twice.length).toBeLessThanOrEqual(once.length);
      }),
    );
  });

  it('for handles and addresses', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = handleParts(text).plain;
        expect(plain).toMatch(/^[a-z0-9]*$/);
        const page = webAddress(text)?.page;
        if (page !== undefined) expect(webAddress(page)?.host).toBe(webAddress(text)?.host);
      }),
    );
  });
});

describe('keys', () => {
  it('are distinct and in order, whatever the text', () => {
    const row = fc.record({ handle: anyText, name: anyText, bio: anyText });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const ids = rows.map((_, at) => `p${at}`);
        const identity = profileIdentity(
          {
            length: rows.length,
            columns: {
              profile_id: ids,
              platform: ids.map(() => 'x'),
              handle: rows.map((one) => one.handle),
              display_name: rows.map((one) => one.name),
              bio: rows.map((one) => one.bio),
              location: rows.map((one) => one.bio),
            },
          },
          gazetteer,
        );
        const keys = profileKeys(identity);
        const lines = Array.from({ length: keys.length }, (_, at) => [
          Number(keys.columns['profile_number']?.[at]),
          Number(keys.columns['rule']?.[at]),
          keys.columns['key']?.[at] as bigint,
        ]) as [number, number, bigint][];
        for (const [at, line] of lines.entries()) {
          const before = lines[at - 1];
          if (before !== undefined) expect(isBefore(before, line)).toBe(true);
        }
      }),
    );
  });

  it('of nobody are none', () => {
    expect(customerKeys({ length: 1, columns: { customer_id: ['c'] } }).length).toBe(0);
  });
});

function isBefore(a: [number, number, bigint], b: [number, number, bigint]): boolean {
  if (a[0] !== b[0]) return a[0] < b[0];
  if (a[1] !== b[1]) return a[1] < b[1];
  return a[2] < b[2];
}
