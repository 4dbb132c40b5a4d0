/**
 * Puts clauses together: capitals, ends of sentences, halves of a mixed one.
 *
 * Clauses come without a full stop or with their own; how hotly somebody writes
 * decides between a dot, three, none and two exclamation marks.
 */
import type { Random } from '../../kernel/index.ts';
import { products, townBrand, townCompetitors } from '../brand.ts';

const ends = '.!?…؟"”';

/** One text of several clauses; the last may end without a mark. */
export function sentences(
  random: Random,
  clauses: readonly { readonly text: string }[],
  heat: number,
): string {
  let text = '';
  for (let at = 0; at < clauses.length; at++) {
    const clause = capital((clauses[at] as { readonly text: string }).text);
    const last = at === clauses.length - 1;
    text += (at > 0 ? ' ' : '') + clause;
    if (!ends.includes(clause.charAt(clause.length - 1))) text += mark(random, heat, last);
  }
  return text;
}

function mark(random: Random, heat: number, last: boolean): string {
  const at = random.uniform();
  if (at < 0.45 * heat) return at < 0.15 * heat ? '!!' : '!';
  if (at < 0.53) return '.';
  if (at < 0.6) return '...';
  return last ? (at < 0.85 ? '' : '.') : at < 0.64 ? ' -' : '.';
}

export const trimEnd = (clause: string): string => clause.replace(/[.!…]+$/u, '');

export function capital(clause: string): string {
  const first = clause.charCodeAt(0);
  return first >= 97 && first <= 122 ? String.fromCharCode(first - 32) + clause.slice(1) : clause;
}

/** The clause as it stands after a comma: small, unless it begins with a name. */
export function small(clause: string, lowers: boolean): string {
  if (!lowers || /^I\b/.test(clause)) return clause;
  const space = clause.search(/[\s,.:;!?'’]/u);
  const word = space < 0 ? clause : clause.slice(0, space);
  if (isName(word)) return clause;
  return clause.charAt(0).toLowerCase() + clause.slice(1);
}

const names = new Set(
  [...products, ...[townBrand, ...townCompetitors].flatMap((brand) => brand.terms)].map((name) =>
    name.toLowerCase(),
  ),
);

/** A word that is the name of a maker or a product, however it is written. */
export const isName = (word: string): boolean => names.has(word.toLowerCase());
