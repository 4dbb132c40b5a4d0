/**
 * Unmapped columns of a row as one JSON object, so that nothing given is lost.
 *
 * Keys are the file's names in the file's order; empty cells are left out. A
 * column `attributes` of the file itself, holding such an object, is kept in front.
 */
import { cleanLines } from '../coerce/text.ts';

export type AttributesOf = (row: number) => string | null;

export function attributesOf(
  header: readonly string[],
  columns: readonly (readonly unknown[])[],
  positions: readonly number[],
  own: readonly unknown[] | undefined,
): AttributesOf {
  const names = namesWithoutRepeats(header);
  const keys = positions.map((position) => `${JSON.stringify(names[position])}:`);
  const cellsOf = positions.map((position) => columns[position] ?? []);
  return (row) => {
    let text = membersOf(own?.[row]);
    for (let i = 0; i < cellsOf.length; i += 1) {
      const value = jsonOfCell(cellsOf[i]?.[row]);
      if (value !== undefined) text += `${text === '' ? '' : ','}${keys[i]}${value}`;
    }
    return text === '' ? null : `{${text}}`;
  };
}

/** The members of a JSON object, as text without its braces; other text is kept under `attributes`. */
function membersOf(cell: unknown): string {
  if (typeof cell === 'string' && cell.trimStart().startsWith('{')) {
    try {
      return JSON.stringify(JSON.parse(cell)).slice(1, -1);
    } catch {
      return `"attributes":${JSON.stringify(cleanLines(cell))}`;
    }
  }
  if (typeof cell === 'object' && cell !== null && !Array.isArray(cell)) {
    return JSON.stringify(cell).slice(1, -1);
  }
  const value = jsonOfCell(cell);
  return value === undefined ? '' : `"attributes":${value}`;
}

function jsonOfCell(cell: unknown): string | undefined {
  if (cell === null || cell === undefined || cell === '') return undefined;
  if (typeof cell === 'string') {
    const text = cleanLines(cell);
    return text === null ? undefined : JSON.stringify(text);
  }
  return JSON.stringify(typeof cell === 'bigint' ? String(cell) : cell);
}

/** A name given twice keeps both cells: the second is `name (2)`; a column without a name is `column 3`. */
function namesWithoutRepeats(header: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return header.map((name, position) => {
    const given = name === '' ? `column ${position + 1}` : name;
    const times = (seen.get(given) ?? 0) + 1;
    seen.set(given, times);
    return times === 1 ? given : `${given} (${times})`;
  });
}
