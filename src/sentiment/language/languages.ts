/** The languages the model knows; every other is `other`. */
export const languages = ['en', 'es', 'de', 'fr', 'pt', 'it', 'ar', 'hi', 'other'] as const;
export type Language = (typeof languages)[number];

export const languageCount = languages.length;
export const languageOther = languages.indexOf('other');

const indexOf: ReadonlyMap<string, number> = new Map(languages.map((name, index) => [name, index]));

/** Codes with which platforms say that they do not know. */
const unknownCodes = new Set(['', 'und', 'zxx', 'mul', 'qam', 'qct', 'qht', 'qme', 'qst']);

/**
 * Index of a language code such as `en`, `pt-BR` or `EN_us`; `other` for a code
 * that is not one of ours, undefined when nothing usable is said.
 */
export function languageIndexOf(code: string | null | undefined): number | undefined {
  if (code === null || code === undefined) return undefined;
  const base = code.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  if (unknownCodes.has(base)) return undefined;
  return indexOf.get(base) ?? languageOther;
}
