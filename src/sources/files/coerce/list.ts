/**
 * Lists in one cell: a JSON array, or texts parted by `;` or `|`; links also by
 * blanks. A comma parts nothing: names and links contain it.
 *
 * Gives the distinct texts in the order given; null for none.
 */
import { coerceLine } from './text.ts';
import { type Coerced, Unreadable } from './unreadable.ts';

const NOT_A_LIST = new Unreadable('not a list of texts');
const LISTS = /[;|]/;
const LINKS = /[;|\s]+/;

export const coerceTexts = (cell: unknown): Coerced<readonly string[]> => listOf(cell, LISTS);

export const coerceLinks = (cell: unknown): Coerced<readonly string[]> => listOf(cell, LINKS);

function listOf(cell: unknown, parting: RegExp): Coerced<readonly string[]> {
  if (cell === null || cell === undefined || cell === '') return null;
  if (Array.isArray(cell)) return distinct(cell);
  const text = coerceLine(cell);
  if (typeof text !== 'string') return text;
  if (!text.startsWith('[')) return distinct(text.split(parting));
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? distinct(parsed) : NOT_A_LIST;
  } catch {
    return NOT_A_LIST;
  }
}

function distinct(elements: readonly unknown[]): Coerced<readonly string[]> {
  const texts = new Set<string>();
  for (const element of elements) {
    const text = coerceLine(element);
    if (typeof text === 'string') texts.add(text);
    else if (text !== null) return NOT_A_LIST;
  }
  return texts.size === 0 ? null : [...texts];
}
