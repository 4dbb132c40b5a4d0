/**
 * The customers and profiles of an invented town, and who owns what, as Parquet
 * files: all that matching needs, without the years of posts.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDuckDbEngine } from '../../src/engine/index.ts';
import { parseIsoDate } from '../../src/kernel/index.ts';
import { type TableDefinition, tableNamed } from '../../src/lake/index.ts';
import { createTown, truthTables } from '../../src/sample/index.ts';

const endDate = '2026-03-01';
const blocksPerFile = 25;

type Written = Pick<TableDefinition, 'columns'> & { readonly name: string };

export interface MatchTown {
  readonly folder: string;
  /** Glob of each table's files. */
  readonly files: Readonly<Record<'customer' | 'profile' | 'ownership', string>>;
}

/** Makes the town in `folder`, or takes the one that is there. */
export async function matchTown(folder: string, customers: number): Promise<MatchTown> {
  if (!existsSync(folder)) {
    await rm(`${folder}.making`, { recursive: true, force: true });
    await writeTown(`${folder}.making`, customers);
    await rename(`${folder}.making`, folder);
  }
  const glob = (name: string): string => join(folder, `${name}-*.parquet`);
  const files = {
    customer: glob('customer'),
    profile: glob('profile'),
    ownership: glob('ownership'),
  };
  return { folder, files };
}

async function writeTown(folder: string, customers: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const date = parseIsoDate(endDate);
  if (date === undefined) throw new Error(`${endDate} is no date`);
  const town = createTown({ customers, seed: 1, endDate: date });
  const engine = createDuckDbEngine({
    memoryMb: 512,
    threads: 2,
    spillFolder: join(folder, 'spill'),
  });
  const session = await engine.open();
  const tables = [...town.tables, ...town.truth].flatMap((table) => {
    const definition = definitionOf(table.name);
    return definition === undefined ? [] : [{ ...table, definition }];
  });
  for (let from = 0; from < town.plan.blocks; from += blocksPerFile) {
    const to = Math.min(from + blocksPerFile, town.plan.blocks);
    for (const { definition, batches } of tables) {
      const [first] = batches({ from: 0, to: 1 });
      // What a town leaves unknown is left out of its file.
      const columns = Object.fromEntries(
        Object.entries(definition.columns).filter(([name]) => name in (first?.columns ?? {})),
      );
      const part = String(from / blocksPerFile).padStart(4, '0');
      const file = join(folder, `${definition.name.replace(/^\w+\./, '')}-${part}.parquet`);
      await session.writeBatches(file, { columns }, batches({ from, to }));
    }
  }
  await session.close();
  await engine.close();
}

function definitionOf(name: string): Written | undefined {
  if (name === truthTables.ownership.name) return truthTables.ownership;
  if (name !== 'raw.customer' && name !== 'raw.profile') return undefined;
  const definition = tableNamed(name);
  if (definition === undefined) throw new Error(`no table ${name}`);
  // Where a row stands is known when the file is read.
  const { source_file: _file, source_line: _line, ...columns } = definition.columns;
  return { name, columns };
}
