/**
 * Rows as an aligned text table.
 *
 * On a terminal it is never wider than that: titles and texts are folded within
 * their columns, figures never; where even that is too wide, each row becomes a
 * few lines of its own. Elsewhere (a pipe, a file) only the last column gives
 * way, so that what a script reads does not hang on a window's width.
 */
import { onTerminal } from '../output.ts';
import { foldText, printable, widthOf, wrapText } from './plain-text.ts';

export interface TextColumn<Row> {
  readonly title: string;
  readonly align?: 'right';
  cell(row: Row): string;
}

const GAP = '  ';
const LAST_COLUMN_MIN = 24;
/** The last column may be folded to this. */
const FOLDED_LAST_COLUMN_MIN = 16;
/** Longer words, such as a path, may be broken. */
const NAME_MAX = 40;
/** In a narrower column, whole sentences become a ladder: then rows are stacked. */
const SENTENCES_MIN = 36;
const SENTENCES_FROM = 100;
/** A last text that is longer than this stands in lines of its own where rows are stacked. */
const PROSE_MIN = 40;

/** Titles and cells as they are shown. */
interface Sheet {
  readonly titles: readonly string[];
  readonly right: readonly boolean[];
  readonly cells: readonly (readonly string[])[];
}

/** @param fit whether it must not be wider; a terminal's tables must. */
export function textTable<Row>(
  rows: readonly Row[],
  columns: readonly TextColumn<Row>[],
  widthMax = 120,
  fit = onTerminal(),
): string {
  const sheet: Sheet = {
    titles: columns.map(({ title }) => title),
    right: columns.map(({ align }) => align === 'right'),
    cells: rows.map((row) => columns.map((column) => printable(column.cell(row)))),
  };
  if (!fit)
    return aligned(
      { ...sheet, right: sheet.right.with(-1, false) },
      plainWidths(sheet, widthMax),
      wrapText,
    );
  const widths = fittedWidths(sheet, widthMax);
  return widths === undefined ? stacked(sheet, widthMax) : aligned(sheet, widths, foldText);
}

/** Width of the widest cell of each column. */
const cellWidths = ({ titles, cells }: Sheet): readonly number[] =>
  titles.map((_, at) => Math.max(0, ...cells.map((row) => widthOf(row[at] ?? ''))));

function plainWidths(sheet: Sheet, widthMax: number): readonly number[] {
  const natural = cellWidths(sheet).map((width, at) => Math.max(width, titleWidth(sheet, at)));
  const last = natural.length - 1;
  const before = natural.slice(0, last).reduce((sum, width) => sum + width + GAP.length, 0);
  return natural.with(
    last,
    Math.min(natural[last] ?? 0, Math.max(LAST_COLUMN_MIN, widthMax - before)),
  );
}

/** Undefined where even folded columns are too wide. */
function fittedWidths(sheet: Sheet, widthMax: number): readonly number[] | undefined {
  const cells = cellWidths(sheet);
  const natural = cells.map((width, at) => Math.max(width, titleWidth(sheet, at)));
  const last = natural.length - 1;
  const least = cells.map((width, at) => {
    if (sheet.right[at]) return Math.max(width, wordWidth([sheet.titles[at] ?? '']));
    const words = wordWidth([sheet.titles[at] ?? '', ...sheet.cells.map((row) => row[at] ?? '')]);
    if (at !== last) return words;
    const folded = width > SENTENCES_FROM ? SENTENCES_MIN : FOLDED_LAST_COLUMN_MIN;
    return Math.min(width, Math.max(folded, Math.min(words, NAME_MAX)));
  });
  const sum = (widths: readonly number[]): number => widths.reduce((all, one) => all + one, 0);
  let spare = widthMax - GAP.length * last - sum(least);
  if (spare < 0) return undefined;
  // The last column, mostly the longest text, keeps room to be read in.
  const kept = Math.max(0, Math.min(natural[last] ?? 0, LAST_COLUMN_MIN) - (least[last] ?? 0));
  const widths = least.map((width, at) => {
    const room = at === last ? spare : Math.max(0, spare - kept);
    const more = Math.min((natural[at] ?? 0) - width, room);
    spare -= more;
    return width + more;
  });
  return widths;
}

const titleWidth = ({ titles }: Sheet, at: number): number => widthOf(titles[at] ?? '');
/** Width of the longest word. */
const wordWidth = (texts: readonly string[]): number =>
  Math.max(...texts.flatMap((text) => text.split(' ').map(widthOf)));

function aligned(
  { titles, right, cells }: Sheet,
  widths: readonly number[],
  broken: (text: string, width: number) => string[],
): string {
  const last = widths.length - 1;
  const line = (row: readonly string[]): string[] => {
    const folded = row.map((cell, at) =>
      at === last || widthOf(cell) > (widths[at] ?? 0) ? broken(cell, widths[at] ?? 0) : [cell],
    );
    const height = Math.max(...folded.map((lines) => lines.length));
    return Array.from({ length: height }, (_, down) =>
      folded
        .map((lines, at) =>
          at === last && right[at] !== true
            ? (lines[down] ?? '')
            : pad(lines[down] ?? '', widths[at] ?? 0, right[at] === true),
        )
        .join(GAP),
    );
  };
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [...line(titles), rule, ...cells.flatMap(line)].map((text) => text.trimEnd()).join('\n');
}

const INDENT = '  ';

/** A row as its name, then its figures in one breath, then its last text. */
function stacked({ titles, right, cells }: Sheet, width: number): string {
  // What names a row: its first column, and where that is a number, the next one too.
  const heads = right[0] === true ? 2 : 1;
  const last = titles.length - 1;
  const inner = Math.max(1, width - INDENT.length);
  const lines = cells.flatMap((row) => {
    const prose = right[last] !== true && widthOf(row[last] ?? '') > PROSE_MIN;
    const told = row.flatMap((cell, at) =>
      at < heads || cell === '' || (prose && at === last) ? [] : [`${titles[at]} ${cell}`],
    );
    const rest = [told.join(' · '), prose && last >= heads ? (row[last] ?? '') : ''];
    return [
      ...foldText(row.slice(0, heads).join(GAP), width),
      ...rest
        .filter((text) => text !== '')
        .flatMap((text) => foldText(text, inner))
        .map((text) => INDENT + text),
    ];
  });
  return lines.map((text) => text.trimEnd()).join('\n');
}

const pad = (text: string, width: number, right: boolean): string => {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? blank + text : text + blank;
};
