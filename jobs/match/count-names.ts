/**
 * How common names are in the two files, and in which countries customers bear
 * them. Names that fewer than three records bear are left out: a pair's own two
 * would be all.
 */
import type { Session } from '../../src/engine/index.ts';
import type { NameCounts } from '../../src/match/index.ts';

const countedFrom = 3;

export async function countAllNames(session: Session, records: number): Promise<NameCounts> {
  await session.scratch('borne_name', borne);
  return {
    records,
    family: await countNames(session, 'family'),
    given: await countNames(session, 'given'),
    whole: await countNames(session, 'whole'),
    familyCountries: await countByCountry(session, 'family'),
    givenCountries: await countByCountry(session, 'given'),
    countries: await countCountries(session),
  };
}

/** A double family name is counted whole and by its parts, for people go by either. */
const bornePart = (part: number): string => `
  SELECT customer_id AS id, given_class AS given, country, split_part(family, ' ', ${part}) AS family
  FROM core.customer_identity
  WHERE split_part(family, ' ', ${part}) <> ''`;

const borne = `
  SELECT customer_id AS id, given_class AS given, country, family_main AS family
  FROM core.customer_identity
  WHERE family_main IS NULL
  UNION ALL
  SELECT DISTINCT id, given, country, family FROM (
    ${[1, 2, 3].map(bornePart).join(' UNION ALL ')}
  ) AS part
  UNION ALL
  SELECT profile_id AS id, given_class AS given, NULL AS country, family_main AS family
  FROM core.profile_identity`;

const names = {
  family: 'family',
  given: 'given',
  whole: "given || ' ' || family",
} as const;

async function countNames(
  session: Session,
  kind: keyof typeof names,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const sql = `
    SELECT ${names[kind]} AS name, count(DISTINCT id) AS records
    FROM scratch.borne_name
    WHERE ${names[kind]} IS NOT NULL
    GROUP BY ${names[kind]} HAVING count(DISTINCT id) >= $counted_from`;
  for await (const batch of session.batches(sql, { counted_from: countedFrom })) {
    for (let row = 0; row < batch.length; row += 1) {
      counts.set(String(batch.columns['name']?.[row]), Number(batch.columns['records']?.[row]));
    }
  }
  return counts;
}

async function countByCountry(
  session: Session,
  kind: 'family' | 'given',
): Promise<Map<string, Map<string, number>>> {
  const counts = new Map<string, Map<string, number>>();
  const sql = `
    WITH known AS (
      SELECT ${kind} AS name FROM scratch.borne_name
      WHERE ${kind} IS NOT NULL AND country IS NOT NULL
      GROUP BY ${kind} HAVING count(DISTINCT id) >= $counted_from
    )
    SELECT b.${kind} AS name, b.country, count(DISTINCT b.id) AS customers
    FROM scratch.borne_name AS b
    JOIN known AS k ON k.name = b.${kind}
    WHERE b.country IS NOT NULL
    GROUP BY b.${kind}, b.country ORDER BY b.${kind}, b.country`;
  for await (const batch of session.batches(sql, { counted_from: countedFrom })) {
    for (let row = 0; row < batch.length; row += 1) {
      const key = String(batch.columns['name']?.[row]);
      let ofName = counts.get(key);
      if (ofName === undefined) counts.set(key, (ofName = new Map()));
      ofName.set(
        String(batch.columns['country']?.[row]),
        Number(batch.columns['customers']?.[row]),
      );
    }
  }
  return counts;
}

async function countCountries(session: Session): Promise<Map<string, number>> {
  const rows = await session.rows<{ country: string; customers: number }>(
    `SELECT country, count(*) AS customers FROM core.customer_identity
     WHERE country IS NOT NULL GROUP BY country ORDER BY country`,
  );
  return new Map(rows.map(({ country, customers }) => [country, customers]));
}
