/** A lake of a few hand-written rows, and the graph job run on it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graph } from '../../../../jobs/index.ts';
import { createDuckDbEngine } from '../../../../src/engine/index.ts';
import type { ColumnBatches, IsoDate } from '../../../../src/kernel/index.ts';
import { tableNamed } from '../../../../src/lake/index.ts';
import type { JobContext } from '../../../../src/pipeline/index.ts';

export type Row = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export const settings = {
  halfLifeDays: 90,
  habitHalfLifeDays: 365,
  damping: 0.85,
  reachSets: 20_000,
  reachEdgesMax: 1e9,
  betweennessPivots: 256,
  authenticPrior: 0.88,
  memoryMb: 512,
};

export interface World {
  /** Rows by table, values by column; columns left out are null. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly settings?: Partial<typeof settings>;
  readonly seed?: number;
}

export interface GraphRun {
  readonly edges: readonly Row[];
  readonly nodes: readonly Row[];
  readonly figures: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

export async function runGraph(world: World): Promise<GraphRun> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-graph-'));
  const engine = createDuckDbEngine({
    memoryMb: 256,
    threads: 2,
    spillFolder: join(folder, 'spill'),
  });
  const session = await engine.open();
  try {
    for (const name of [...graph.inputs, 'previous.node_measure']) {
      await session.bind(name, tableNamed(name.replace('previous.', 'derived.'))!, []);
      for (const row of world.tables[name] ?? []) {
        const columns = Object.keys(row).map((column) => `"${column}"`);
        const values = Object.keys(row).map((column) => `$${column}`);
        await session.execute(`INSERT INTO ${name} (${columns}) VALUES (${values})`, row);
      }
    }
    const written: Record<string, Row[]> = {};
    const figures: Record<string, number> = {};
    const warnings: string[] = [];
    const context = {
      date: '2026-06-30' as IsoDate,
      seed: world.seed ?? 1,
      settings: { graph: { ...settings, ...world.settings } },
      session,
      ports: {},
      output: (table: string) => ({
        async select(statement: string) {
          written[table] = [...(await session.rows<Row>(statement))];
          return written[table].length;
        },
        async batches(batches: ColumnBatches) {
          written[table] = await rowsOf(batches);
          return written[table].length;
        },
      }),
      progress: () => {},
      figure: (name: string, value: number) => {
        figures[name] = value;
      },
      warn: (message: string) => {
        warnings.push(message);
      },
    };
    await graph.run(context as unknown as JobContext<{ graph: typeof settings }>);
    return {
      edges: written['derived.edge']!,
      nodes: written['derived.node_measure']!,
      figures,
      warnings,
    };
  } finally {
    await session.close();
    await engine.close();
    await rm(folder, { recursive: true });
  }
}

async function rowsOf(batches: ColumnBatches): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { length, columns } of batches) {
    for (let i = 0; i < length; i++) {
      rows.push(
        Object.fromEntries(Object.keys(columns).map((name) => [name, columns[name]?.[i]])) as Row,
      );
    }
  }
  return rows;
}
