/**
 * Two records beside each other, field by field.
 *
 * On a narrow terminal, and wherever a field is written from right to left, the
 * two stand below each other: in one line a terminal would swap them.
 */
import { clipped, foldText, isRightToLeft, printable, widthOf } from './plain-text.ts';

export interface FieldPair {
  readonly label: string;
  readonly left: string;
  readonly right: string;
}

export interface SideBySideOptions {
  /** Of the terminal, in columns. */
  readonly width: number;
  readonly leftTitle: string;
  readonly rightTitle: string;
}

const narrowBelow = 60;
const charactersMax = 400;
const gap = 2;

/** Fields that are empty on both sides are left out. */
export function sideBySide(fields: readonly FieldPair[], options: SideBySideOptions): string {
  const { width, leftTitle, rightTitle } = options;
  const shown = fields
    .map(({ label, left, right }) => ({ label, left: readable(left), right: readable(right) }))
    .filter(({ left, right }) => left !== '' || right !== '');
  const titles = { label: '', left: readable(leftTitle), right: readable(rightTitle) };
  const labels = Math.max(...shown.map(({ label }) => widthOf(label)), 0) + gap;
  const lines = [titles, ...shown].flatMap((field) =>
    width < narrowBelow || isRightToLeft(field.left + field.right)
      ? stacked(field, width)
      : beside(field, labels, width),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

const readable = (text: string): string => clipped(printable(text).trim(), charactersMax);

function beside({ label, left, right }: FieldPair, labels: number, width: number): string[] {
  const half = Math.floor((width - labels - gap) / 2);
  const lefts = foldText(left === '' ? '–' : left, half);
  const rights = foldText(right === '' ? '–' : right, half);
  const rows = Math.max(lefts.length, rights.length);
  return Array.from({ length: rows }, (_, row) => {
    const head = padded(row === 0 ? label : '', labels);
    return `${head}${padded(lefts[row] ?? '', half + gap)}${rights[row] ?? ''}`;
  });
}

const sides = { left: 'customer', right: 'profile ' } as const;
const indent = '  ';

function stacked({ label, left, right }: FieldPair, width: number): string[] {
  if (label === '') return [...foldText(left, width), ...foldText(right, width)];
  const side = (name: 'left' | 'right', text: string): string[] => {
    if (text === '') return [];
    const head = `${indent}${sides[name]}  `;
    const [first = '', ...more] = foldText(text, width - head.length);
    return [head + first, ...more.map((line) => ' '.repeat(head.length) + line)];
  };
  return [label, ...side('left', left), ...side('right', right)];
}

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));
