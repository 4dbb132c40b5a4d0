import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTown } from '../../../src/sample/index.ts';
import { fold } from '../../../src/sample/names/fold.ts';
import { createUrn } from '../../../src/sample/names/urn.ts';
import { normalCdf } from '../../../src/sample/network/minds.ts';
import { misspell } from '../../../src/sample/people/record.ts';
import { createHandleRegister } from '../../../src/sample/profiles/handle-register.ts';
import { townPlatforms } from '../../../src/sample/profiles/profile.ts';
import { postIdOf, profileIdOf } from '../../../src/sample/profiles/profile-id.ts';
import { Stream } from '../../../src/sample/stream.ts';
import { columnsOf, endDate, texts } from '../../unit/sample/small-town.ts';

describe('laws of the town', () => {
  it('any size and seed: one truth a record, orders of known customers, reach of known profiles', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (customers, seed) => {
        const town = createTown({ customers, seed, endDate });
        const ids = new Set(texts(columnsOf(town, 'raw.customer'), 'customer_id'));
        expect(ids.size).toBe(customers);
        expect(new Set(texts(columnsOf(town, 'truth.person'), 'customer_id'))).toEqual(ids);
        const buyers = texts(columnsOf(town, 'raw.order'), 'customer_id');
        expect(buyers.every((id) => ids.has(id))).toBe(true);
        const profiles = new Set(texts(columnsOf(town, 'raw.profile'), 'profile_id'));
        expect(new Set(texts(columnsOf(town, 'truth.moved'), 'profile_id'))).toEqual(profiles);
      }),
      { numRuns: 12 },
    );
  });

  it('a misspelt word is another word, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zäéñß]{1,12}$/), fc.nat(), (word, seed) => {
        expect(misspell(new Stream(String(seed)), word)).not.toBe(word);
        expect(fold(fold(word))).toBe(fold(word));
      }),
    );
  });

  it('handles are unique whoever wishes for what', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('anna', 'anna1', 'bo', 'cara.lee'), { maxLength: 40 }),
        (wishes) => {
          const register = createHandleRegister(wishes.length);
          wishes.forEach((wish, slot) => {
            register.claim('x', wish, 0, slot);
          });
          const given = wishes.map((wish, slot) => register.handleOf('x', wish, 0, slot));
          expect(new Set(given).size).toBe(given.length);
          expect(given.every((handle) => handle.length <= 15)).toBe(true);
        },
      ),
    );
  });

  it('ids differ wherever block, slot or number differ', () => {
    const place = fc.record({ block: fc.nat(19_999), slot: fc.nat(4095), k: fc.nat(2000) });
    fc.assert(
      fc.property(fc.constantFrom(...townPlatforms), place, place, (platform, a, b) => {
        fc.pre(a.block !== b.block || a.slot !== b.slot);
        const atMs = 1_770_000_000_000;
        expect(profileIdOf(platform, a.block, a.slot)).not.toBe(
          profileIdOf(platform, b.block, b.slot),
        );
        expect(postIdOf(platform, { ...a, atMs })).not.toBe(postIdOf(platform, { ...b, atMs }));
      }),
    );
  });

  it('an urn’s bits are those of its draws, and its shares sum to one', () => {
    const urn = createUrn(['a', 'b', 'c', 'd', 'e', 'f']);
    const shares = urn.values.map((_, i) => 2 ** -urn.bits(i));
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    const random = new Stream('urn');
    const drawn = new Array<number>(urn.values.length).fill(0);
    for (let i = 0; i < 60_000; i++) {
      const at = urn.draw(random);
      drawn[at] = (drawn[at] ?? 0) + 1;
    }
    drawn.forEach((count, i) => {
      expect(Math.abs(count / 60_000 - (shares[i] ?? 0))).toBeLessThan(0.01);
    });
  });

  it('the stream is uniform, and the normal distribution function is right at known points', () => {
    const random = new Stream('uniform');
    let [sum, squares] = [0, 0];
    for (let i = 0; i < 50_000; i++) {
      const one = random.normal();
      sum += one;
      squares += one * one;
    }
    expect(Math.abs(sum / 50_000)).toBeLessThan(0.02);
    expect(Math.abs(squares / 50_000 - 1)).toBeLessThan(0.03);
    for (const [x, p] of [
      [0, 0.5],
      [1, 0.841345],
      [-1.959964, 0.025],
      [3, 0.99865],
    ] as const) {
      expect(normalCdf(x)).toBeCloseTo(p, 5);
    }
  });
});
