/**
 * Cheap strings without which a post cannot name a brand.
 *
 * For each term the longest run of ASCII letters and digits in one of its words,
 * in small letters: a post that names the term holds it, whatever stands
 * between. A term without any gives the empty string, which every post holds.
 */
import type { Brand } from './terms.ts';

export function needlesOf(brands: readonly Brand[]): readonly string[] {
  const needles = new Set(
    brands.flatMap((brand) => brand.terms.map((term) => longestRun(term.words))),
  );
  return needles.has('') ? [''] : [...needles].sort();
}

function longestRun(words: readonly string[]): string {
  const runs = words.flatMap((word) => word.match(/[a-z0-9]+/g) ?? []);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
