/**
 * Which unmapped columns behave as identifiers of a person (a social-security
 * or membership number).
 *
 * Decided from the values: nearly every record has another one, few share one,
 * and some value does repeat (a column in which none does numbers records, not
 * people). Columns of dates, amounts and long texts are none.
 */
import { isAnswer } from './attribute-names.ts';
import { createTextPool, type TextPool, type TextPoolBuilder } from './text-pool.ts';

export interface IdentifierColumn {
  /** Name of the column in the file. */
  readonly name: string;
  readonly values: TextPool;
}

export interface IdentifierCollector {
  /** One record's unmapped values. */
  add(values: ReadonlyMap<string, string>): void;
  choose(): IdentifierColumn[];
}

/** Columns looked at; a file with more has its first ones looked at. */
const columnsMax = 24;
const identifiersMax = 3;
const charactersMin = 5;
const charactersMax = 40;
/** Share of records that must have one. */
const filledShareMin = 0.2;
/** Share of filled records whose value has the shape of an identifier. */
const shapedShareMin = 0.9;
/** A value that more records share names a group. */
const sharersMax = 12;
/** Share of filled records that may have such a value. */
const groupedShareMax = 0.05;

interface Candidate {
  readonly pool: TextPoolBuilder;
  given: number;
}

export function createIdentifierCollector(): IdentifierCollector {
  const candidates = new Map<string, Candidate>();
  let records = 0;
  return {
    add(values) {
      for (const [name, text] of values) {
        let candidate = candidates.get(name);
        if (candidate === undefined) {
          if (candidates.size >= columnsMax || isAnswer(name)) continue;
          candidates.set(name, (candidate = { pool: createTextPool(), given: 0 }));
        }
        candidate.given += 1;
        const value = identifierOf(text);
        if (value === null) continue;
        candidate.pool.skip(records - candidate.pool.length);
        candidate.pool.add(value);
      }
      records += 1;
    },
    choose() {
      const found: IdentifierColumn[] = [];
      for (const [name, { pool, given }] of candidates) {
        pool.skip(records - pool.length);
        const values = pool.build();
        if (isIdentifier(values, given, records)) found.push({ name, values });
      }
      return found
        .sort((a, b) => b.values.filled - a.values.filled || (a.name < b.name ? -1 : 1))
        .slice(0, identifiersMax);
    },
  };
}

/** Letters and digits of a value that may identify somebody; null for dates, amounts and prose. */
export function identifierOf(text: string): string | null {
  if (
    text.length > charactersMax ||
    /^\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^-?\d+[.,]\d+$/.test(text)
  )
    return null;
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const digits = plain.replace(/[^0-9]/g, '').length;
  return plain.length >= charactersMin && digits * 2 >= plain.length ? plain : null;
}

function isIdentifier(values: TextPool, given: number, records: number): boolean {
  if (values.filled < records * filledShareMin || values.filled < given * shapedShareMin) {
    return false;
  }
  let grouped = 0;
  let repeats = 0;
  for (const count of values.counts) {
    if (count > sharersMax) grouped += count;
    if (count > 1) repeats += 1;
  }
  return repeats > 0 && grouped <= values.filled * groupedShareMax;
}
