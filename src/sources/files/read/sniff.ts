/**
 * Finds the header of a delimited file, and its delimiter if none is stated.
 *
 * Each of `, ; tab |` is tried; the one whose names fit the table best wins,
 * then the one that gives most columns.
 */
import type { TableDefinition } from '../../../lake/index.ts';
import { type Binding, bareName, bindHeader } from '../shape/binding.ts';
import { COLUMNS_MAX, RECORD_MAX } from './limits.ts';
import { unusable } from './open-file.ts';
import { mendOfNames, seenInLine } from './seen-names.ts';
import { splitRecord } from './split-record.ts';

export interface Header {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** Lines it took. */
  readonly lines: number;
  readonly binding: Binding;
}

export interface HeaderOptions {
  readonly source: string;
  readonly table: TableDefinition;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly delimiter?: string | undefined;
}

const DELIMITERS = [',', ';', '\t', '|'];
const delimiterNames: Readonly<Record<string, string>> = { '\t': 'a tab' };

/** @param lines the first lines of the file, the first of them not blank. */
export function findHeader(lines: readonly string[], options: HeaderOptions): Header {
  const { source, table, delimiter } = options;
  if ((lines[0] as string).includes('\0')) {
    throw unusable(source, 'its first line has NUL bytes; save it as UTF-8 text');
  }
  const tried = DELIMITERS.map((one) => splitNames(lines, one)).filter((one) => one !== undefined);
  const best = tried
    .map((one) => ({ ...one, fitting: fitting(one.names, options) }))
    .sort((a, b) => b.fitting - a.fitting || b.names.length - a.names.length)[0];
  const chosen = delimiter === undefined ? best : splitNames(lines, delimiter);
  if (chosen === undefined) throw unusable(source, 'a quote in its header is out of place');
  if (chosen.names.length > COLUMNS_MAX) {
    throw unusable(
      source,
      `its header has ${chosen.names.length} columns, more than ${COLUMNS_MAX}`,
    );
  }
  const binding = bindHeader(table, chosen.names, options);
  if (binding.missing.length === 0) return { ...chosen, binding };
  const otherwise = best !== undefined && best.delimiter !== chosen.delimiter && best.fitting > 0;
  const mend = otherwise
    ? `it seems to be separated by ${named(best.delimiter)}, not by ${named(chosen.delimiter)}`
    : tried.length < DELIMITERS.length
      ? 'a quote in it is out of place'
      : mendOfNames(table);
  throw unusable(
    source,
    `it has no column for ${binding.missing.join(', ')} of ${table.name.slice(4)}; ${seenInLine(chosen.names)}; ${mend}`,
  );
}

const named = (delimiter: string): string => delimiterNames[delimiter] ?? `"${delimiter}"`;

function splitNames(
  lines: readonly string[],
  delimiter: string,
): Omit<Header, 'binding'> | undefined {
  const fields: string[] = [];
  const taken = splitRecord(lines, 0, fields, { delimiter, charactersMax: RECORD_MAX });
  if (taken <= 0) return undefined;
  const names = fields.map((field) => field.trim().normalize('NFC'));
  while (names.length > 1 && names.at(-1) === '') names.pop();
  return { delimiter, names, lines: taken };
}

/** How many of the names are ours, or mapped to ours. */
function fitting(names: readonly string[], { table, mapping = {} }: HeaderOptions): number {
  const mapped = new Set(Object.values(mapping).map(bareName));
  const ours = bindHeader(
    table,
    [...new Map(names.map((name) => [bareName(name), name])).values()],
    {
      source: '',
      open: true,
    },
  );
  return ours.positionsOf.size + names.filter((name) => mapped.has(bareName(name))).length;
}
