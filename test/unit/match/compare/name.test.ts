import { describe, expect, it } from 'vitest';
import { nameFrequency } from '../../../../src/match/compare/frequency.ts';
import { levelName } from '../../../../src/match/compare/levels.ts';
import { compareNames } from '../../../../src/match/compare/name.ts';
import { handleNameWords } from '../../../../src/match/identity/keys.ts';
import { handleParts } from '../../../../src/match/normalise/handle.ts';
import { personName, shownNameWords } from '../../../../src/match/normalise/person-name.ts';

const frequency = nameFrequency({
  family: new Map(),
  given: new Map(),
  familyPeople: 0,
  givenPeople: 0,
});

const robert = {
  ...personName({
    first: 'Robert',
    middle: 'Paul',
    last: 'Halloway',
    suffix: 'Jr.',
    nickname: null,
    full: null,
    aliases: null,
  }),
  country: null,
};

function against(shown: string | null, handle: string | null, generation: string | null = null) {
  const parts = handleParts(handle);
  const agreement = compareNames(
    robert,
    {
      shown: shownNameWords(shown),
      generation,
      spoken: handleNameWords(parts.words),
      handlePlain: parts.plain || null,
      letters: parts.letters || null,
      skeleton: parts.skeleton || null,
    },
    frequency,
  );
  return { level: levelName('name', agreement.level), chanceBits: agreement.chanceBits };
}

describe('compareNames', () => {
  it.each([
    ['Robert Halloway', 'rh', 'full'],
    ['HALLOWAY Robert', 'xyz', 'full'],
    [null, 'RobertHalloway', 'full'],
    ['Robe Halloway', null, 'nickname'],
    [null, 'robhalloway4congress', 'nickname'],
    ['Bob Halloway', null, 'nickname'],
    ['Robert P. Halloway', null, 'full-middle'],
    ['Robert Q. Halloway', null, 'conflict'],
    ['R. Halloway', null, 'initial'],
    [null, 'rhalloway', 'initial'],
    ['Robert Haloway', null, 'fuzzy'],
    ['Senator Halloway', null, 'family'],
    [null, 'RepHalloway', 'family'],
    ['Robert H.', null, 'given'],
    ['Sandra Halloway', null, 'conflict'],
    ['Sandra Halloway', 'roberthalloway', 'conflict'],
    [null, 'sandrahalloway', 'conflict'],
    ['Team Halloway', 'xyz', 'family'],
    ['Halloway for Iowa', 'xyz', 'family'],
    ['Coffee Lover', 'bobh77x', 'unnamed'],
    ['Coffee Lover', 'coffee', 'unnamed'],
    ['Miguel Torres', 'coffee', 'none'],
    [null, 'migueltorres', 'none'],
    [null, null, 'missing'],
  ])('%s @%s reaches %s', (shown, handle, level) => {
    expect(against(shown, handle).level).toBe(level);
  });

  it('takes father and son for two people', () => {
    expect(against('Robert Halloway Sr.', null, 'sr').level).toBe('conflict');
    expect(against('Robert Halloway Jr.', null, 'jr').level).toBe('full');
  });

  it('finds a stranger by a rare name less likely than by a common one', () => {
    const counted = nameFrequency({
      family: new Map([['halloway', 5000]]),
      given: new Map(),
      familyPeople: 100_000,
      givenPeople: 100_000,
    });
    expect(counted.familyShare('halloway')).toBeGreaterThan(frequency.familyShare('halloway'));
    expect(frequency.familyShare('smith')).toBeGreaterThan(frequency.familyShare('halloway'));
  });
});
