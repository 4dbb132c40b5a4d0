/**
 * A file's header as an error or a log may show it, which hold no names of people.
 *
 * A first line may be a row of people without any digit or `@` to tell it by, so a
 * line is taken for a header only where two of its cells are names of columns that
 * are known, or nearly. Of any other line only the known names are shown.
 */
import { slipsBetween } from '../../../kernel/index.ts';
import { type TableDefinition, tableNamed, tableNames } from '../../../lake/index.ts';
import { bareName, ownColumns } from '../shape/binding.ts';
import { gatheredColumns, synonymsOfTable } from '../shape/synonyms.ts';

const NAMES_SHOWN = 40;
const CHARACTERS_MAX = 40;
const WORDS_MAX = 4;
/** Shorter names of columns are a slip or two away from names of people: `email` from Emil. */
const NEARLY_LENGTH = 8;
const SLIPS = 2;

/** Names of columns of any raw table, bare. */
const ownNames: readonly string[] = tableNames
  .filter((name) => name.startsWith('raw.'))
  .flatMap((name) => {
    const table = tableNamed(name);
    return table === undefined ? [] : ownColumns(table).map(bareName);
  });
const knownNames: ReadonlySet<string> = new Set([
  ...ownNames,
  ...Object.values(synonymsOfTable)
    .flatMap((table) => Object.values(table))
    .flatMap((names) => names.split(',').map(bareName)),
  ...Object.values(gatheredColumns).flat().map(bareName),
]);
const longNames = [...new Set(ownNames)].filter((name) => name.length >= NEARLY_LENGTH);

/** What the first line of a delimited file has; a row of people is not shown. */
export function seenInLine(cells: readonly string[]): string {
  if (cells.some(looksLikeData)) {
    return `its first line looks like a row and not like a header (${counted(cells.length)})`;
  }
  const known = cells.filter(isKnown);
  if (known.length >= 2) return seenInHeader(cells);
  const which = known.length === 0 ? 'none of them' : `only "${known[0]}"`;
  return `its first line has ${counted(cells.length)}, ${which} a name of a column that is known; the others are not shown, since they may be a row; a file needs a line with the names of its columns first`;
}

/** What a header has, known to be one. */
export function seenInHeader(names: readonly string[]): string {
  const shown = names.filter((name) => isKnown(name) || isPlausible(name)).slice(0, NAMES_SHOWN);
  const others = names.length - shown.length;
  const more =
    others === 0 ? '' : ` and ${others} more that ${others === 1 ? 'is' : 'are'} not shown`;
  if (shown.length === 0) return `its header has ${names.length} names that are not shown`;
  return `its header has ${shown.join(', ')}${more}`;
}

/** What to do where a required name is missing. */
export function mendOfNames(table: TableDefinition): string {
  const usual = 'compare the names, and add a mapping if they differ';
  return table.name === 'raw.suppression'
    ? `${usual}; or give a file with one column email, customer_id or profile_id`
    : usual;
}

const counted = (cells: number): string => (cells === 1 ? '1 cell' : `${cells} cells`);

function isKnown(cell: string): boolean {
  const bare = bareName(cell);
  if (knownNames.has(bare)) return true;
  return (
    cell.length <= CHARACTERS_MAX &&
    longNames.some((name) => slipsBetween(bare, name, SLIPS) <= SLIPS)
  );
}

const isPlausible = (name: string): boolean =>
  name !== '' &&
  name.length <= CHARACTERS_MAX &&
  !/[@\d]/.test(name) &&
  name.split(/\s+/).length <= WORDS_MAX;

const looksLikeData = (cell: string): boolean =>
  /@|:\/\/|\d{4}/.test(cell) || /^[+\-\d\s().,/:]+$/.test(cell) || cell.length > 80;
