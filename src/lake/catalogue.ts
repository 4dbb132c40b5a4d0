/**
 * Every table of the lake. Nothing is written or read that is not listed here.
 */

import type { TableDefinition } from './table.ts';
import * as commerce from './tables/commerce.ts';
import * as derived from './tables/derived.ts';
import * as identity from './tables/identity.ts';
import * as people from './tables/people.ts';
import * as quarantine from './tables/quarantine.ts';
import * as social from './tables/social.ts';

export const tables = {
  ...people,
  ...identity,
  ...quarantine,
  ...commerce,
  ...social,
  ...derived,
} as const;

/** `core.customer` and so on. */
export type TableName = (typeof tables)[keyof typeof tables]['name'];

const definitions: readonly TableDefinition[] = Object.values(tables);
const byName: ReadonlyMap<string, TableDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition]),
);

export const tableNames = [...byName.keys()].sort() as readonly TableName[];

/** The definition of a listed table; undefined for any other name. */
export const tableNamed = (name: string): TableDefinition | undefined => byName.get(name);
