/** A town's tables in an engine session, and the job `graph` run on them: what the night would do, without matching. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graph } from '../../../jobs/index.ts';
import { loadConfig } from '../../../src/config/index.ts';
import { createDuckDbEngine, type Session } from '../../../src/engine/index.ts';
import type { ColumnBatches, IsoDate } from '../../../src/kernel/index.ts';
import { tableNamed } from '../../../src/lake/index.ts';
import type { JobContext } from '../../../src/pipeline/index.ts';
import { createTown } from '../../../src/sample/index.ts';

const endDate = '2026-03-31' as IsoDate;

export interface TownNetwork {
  readonly session: Session;
  readonly figures: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Calls `use` with a session that holds `derived.edge`, `derived.node_measure` and `truth_*` in scratch. */
export async function withTownNetwork<T>(
  options: { readonly customers: number; readonly seed: number },
  use: (network: TownNetwork) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-bench-town-'));
  const engine = createDuckDbEngine({
    ...{ memoryMb: 1024, threads: 2 },
    spillFolder: join(folder, 'spill'),
  });
  const session = await engine.open();
  try {
    const town = createTown({ ...options, endDate });
    const tables = new Map([...town.tables, ...town.truth].map((one) => [one.name, one]));
    for (const name of [...graph.inputs, 'previous.node_measure']) {
      const definition = tableNamed(name.replace('previous.', 'derived.'));
      if (definition === undefined) throw new Error(`no table ${name}`);
      const raw = tables.get(name.replace('core.', 'raw.') as 'raw.post');
      if (raw === undefined || name === 'derived.link') {
        await session.bind(name, definition, []);
        continue;
      }
      const file = join(folder, `${name}.parquet`);
      await session.writeBatches(file, definition, raw.batches());
      await session.bind(name, definition, [file]);
    }
    for (const name of ['truth.edge', 'truth.moved', 'truth.profile'] as const) {
      const truth = tables.get(name);
      if (truth === undefined) throw new Error(`no table ${name}`);
      const columns = truthColumns[name];
      await session.load(name.replace('.', '_'), columns, truth.batches());
    }
    const { figures, seconds } = await runGraph(session);
    return await use({ session, figures, seconds });
  } finally {
    await session.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const truthColumns = {
  'truth.edge': {
    influencer_profile_id: 'text',
    influenced_profile_id: 'text',
    probability: 'double',
  },
  'truth.moved': {
    profile_id: 'text',
    reach: 'double',
    moved_last_month: 'integer',
    moved_next_month: 'integer',
  },
  'truth.profile': { profile_id: 'text', kind: 'text', bot: 'boolean', ring: 'integer' },
} as const;

async function runGraph(session: Session) {
  const { config } = loadConfig({ file: undefined });
  const figures: Record<string, number> = {};
  const startedMs = performance.now();
  const context = {
    ...{ date: endDate, seed: 1, settings: config, session, ports: {} },
    output: (table: string) => ({
      async select(statement: string) {
        await session.execute(
          `CREATE OR REPLACE TABLE scratch.${table.replace('derived.', 'found_')} AS ${statement}`,
        );
        const [counted] = await session.rows<{ n: number }>(
          `SELECT count(*) AS n FROM scratch.${table.replace('derived.', 'found_')}`,
        );
        return counted?.n ?? 0;
      },
      async batches(batches: ColumnBatches) {
        const columns = Object.fromEntries(
          Object.entries(tableNamed(table)?.columns ?? {}).map(([name, { type }]) => [name, type]),
        );
        return session.load(table.replace('derived.', 'found_'), columns, batches);
      },
    }),
    progress: () => {},
    warn: () => {},
    figure: (name: string, value: number) => {
      figures[name] = value;
    },
  };
  await graph.run(context as unknown as JobContext<{ graph: typeof config.graph }>);
  return { figures, seconds: (performance.now() - startedMs) / 1000 };
}
