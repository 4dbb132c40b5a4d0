import { describe, expect, it } from 'vitest';
import { FocusFinder } from '../../../src/sentiment/brand/focus.ts';
import { needlesOf, readBrand } from '../../../src/sentiment/index.ts';
import { createTokenizer } from '../../../src/sentiment/text/tokenise.ts';
import { formOf } from '../../../src/sentiment/text/tokens.ts';

const tokens = createTokenizer();
const finder = new FocusFinder();

function focus(text: string, ...terms: string[]) {
  const read = tokens(text);
  const found = finder.find(read, readBrand({ name: terms[0] ?? '', terms }));
  const formsIn = (from: number, to: number): string[] =>
    Array.from({ length: to - from }, (_, index) => formOf(read, from + index));
  return (
    found && {
      mention: formsIn(found.mentionStart, found.mentionEnd),
      clause: formsIn(found.clauseStart, found.clauseEnd),
    }
  );
}

describe('naming a brand', () => {
  it.each([
    ['love ACME', 'Acme'],
    ['@acme hello', 'Acme'],
    ['@acme@social.example hello', '@acme'],
    ['@acme.social.example hello', 'acme'],
    ['so #Acme', 'acme'],
    ['so #ILoveAcme', 'acme'],
    ['acme’s plane', 'Acme'],
    ['l’Acme est', 'Acme'],
    ['Acme-Air rocks', 'acme air'],
    ['#acmeair rocks', 'Acme Air'],
    ['Acme Air’s food', 'acme air'],
    ['H&M sale', 'H&M'],
    ['#acme', '#acme'],
    ['AAA rocks', 'AAA'],
    ['私は日産が好き', '日産'],
    ['Nestlé again', 'NESTLÉ'],
    ['Yahoooo', 'Yahoo'],
  ])('%s names %s', (text, term) => {
    expect(focus(text, term)).toBeDefined();
  });

  it.each([
    ['acmeology', 'Acme'],
    ['pacme', 'Acme'],
    ['acmeeeee', 'Acme'],
    ['acme', '@acme'],
    ['acme', '#acme'],
    ['@acme', '#acme'],
    ['@acme_air', 'acme'],
    ['Acme. Air is thin', 'acme air'],
    ['AA', 'AAA'],
    ['AAA', 'AA'],
    ['', 'Acme'],
    ['👍', '👍'],
  ])('%s does not name %s', (text, term) => {
    expect(focus(text, term)).toBeUndefined();
  });

  it('takes the clause around the mention', () => {
    const text = 'Globex is awful, but I really love Acme planes. Nice day!';
    expect(focus(text, 'Acme')?.clause).toEqual(['i', 'really', 'love', 'acme', 'planes']);
    expect(focus(text, 'Globex')?.clause).toEqual(['globex', 'is', 'awful']);
  });

  it('takes the sentence where the clause is only the brand', () => {
    expect(focus('Acme, what a shame', 'Acme')?.clause).toEqual(['acme', 'what', 'a', 'shame']);
  });
});

describe('needles', () => {
  const needles = (...terms: string[]) => needlesOf([readBrand({ name: terms[0] ?? '', terms })]);

  it('are the longest plain run of each term', () => {
    expect(needles('Acme Airlines', '@acme', 'McDonald’s')).toEqual([
      'acme',
      'airlines',
      'mcdonald',
    ]);
  });

  it('look at every post for a term without plain letters', () => {
    expect(needles('Acme', '日産')).toEqual(['']);
  });
});
