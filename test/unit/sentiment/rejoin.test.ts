import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/sentiment/index.ts';
import { rejoin } from '../../../src/sentiment/text/rejoin.ts';

describe('rejoin', () => {
  it.each([
    ["i do n't care , it 's fine", "i don't care , it's fine"],
    ["ca n't wait", "can't wait"],
    ['it ` s awesome . i love it .', "it's awesome . i love it ."],
    ["`` so he said '' and left", '" so he said " and left'],
    ['great day : -RRB-', 'great day :)'],
    ['thanks :-RRB- bye', 'thanks :) bye'],
    ['sad now : -LRB- .', 'sad now :( .'],
    ['dirty -LRB- remix -RRB- .', 'dirty ( remix ) .'],
    ['song : ( remix ) , 2009', 'song : ( remix ) , 2009'],
    ['love you < 3 , really', 'love you <3 , really'],
  ])('%s becomes %s', (cut, whole) => {
    expect(rejoin(cut)).toBe(whole);
  });

  it.each([
    "I don't care, it's fine :)",
    'price < 3 dollars : ( maybe',
    'a-b `code` (c) d',
    '',
    'قال: (نعم)',
  ])('%s stays', (text) => {
    expect(rejoin(text)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const once = rejoin("do n't -LRB- : -RRB- `` x '' it ` s < 3 , y");
    expect(rejoin(once)).toBe(once);
  });

  it('lets the tokenizer see negation and faces', () => {
    const forms = tokenise("it is n't nice : -LRB- .").map(({ form }) => form);
    expect(forms).toEqual(['it', "isn't", 'nice', ':(']);
  });
});
