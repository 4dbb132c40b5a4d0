import { describe, expect, it } from 'vitest';
import { nameFrequency } from '../../../../src/match/index.ts';

const counted = (shownByOnePlatform: readonly string[]) =>
  nameFrequency({
    familyPeople: 10_000,
    givenPeople: 10_000,
    family: new Map([['thornwick', 2]]),
    given: new Map([['zorvik', 40]]),
    whole: new Map([['zorvik thornwick', 2]]),
    shownByOnePlatform: new Set(shownByOnePlatform),
  });

describe('a name counted without one of its profiles', () => {
  it('is rarer where one platform alone shows it so often', () => {
    const frequency = counted(['zorvik thornwick']);
    const others = nameFrequency({
      familyPeople: 10_000,
      givenPeople: 10_000,
      family: new Map(),
      given: new Map([['zorvik', 40]]),
    });
    const without = frequency.wholeShare('zorvik', 'thornwick', null, 1);
    expect(without).toBeLessThan(frequency.wholeShare('zorvik', 'thornwick', null));
    expect(without).toBeCloseTo(others.wholeShare('zorvik', 'thornwick', null), 12);
  });

  it('is as common where two customers bear it', () => {
    const frequency = counted([]);
    expect(frequency.wholeShare('zorvik', 'thornwick', null, 1)).toBe(
      frequency.wholeShare('zorvik', 'thornwick', null),
    );
  });
});
