/**
 * What a damaged disk does to a night.
 *
 * Sizes are looked at before every skip, since that is cheap; content is only
 * read again when a job failed on it, or when the operator runs the jobs anew
 * and what cannot be computed again, the tables of earlier nights, may be bad.
 */
import { AppError } from '../kernel/index.ts';
import { type Lake, nightBefore, type TableVersion } from '../lake/index.ts';
import { tableOfBinding } from './job-run.ts';

/** The failure, or `store.lake_damaged` naming the table when what the job read is not what was written. */
export async function explainedByDamage(
  error: AppError,
  lake: Lake,
  bindings: Readonly<Record<string, TableVersion | undefined>>,
): Promise<AppError> {
  if (error.code !== 'bug.assertion' && error.code !== 'store.lake_damaged') return error;
  for (const [name, version] of Object.entries(bindings)) {
    if (version === undefined || (await lake.intact(tableOfBinding(name), version))) continue;
    return new AppError(
      'store.lake_damaged',
      `${name} (version ${version.version}) is missing or no longer what was written; run \`kith nightly --from ingest\` to build the tables again`,
      { cause: error, details: { table: name, version: version.version } },
    );
  }
  return error;
}

/**
 * Forgets those tables of the night before that are damaged: nothing can build
 * them again, and they would stop every further night. Gives their names.
 */
export async function forgetDamagedBefore(lake: Lake, date: string): Promise<readonly string[]> {
  const before = nightBefore(lake.manifest, date);
  if (before === undefined) return [];
  const damaged: string[] = [];
  for (const [table, version] of Object.entries(before.tables)) {
    if (!(await lake.intact(table, version))) damaged.push(table);
  }
  if (damaged.length === 0) return [];
  const kept = Object.entries(before.tables).filter(([table]) => !damaged.includes(table));
  const nights = lake.manifest.nights.map((night) =>
    night === before ? { ...night, tables: Object.fromEntries(kept) } : night,
  );
  await lake.replaceManifest({ ...lake.manifest, nights });
  return damaged;
}
