import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/sentiment/index.ts';
import { charactersMax, tokenFlag, tokenKind } from '../../../src/sentiment/text/tokens.ts';

const forms = (text: string): string[] => tokenise(text).map((token) => token.form);
const kindsOf = (text: string): string[] =>
  tokenise(text).map(
    (token) => Object.keys(tokenKind).find((_, index) => index === token.kind) ?? '?',
  );

describe('tokenise', () => {
  it('folds case and keeps apostrophes inside words', () => {
    expect(forms('I DON’T like n’est l’Acme')).toEqual(['i', "don't", 'like', "n'est", "l'acme"]);
  });

  it('reads links, mentions and numbers as what they are', () => {
    const text = 'see https://t.co/abc?x=1 www.acme.example @Acme_Air 3.5 10/10 http';
    expect(kindsOf(text)).toEqual(['word', 'url', 'url', 'mention', 'number', 'number', 'url']);
    expect(forms(text).slice(3, 6)).toEqual(['acme_air', '3.5', '10/10']);
  });

  it('keeps the server of a handle but not the sentence after it', () => {
    expect(forms('@ana@acme.example @bo.acme.example @SouthwestAir.Thanks')).toEqual([
      'ana@acme.example',
      'bo.acme.example',
      'southwestair',
      'thanks',
    ]);
  });

  it.each([
    ['#BestDayEver', ['bestdayever', 'best', 'day', 'ever']],
    ['#USAToday2024', ['usatoday2024', 'usa', 'today', '2024']],
    ['#snake_case', ['snakecase', 'snake', 'case']],
    ['#love', ['love', 'love']],
    ['#1', ['1']],
  ])('splits the hashtag %s', (text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  it('keeps joined emoji together, drops skin tones and variation selectors', () => {
    expect(forms('👍🏽👍 ❤️❤ 👩🏽‍💻 🇩🇪🇫🇷')).toEqual(['👍', '👍', '❤', '❤', '👩💻', '🇩🇪', '🇫🇷']);
  });

  it('drops the nose of an emoticon and turns reversed ones round', () => {
    expect(forms(':-) (: =( ;) <3 :Dog http://x.example :/')).toEqual([
      ':)',
      ':)',
      ':(',
      ';)',
      '<3',
      'dog',
      '',
      ':/',
    ]);
  });

  it('sees the mention, not a face, where a spreadsheet puts `=` before it', () => {
    expect(kindsOf('=@AcmeAir thanks')).toEqual(['mention', 'word']);
    expect(forms('=@AcmeAir :@_acme')).toEqual(['acmeair', '_acme']);
    expect(forms('late again =@')).toEqual(['late', 'again', ':@']);
  });

  it('cuts drawn-out letters to two and says so, and marks shouting', () => {
    const [drawn, loud] = tokenise('sooooo GREAT');
    expect(drawn).toMatchObject({ form: 'soo' });
    expect((drawn?.flags ?? 0) & tokenFlag.drawnOut).not.toBe(0);
    expect((loud?.flags ?? 0) & tokenFlag.capitals).not.toBe(0);
  });

  it('gives a word a character where a script has no spaces', () => {
    expect(forms('最高です')).toEqual(['最', '高', 'で', 'す']);
  });

  it('folds Arabic spellings and drops tatweel and vowel signs', () => {
    expect(forms('مُحَمَّد أحـــمد')).toEqual(['محمد', 'احمد']);
  });

  it.each(['', '   ', '\ud800', '\udc00 \ud83d', '\u200d\ufe0f', '🏽'])(
    'gives no token for %j',
    (text) => {
      expect(tokenise(text)).toEqual([]);
    },
  );

  it('reads no further than its limit', () => {
    expect(tokenise('a '.repeat(100_000))).toHaveLength(charactersMax / 2);
    expect(tokenise('ﷺ'.repeat(100_000)).length).toBeLessThanOrEqual(charactersMax);
  });
});
