/**
 * Craft of one post: how much it reads like somebody who treats a product as a
 * craft, 0–1.
 *
 * Takes a post's text in any of eight languages (the language need not be
 * known: words of all are looked for at once, and a word of another language
 * found by chance is rare). Looks for what such posts have in common: several
 * of the themes use, make, knowledge, earth and people; enough words of them;
 * length; measured figures with units; comparisons. Praise, blame, mentions and
 * links count for nothing. The sum of five saturating parts is taken, so that
 * neither a long rant nor a list of hashtags gets far by one part alone.
 *
 * Craft is a property of text, not of people: see `meanCraft` for a person's.
 */
import { clamp } from '../kernel/index.ts';
import { comparisonWords, craftThemes, craftWords } from './craft-words.ts';

interface WordIndex {
  readonly whole: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<string, number>;
}

const themeIndex: WordIndex = indexOf(
  craftThemes.map((theme) => craftWords.map((words) => words[theme]).join(' ')),
);
const comparisonIndex: WordIndex = indexOf([comparisonWords]);

/** Below this many words nothing can be told about craft. */
const wordsMin = 5;
/** Words and characters looked at; a longer text has shown what it is. */
const wordsMax = 400;
const charactersMax = 4000;

/** Abbreviated and written out; folded like the text it is looked for in. */
const unit =
  'mm|cm|m|km|miles?|inch(?:es)?|ft|mg|g|kg|lbs?|oz|ml|cl|l|liters?|litres?|°c|°f|°|w|kw|kwh|mah|v|a|hz|khz|mhz|ghz|gb|mb|tb|bar|psi|nm|rpm|db|denier|gsm|g/m2|spf|fps|px|dpi|h|hrs?|hours?|min|mins|minutes?|s|sec|seconds?|days?|weeks?|months?|years?|tage?|wochen|monate?|jahren?|jours?|semaines?|mois|ans|dias?|semanas?|meses|anos?|giorni|settimane|mesi|anni|din|hafte|mahine|saal|km/h|mph|millimet(?:re|er)s?|centimet(?:re|er)s?|gramm?e?s?|gramos?|gramas?|grammi|milimetros?|millimetri|kilos?|quilos?|chili|percent|per cent|prozent|degrees?|grad|grados?|gradi|graus|degres?|denier';
const measure = new RegExp(
  `\\d+(?:[.,]\\d+)?\\s?(?:${unit})(?![\\p{L}\\d])|\\d\\s?[%:/x×]\\s?\\d`,
  'giu',
);
const noise = /https?:\/\/\S+|www\.\S+|[@#][\p{L}\p{N}_]+/giu;

export function craftOf(text: string): number {
  const plain = fold(text.slice(0, charactersMax).replace(noise, ' '));
  const words = (plain.match(/[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu) ?? []).slice(
    0,
    wordsMax,
  );
  if (words.length < wordsMin) return 0;
  const found = new Set<string>();
  const themes = new Set<number>();
  let comparisons = 0;
  for (const word of words) {
    const theme = lookUp(themeIndex, word);
    if (theme !== undefined) {
      found.add(word);
      themes.add(theme);
    }
    if (lookUp(comparisonIndex, word) !== undefined) comparisons += 1;
  }
  const measures = plain.match(measure)?.length ?? 0;
  // One theme may be met by chance; two and three are what a review is made of.
  const breadth = clamp((themes.size - 1) / 2, 0, 1);
  const depth = 1 - Math.exp(-found.size / 3);
  const length = clamp((words.length - wordsMin) / 25, 0, 1);
  // Length alone is chatter: it counts as far as there is something it is about.
  return (
    0.35 * breadth +
    0.3 * depth +
    0.15 * length * depth +
    0.12 * clamp(measures / 2, 0, 1) +
    0.08 * clamp(comparisons, 0, 1)
  );
}

/** Posts that the company's mean craft counts for against a person's own. */
const priorPosts = 3;

/**
 * A person's craft: the mean over their own posts about products, shrunk toward the company's
 * mean, so that one detailed review does not make a prosumer. Null without posts.
 */
export function meanCraft(craftSum: number, posts: number, companyMean: number): number | null {
  if (posts === 0) return null;
  return (craftSum + priorPosts * companyMean) / (posts + priorPosts);
}

/** Lower case without accents; Arabic letters that are written either way become one. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0652\u0640\u093c]/g, '')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي');
}

function indexOf(lists: readonly string[]): WordIndex {
  const whole = new Map<string, number>();
  const stems = new Map<string, number>();
  lists.forEach((list, theme) => {
    for (const entry of list.split(' ')) {
      const stem = entry.endsWith('*');
      const index = stem ? stems : whole;
      const word = fold(stem ? entry.slice(0, -1) : entry);
      if (!index.has(word)) index.set(word, theme);
    }
  });
  return { whole, stems };
}

const stemLengthMin = 3;
const stemLengthMax = 16;
const firstArabic = 0x600;

function lookUp(index: WordIndex, word: string): number | undefined {
  const found = lookUpBare(index, word);
  if (found !== undefined || word.charCodeAt(0) < firstArabic) return found;
  return lookUpBare(index, bareArabic(word));
}

function lookUpBare({ whole, stems }: WordIndex, word: string): number | undefined {
  const exact = whole.get(word);
  if (exact !== undefined) return exact;
  const longest = Math.min(stemLengthMax, word.length);
  for (let length = longest; length >= stemLengthMin; length -= 1) {
    const theme = stems.get(word.slice(0, length));
    if (theme !== undefined) return theme;
  }
  return undefined;
}

/** Without the article and the particles written together with it. */
const bareArabic = (word: string): string =>
  word.replace(/^(?:و|ف)?(?:ال|بال|لل|كال)(?=[\u0600-\u06ff]{2})/, '');
