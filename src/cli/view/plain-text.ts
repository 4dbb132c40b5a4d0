/**
 * Text of others on a terminal: made harmless, measured, and broken into lines.
 *
 * A display name may hold anything: control characters that rewrite the screen,
 * direction marks that swap what stands beside it, invisible characters that
 * hide a difference.
 */

/** Joiners that emoji and several scripts need. */
const joiners = '\\u200c\\u200d';

const unprintable = new RegExp(
  `[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}]|(?![${joiners}])\\p{Cf}`,
  'gu',
);

/** The text without anything that a terminal would obey rather than show. */
export const printable = (text: string): string => text.replaceAll(unprintable, ' ');

/** Columns a text takes on a terminal: wide scripts and emoji take two, marks none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mark}|\u200c|\u200d|\ufe0f/u.test(character)) continue;
    width +=
      /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

/** True where a part is written from right to left: a terminal may then swap what stands in a line. */
export const isRightToLeft = (text: string): boolean =>
  /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u.test(
    text,
  );

/** Lines no wider than `width`, broken between words; a word longer than a line stays whole. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** The same, and a word longer than a line is broken within. */
export const foldText = (text: string, width: number): string[] =>
  wrapText(
    text
      .split(' ')
      .map((word) => brokenWord(word, Math.max(1, width)))
      .join(' '),
    width,
  );

/** What somebody will copy must stay in one line. */
const command = /npm run |psql -h |ALTER ROLE |kith_reader/;

/**
 * A text whose longer lines are broken between words; what goes on stands below
 * the first, two further in. Commands to be copied are left whole.
 */
export const foldLines = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => {
      if (widthOf(line) <= width || command.test(line)) return [line];
      const indent = line.length - line.trimStart().length;
      const [first = '', ...more] = wrapText(line.trimStart(), Math.max(20, width - indent - 2));
      return [' '.repeat(indent) + first, ...more.map((one) => ' '.repeat(indent + 2) + one)];
    })
    .join('\n');

function brokenWord(word: string, width: number): string {
  if (widthOf(word) <= width) return word;
  const pieces = [''];
  for (const character of word) {
    const longer = `${pieces.at(-1) ?? ''}${character}`;
    if (widthOf(longer) > width) pieces.push(character);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces.join(' ');
}

/** At most so many characters, an ellipsis where some were left out. */
export function clipped(text: string, charactersMax: number): string {
  const characters = [...text];
  return characters.length <= charactersMax
    ? text
    : `${characters.slice(0, charactersMax - 1).join('')}…`;
}
