import { describe, expect, it } from 'vitest';
import { latinOfDevanagari } from '../../../../src/match/normalise/devanagari.ts';
import { shareNickname } from '../../../../src/match/normalise/nickname.ts';
import { personName, shownNameWords } from '../../../../src/match/normalise/person-name.ts';

const whole = (full: string) =>
  personName({
    first: null,
    middle: null,
    last: null,
    suffix: null,
    nickname: null,
    full,
    aliases: null,
  });

describe('names of other scripts', () => {
  it.each([
    ['محمد علي', ['mohammed', 'ali']],
    ['Дмитрий Орлов', ['dmitriy', 'orlov']],
    ['王伟', ['wei', 'wang']],
    ['欧阳娜娜', ['nana', 'ouyang']],
    ['田中太郎', ['taro', 'tanaka']],
    ['김민준', ['minjun', 'kim']],
    ['דוד כהן', ['david', 'cohen']],
    ['Παπαδόπουλος', ['papadopoulos']],
    ['प्रिया शर्मा', ['priya', 'sharma']],
    ['𝓛𝓮𝓷𝓪 ✨ 𝐊𝐫𝐚𝐧𝐳', ['lena', 'kranz']],
  ])('%s', (shown, words) => {
    expect(shownNameWords(shown)).toEqual(words);
  });

  it.each([
    ['田中 太郎', 'taro', 'tanaka'],
    ['田中太郎', 'taro', 'tanaka'],
    ['박 지성', 'jiseong', 'park'],
    ['王伟', 'wei', 'wang'],
    ['Wei Wang', 'wei', 'wang'],
  ])('%s has the given name %s and the family name %s', (full, given, family) => {
    expect(whole(full)).toMatchObject({ given: [given], family: [family] });
  });

  it('Devanagari bears an a where no other vowel stands', () => {
    expect(['राहुल', 'कुमार', 'अमित', 'संजय', 'सिंह'].map(latinOfDevanagari)).toEqual([
      'rahul',
      'kumar',
      'amit',
      'sanjay',
      'sinh',
    ]);
  });

  it.each([
    ['dmitriy', 'dmitry'],
    ['sergey', 'sergei'],
    ['youssef', 'yusuf'],
    ['giorgos', 'george'],
    ['paco', 'francisco'],
    ['hansi', 'johann'],
  ])('%s may be %s', (a, b) => {
    expect(shareNickname(a, b)).toBe(true);
  });
});
