/**
 * What each UTF-16 code unit is to the tokenizer, as a table of 65,536 bytes.
 *
 * Built once when the module loads, so that scanning a post is one array read
 * per unit. Surrogates are classed by their pair where they are met.
 */

export const characterClass = {
  other: 0,
  space: 1,
  letter: 2,
  digit: 3,
  /** Scripts written without spaces: every character is a word of its own. */
  ideograph: 4,
  emoji: 5,
  /** Skin tones, variation selectors, joiners, tatweel, Arabic vowel signs: never a feature. */
  ignored: 6,
  highSurrogate: 7,
  lowSurrogate: 8,
} as const;

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const letter = /[\p{L}\p{M}]/u;
const digit = /\p{Nd}/u;
const pictograph = /\p{Extended_Pictographic}/u;
/** Zero-width characters, byte-order mark, variation selectors, keycap, tatweel, Arabic vowel signs. */
const ignored =
  /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u0640]|\p{Variation_Selector}|[\u064b-\u0652]|\u0670|\u20e3/u;

/** Class of one Unicode code point given as text. */
export function classOfCharacter(character: string): number {
  if (/\s/u.test(character)) return characterClass.space;
  if (ignored.test(character)) return characterClass.ignored;
  if (ideograph.test(character)) return characterClass.ideograph;
  if (letter.test(character)) return characterClass.letter;
  if (digit.test(character)) return characterClass.digit;
  if (pictograph.test(character)) return characterClass.emoji;
  return characterClass.other;
}

/** Spellings that mean one letter: Arabic alef, ya and ta marbuta forms, and typographic apostrophes. */
const foldedUnits: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
};

export interface CharacterTables {
  /** Class of each code unit. */
  readonly classes: Uint8Array;
  /** Lower-case, folded form of each code unit. */
  readonly folded: Uint16Array;
  /** 1 where the unit is a capital letter. */
  readonly capitals: Uint8Array;
}

function buildTables(): CharacterTables {
  const classes = new Uint8Array(65536);
  const folded = new Uint16Array(65536);
  const capitals = new Uint8Array(65536);
  for (let unit = 0; unit < 65536; unit += 1) {
    folded[unit] = unit;
    if (unit >= 0xd800 && unit <= 0xdfff) {
      classes[unit] = unit < 0xdc00 ? characterClass.highSurrogate : characterClass.lowSurrogate;
      continue;
    }
    const character = String.fromCharCode(unit);
    classes[unit] = classOfCharacter(character);
    const lower = foldedUnits[character] ?? character.toLowerCase();
    // A capital whose small form takes two units (İ) keeps its first: offsets must not move.
    folded[unit] = lower.charCodeAt(0);
    if (lower !== character && foldedUnits[character] === undefined) capitals[unit] = 1;
  }
  return { classes, folded, capitals };
}

export const characterTables: CharacterTables = buildTables();
