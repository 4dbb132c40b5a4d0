import { describe, expect, it } from 'vitest';
import { foldNameWord, foldWords, squash } from '../../../../src/match/normalise/fold.ts';

describe('foldWords', () => {
  it.each([
    ['José Ñandú', 'jose nandu'],
    ["O'Brien-Łukasz", 'obrien lukasz'],
    ['D.C.', 'dc'],
    ['𝓐𝓷𝓷𝓪 ✨ Kranz 🌊', 'anna kranz'],
    ['Иван', 'ivan'],
    ['', ''],
  ])('%s becomes %s', (text, folded) => {
    expect(foldWords(text)).toBe(folded);
  });

  it('takes null for no words', () => {
    expect(foldWords(null)).toBe('');
  });

  it('cuts what is longer than any name or bio needs', () => {
    expect(foldWords('a'.repeat(5000)).length).toBe(600);
  });
});

describe('umlauts', () => {
  it('lets Müller meet Mueller, in words and in handles', () => {
    expect(foldNameWord(foldWords('Müller'))).toBe(foldNameWord(foldWords('Mueller')));
    expect(squash(foldWords('Jörg Müller'))).toBe(squash('joergmueller'));
  });

  it('keeps short names apart', () => {
    expect(foldNameWord('joe')).not.toBe(foldNameWord('jo'));
  });
});
