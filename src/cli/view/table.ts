/** Rows as an aligned text table, no wider than the terminal: the last column gives way. */
import { printable, widthOf, wrapText } from './plain-text.ts';

export interface TextColumn<Row> {
  readonly title: string;
  readonly align?: 'right';
  cell(row: Row): string;
}

const GAP = '  ';
const LAST_COLUMN_MIN = 24;

export function textTable<Row>(
  rows: readonly Row[],
  columns: readonly TextColumn<Row>[],
  widthMax = 120,
): string {
  const cells = rows.map((row) => columns.map((column) => printable(column.cell(row))));
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[index] ?? ''))),
  );
  const last = columns.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + GAP.length, 0);
  const lastWidth = Math.max(LAST_COLUMN_MIN, widthMax - before);
  const line = (row: readonly string[]): string[] => {
    const [first = '', ...more] = wrapText(row[last] ?? '', lastWidth);
    const head = row
      .slice(0, last)
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align === 'right'));
    const indent = ' '.repeat(before);
    return [[...head, first].join(GAP), ...more.map((rest) => indent + rest)];
  };
  const header = line(columns.map(({ title }) => title));
  const rule = widths.map((width, index) =>
    '─'.repeat(index === last ? Math.min(width, lastWidth) : width),
  );
  return [...header, rule.join(GAP), ...cells.flatMap(line)]
    .map((text) => text.trimEnd())
    .join('\n');
}

const pad = (text: string, width: number, right: boolean): string => {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? blank + text : text + blank;
};
