/**
 * Countries as ISO 3166-1 alpha-2 where they can be read, otherwise as given.
 */
import { countryNames } from './country-names.ts';
import { coerceLine } from './text.ts';
import type { Coerced } from './unreadable.ts';

const squeezed = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

const codeOf: ReadonlyMap<string, string> = new Map(
  countryNames
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', ...names] = line.split('|');
      const squeezedNames = [code, ...names].map((name) => [squeezed(name), code] as const);
      return [[code, code] as const, ...squeezedNames];
    }),
);

export function coerceCountry(cell: unknown): Coerced<string> {
  const text = coerceLine(cell);
  if (typeof text !== 'string') return text;
  return codeOf.get(text) ?? codeOf.get(squeezed(text)) ?? text;
}
