/**
 * The known links that blocking rules are held against: the given truth, or else
 * the accepted links, or, where nothing was linked, the handles customers
 * declared themselves.
 */
import type { Session } from '../engine/index.ts';
import type { ColumnBatches } from '../kernel/index.ts';
import { knownPairsSql, loadKnownLinks } from './known-links.ts';
import type { OfflineWorld } from './offline/run-offline.ts';

export type KnownOf = 'truth' | 'accepted' | 'declared';

const acceptedSql = `
SELECT customer_id, profile_id FROM derived.link
WHERE decision = 'accept' ORDER BY customer_id, profile_id`;

const declaredSql = `
WITH declared AS (
  SELECT customer_id, unnest(handles) AS handle FROM core.customer WHERE handles IS NOT NULL
)
SELECT DISTINCT d.customer_id, p.profile_id
FROM declared AS d
JOIN core.profile AS p ON lower(p.platform || ':' || p.handle) = lower(d.handle)
ORDER BY d.customer_id, p.profile_id`;

export async function analysedLinks(
  session: Session,
  { engine }: Pick<OfflineWorld, 'engine'>,
  { truth, linked }: { readonly truth: readonly string[]; readonly linked: boolean },
): Promise<{ readonly known: ColumnBatches; readonly knownOf: KnownOf }> {
  if (truth.length > 0) {
    await loadKnownLinks(session, engine, truth);
    const sql = `SELECT "customerId" AS customer_id, "profileId" AS profile_id
      FROM (${knownPairsSql}) AS pair WHERE knowable AND permitted AND (declared OR NOT closed)`;
    return { known: session.batches(sql), knownOf: 'truth' };
  }
  return linked
    ? { known: session.batches(acceptedSql), knownOf: 'accepted' }
    : { known: session.batches(declaredSql), knownOf: 'declared' };
}
