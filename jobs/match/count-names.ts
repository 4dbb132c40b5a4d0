/**
 * How common names are in the two files, and in which countries customers bear
 * them.
 *
 * Of one whole name there are as many people as the customer file or one
 * platform shows at once: a person has one record and rarely two accounts on a
 * platform, so nobody is counted for each of their accounts.
 */
import type { Session } from '../../src/engine/index.ts';
import { type FormCounts, formOfShown, type NameCounts } from '../../src/match/index.ts';

/** @param profiles in the pool. */
export async function countAllNames(session: Session, profiles: number): Promise<NameCounts> {
  await session.scratch('borne_name', borne);
  await session.scratch('whole_name', wholeName);
  const [all] = await session.rows<NameTotals>(`
    WITH family AS (
      SELECT sum(people) AS people FROM scratch.whole_name WHERE family IS NOT NULL GROUP BY family
    )
    SELECT
      (SELECT coalesce(sum(people), 0) FROM family) AS families,
      (SELECT coalesce(sum(people), 0) FROM scratch.whole_name WHERE given IS NOT NULL) AS givens,
      (SELECT count(*) FROM family WHERE people = 1) AS once,
      (SELECT count(*) FROM family WHERE people = 2) AS twice`);
  return {
    ...(await countHandles(session)),
    forms: await countForms(session, profiles),
    familyPeople: all?.families ?? 0,
    givenPeople: all?.givens ?? 0,
    borneOnce: all?.once ?? 0,
    borneTwice: all?.twice ?? 0,
    family: await countNames(session, 'family'),
    given: await countNames(session, 'given'),
    whole: await countNames(session, 'whole'),
    shownByOnePlatform: await namesOfOnePlatform(session),
    familyCountries: await countByCountry(session, 'family'),
    givenCountries: await countByCountry(session, 'given'),
    countries: await countCountries(session),
  };
}

interface NameTotals {
  readonly families: number;
  readonly givens: number;
  readonly once: number;
  readonly twice: number;
}

/** A double family name is counted whole and by its parts, for people go by either. */
const bornePart = (part: number): string => `
  SELECT customer_id AS id, '' AS platform, given_class AS given, country,
    split_part(family, ' ', ${part}) AS family
  FROM core.customer_identity
  WHERE split_part(family, ' ', ${part}) <> ''`;

const borne = `
  SELECT customer_id AS id, '' AS platform, given_class AS given, country, family_main AS family
  FROM core.customer_identity
  WHERE family_main IS NULL
  UNION ALL
  SELECT DISTINCT id, platform, given, country, family FROM (
    ${[1, 2, 3].map(bornePart).join(' UNION ALL ')}
  ) AS part
  UNION ALL
  SELECT profile_id AS id, platform, given_class AS given, NULL AS country, family_main AS family
  FROM core.profile_identity`;

const wholeName = `
  WITH seen AS (
    SELECT given, family, platform, count(*) AS people
    FROM scratch.borne_name
    WHERE given IS NOT NULL OR family IS NOT NULL
    GROUP BY given, family, platform
  ),
  ranked AS (
    SELECT given, family, platform, people, max(people) OVER (PARTITION BY given, family) AS most
    FROM seen
  )
  SELECT given, family, max(people) AS people,
    sum(CASE WHEN people = most THEN 1 ELSE 0 END) = 1
      AND max(CASE WHEN people = most THEN platform ELSE '' END) <> '' AS by_one_platform
  FROM ranked
  GROUP BY given, family`;

const names = {
  family: 'family',
  given: 'given',
  whole: "given || ' ' || family",
} as const;

/** Only names that two people bear: the customer of a pair is one. */
async function countNames(
  session: Session,
  kind: keyof typeof names,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const sql = `
    SELECT ${names[kind]} AS name, sum(people) AS people
    FROM scratch.whole_name
    WHERE ${names[kind]} IS NOT NULL
    GROUP BY ${names[kind]} HAVING sum(people) >= 2`;
  for await (const batch of session.batches(sql)) {
    for (let row = 0; row < batch.length; row += 1) {
      counts.set(String(batch.columns['name']?.[row]), Number(batch.columns['people']?.[row]));
    }
  }
  return counts;
}

/** Whole names that one platform alone shows at once so often: without one of its profiles they are fewer. */
async function namesOfOnePlatform(session: Session): Promise<Set<string>> {
  const found = new Set<string>();
  const sql = `SELECT ${names.whole} AS name FROM scratch.whole_name
    WHERE ${names.whole} IS NOT NULL AND people >= 2 AND by_one_platform`;
  for await (const batch of session.batches(sql)) {
    for (let row = 0; row < batch.length; row += 1) found.add(String(batch.columns['name']?.[row]));
  }
  return found;
}

/** Handles whose form is counted: more would tell the shares no better. */
const formHandlesMax = 50_000;

/** Handles by the form in which they spell the name shown beside them; every k-th where there are many. */
async function countForms(session: Session, profiles: number): Promise<FormCounts> {
  const forms = new Map<string, number>();
  let people = 0;
  const sql = `
    SELECT i.name, i.handle_plain, i.handle_letters, i.skeleton
    FROM scratch.pool_profile AS p
    JOIN core.profile_identity AS i ON i.number = p.record_number
    WHERE p.number % $step = 0 AND i.name LIKE '% %'
      AND i.handle_plain IS NOT NULL AND i.handle_letters IS NOT NULL`;
  const step = Math.max(1, Math.ceil(profiles / formHandlesMax));
  for await (const { columns, length } of session.batches(sql, { step })) {
    const text = (name: string, row: number): string => String(columns[name]?.[row] ?? '');
    for (let row = 0; row < length; row += 1) {
      const letters = text('handle_letters', row);
      const form = formOfShown(
        {
          plain: text('handle_plain', row),
          letters,
          skeleton: text('skeleton', row) || letters,
        },
        text('name', row).split(' '),
      );
      people += 1;
      if (form !== null) forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  }
  return { people, forms };
}

/** Letters of handles; of one handle on several platforms one person is the owner, of several forms of it several are. */
const handlePeople = `
  WITH seen AS (
    SELECT handle_letters AS letters, platform, handle_plain
    FROM core.profile_identity
    WHERE handle_letters IS NOT NULL
  ),
  on_platform AS (
    SELECT letters, platform, count(*) AS people FROM seen GROUP BY letters, platform
  ),
  most AS (SELECT letters, max(people) AS people FROM on_platform GROUP BY letters),
  form AS (SELECT letters, count(DISTINCT handle_plain) AS forms FROM seen GROUP BY letters)
  SELECT m.letters, CASE WHEN m.people > f.forms THEN m.people ELSE f.forms END AS people
  FROM most AS m
  JOIN form AS f ON f.letters = m.letters`;

async function countHandles(session: Session) {
  await session.scratch('handle_people', handlePeople);
  const [all] = await session.rows<{ people: number; once: number; twice: number }>(`
    SELECT coalesce(sum(people), 0) AS people,
      coalesce(sum(CASE WHEN people = 1 THEN 1 ELSE 0 END), 0) AS once,
      coalesce(sum(CASE WHEN people = 2 THEN 1 ELSE 0 END), 0) AS twice
    FROM scratch.handle_people`);
  const handles = new Map<string, number>();
  const sql = 'SELECT letters, people FROM scratch.handle_people WHERE people >= 2';
  for await (const batch of session.batches(sql)) {
    for (let row = 0; row < batch.length; row += 1) {
      handles.set(String(batch.columns['letters']?.[row]), Number(batch.columns['people']?.[row]));
    }
  }
  const { people = 0, once = 0, twice = 0 } = all ?? {};
  return { handles, handlePeople: people, handlesOnce: once, handlesTwice: twice };
}

/** Names of fewer customers say little about where a name is at home. */
const countedFrom = 3;

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
