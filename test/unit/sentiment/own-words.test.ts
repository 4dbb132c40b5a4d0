import { expect, it } from 'vitest';
import { ownWords } from '../../../src/sentiment/index.ts';

it.each([
  ['I love it', 'I love it'],
  ['RT @acme: We are great', ''],
  ['So true! RT @acme: We are great', 'So true!'],
  ['RT: @acme yes', ''],
  ['ART @ home', 'ART @ home'],
  ['START @acme', 'START @acme'],
  ['', ''],
])('%j → %j', (text, own) => {
  expect(ownWords(text)).toBe(own);
});
