/** What the current tables set aside, counted by source and reason. */
import type { Engine } from '../engine/index.ts';
import { type Lake, tables } from '../lake/index.ts';
import type { QuarantineCount } from '../store/index.ts';

/** Distinct reasons reported; a source with more is broken as a whole and was stopped before. */
const REASONS_MAX = 1000;

export async function quarantineCounts(options: {
  readonly engine: Engine;
  readonly lake: Lake;
}): Promise<readonly QuarantineCount[]> {
  const { engine, lake } = options;
  const session = await engine.open();
  try {
    for (const definition of [tables.rawQuarantine, tables.coreQuarantine, tables.postFault]) {
      const version = lake.manifest.tables[definition.name];
      const files = version === undefined ? [] : lake.filesOf(definition.name, version);
      await session.bind(definition.name, definition, files);
    }
    return await session.rows<QuarantineCount>(
      `SELECT "table", source_file AS "sourceFile", reason, count(*) AS "rows"
       FROM (
         SELECT "table", source_file, reason FROM raw.quarantine
         UNION ALL SELECT "table", source_file, reason FROM core.quarantine
         UNION ALL SELECT 'core.post', 'sentiment', reason FROM derived.post_fault
       ) AS q
       GROUP BY "table", source_file, reason
       ORDER BY "rows" DESC, "table", source_file, reason
       LIMIT ${REASONS_MAX}`,
    );
  } finally {
    await session.close();
  }
}
