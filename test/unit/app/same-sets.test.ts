import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SameSets } from '../../../src/app/known-links.ts';

/** By repeated sweeping, without trees. */
function bySweeping(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const least = new Map<string, string>();
  for (const [a, b] of pairs) for (const id of [a, b]) least.set(id, id);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of pairs) {
      const [one = a, two = b] = [least.get(a), least.get(b)];
      const low = one < two ? one : two;
      if (one !== low || two !== low) changed = true;
      least.set(a, low);
      least.set(b, low);
    }
  }
  return new Map([...least].filter(([id, low]) => id !== low));
}

it('sets of equals stand under their smallest id, in whatever order they are joined', () => {
  const id = fc.integer({ min: 0, max: 20 }).map(String);
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 30 }), (pairs) => {
      const sets = new SameSets();
      for (const [a, b] of pairs) sets.join(a, b);
      const sorted = (map: ReadonlyMap<string, string>) => [...map].sort();
      expect(sorted(sets.map())).toEqual(sorted(bySweeping(pairs)));
    }),
  );
});
