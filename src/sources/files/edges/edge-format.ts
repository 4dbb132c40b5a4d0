/**
 * Finds out from the first lines of an edge list how it is written: what
 * separates its columns, whether it has a header, and which columns are which.
 *
 * Edge lists go about in many forms. Lines that begin with `#` or `%` at the top
 * are remarks; a header is one only where it names both ends of the edge (other
 * words before numbers are refused, not guessed at); a first line of two whole
 * numbers before lines of three columns tells nodes and edges (as in NetHEPT) and
 * is no edge. Without a header the first column moves the second, and a third is
 * the figure of the edge.
 */
import type { AppError } from '../../../kernel/index.ts';
import { RECORD_MAX } from '../read/limits.ts';
import { unusable } from '../read/open-file.ts';
import { splitRecord } from '../read/split-record.ts';

/** What the figure of an edge is; `unnamed` where no header says. */
export type FigureKind = 'probability' | 'weight' | 'unnamed';

export interface EdgeColumnPlaces {
  readonly from: number;
  readonly to: number;
  readonly figure: { readonly at: number; readonly kind: FigureKind } | undefined;
}

export interface EdgeFormat {
  /** One character, or `blanks` for any run of blanks and tabs. */
  readonly delimiter: string;
  /** Columns of a row. */
  readonly columns: number;
  readonly places: EdgeColumnPlaces;
  /** Lines before the first edge. */
  readonly skippedLines: number;
  readonly hasHeader: boolean;
}

const delimiters = ['\t', ',', ';', '|'] as const;
/** Records that must agree on the number of columns. */
const recordsLooked = 50;

const namesOf = {
  from: 'influencer influencerid influencerprofileid from fromid fromnode fromnodeid source sourceid src u von followee followeeid followed followedid targetprofileid',
  to: 'influenced influencedid influencedprofileid to toid tonode tonodeid target targetid dst dest destination v nach follower followerid actorprofileid',
  probability: 'probability prob p transmissionprobability',
  weight: 'weight w count strength',
} as const;
const isName = (kind: keyof typeof namesOf, name: string): boolean =>
  namesOf[kind].split(' ').includes(name.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** @param lines the first lines of the file. Throws `input.file_unusable` when no two columns can be told apart. */
export function findEdgeFormat(source: string, lines: readonly string[]): EdgeFormat {
  const remarks = lines.findIndex((line) => line.trim() !== '' && !/^\s*[#%]/.test(line));
  const first = remarks < 0 ? lines.length : remarks;
  const tried = delimiters.map((delimiter) => split(lines, first, delimiter));
  const tables = tried.filter(isTable).sort((a, b) => columnsOf(b) - columnsOf(a));
  const found = tables[0] ?? splitAtBlanks(lines, first);
  if (found === undefined) {
    throw unusable(
      source,
      'no two columns can be told apart; write one edge a line, who moves and who is moved separated by a comma, tab, semicolon, bar or blank',
    );
  }
  const { delimiter, records, linesOfFirst } = found;
  const [top = [], second] = records;
  const places = placesOfHeader(top);
  if (places !== undefined) {
    return {
      ...{ delimiter, columns: top.length, places },
      ...{ skippedLines: first + linesOfFirst, hasHeader: true },
    };
  }
  if (isNumbered(records.slice(1)) && isWords(top)) throw unnamed(source, top);
  const counts = isCounts(top, second);
  const columns = counts ? (second ?? top).length : top.length;
  const figure = columns >= 3 ? { at: 2, kind: 'unnamed' as const } : undefined;
  return {
    ...{ delimiter, columns, places: { from: 0, to: 1, figure } },
    ...{ skippedLines: first + (counts ? linesOfFirst : 0), hasHeader: false },
  };
}

interface Tried {
  readonly delimiter: string;
  readonly records: readonly (readonly string[])[];
  readonly linesOfFirst: number;
}

function split(lines: readonly string[], first: number, delimiter: string): Tried {
  const records: string[][] = [];
  let linesOfFirst = 1;
  for (let at = first; at < lines.length && records.length < recordsLooked; ) {
    const fields: string[] = [];
    const taken = splitRecord(lines, at, fields, { delimiter, charactersMax: RECORD_MAX });
    // A record that the look ahead cuts off says nothing about the others.
    if (taken <= 0) break;
    if (records.length === 0) linesOfFirst = taken;
    if (fields.some((field) => field.trim() !== '')) records.push(fields);
    at += taken;
  }
  return { delimiter, records, linesOfFirst };
}

/** `a;b;0,5` has commas too, but parts in more columns. */
const columnsOf = ({ records }: Tried): number => records[0]?.length ?? 0;

/** Whether both ends of every edge are numbers: words before them are a header. */
const isNumbered = (records: readonly (readonly string[])[]): boolean =>
  records.length > 0 &&
  records.every((fields) => fields.slice(0, 2).every((field) => /^\s*\d+\s*$/.test(field)));

const isWords = (fields: readonly string[]): boolean =>
  fields.slice(0, 2).every((field) => /\p{Letter}/u.test(field) && !/\d/.test(field));

/** Two columns or more, as many in nearly every record; one dirty row does not hide a delimiter. */
function isTable({ records }: Tried): boolean {
  const [top] = records;
  if (top === undefined || top.length < 2) return false;
  const alike = records.filter((fields) => fields.length === top.length).length;
  return alike >= 0.8 * records.length;
}

function splitAtBlanks(lines: readonly string[], first: number): Tried | undefined {
  const records = lines
    .slice(first, first + recordsLooked)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/));
  if (records.length === 0 || (records[0] as string[]).length < 2) return undefined;
  return { delimiter: 'blanks', records, linesOfFirst: 1 };
}

function placesOfHeader(names: readonly string[]): EdgeColumnPlaces | undefined {
  const place = (kind: keyof typeof namesOf) => names.findIndex((name) => isName(kind, name));
  const from = place('from');
  const to = place('to');
  if (from < 0 || to < 0) return undefined;
  const probability = place('probability');
  const weight = place('weight');
  if (probability >= 0) return { from, to, figure: { at: probability, kind: 'probability' } };
  return { from, to, figure: weight < 0 ? undefined : { at: weight, kind: 'weight' } };
}

/** Places by the names of columns, for files that always have names. */
export function placesOfColumns(source: string, names: readonly string[]): EdgeColumnPlaces {
  const places = placesOfHeader(names);
  if (places !== undefined) return places;
  throw unnamed(source, names);
}

const unnamed = (source: string, names: readonly string[]): AppError =>
  unusable(
    source,
    `its columns are ${names.slice(0, 20).join(', ')}; name those of an edge influencer and influenced (or from and to, or followee and follower), and its figure probability or weight`,
  );

const isCounts = (top: readonly string[], second: readonly string[] | undefined): boolean =>
  top.length === 2 &&
  second !== undefined &&
  second.length === 3 &&
  top.every((cell) => /^\d+$/.test(cell.trim()));
