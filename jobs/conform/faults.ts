/**
 * SQL of the rows a rule refuses and of the rows it lets through.
 *
 * Only keys that stand more than once are ordered, since sorting a whole table
 * to find a handful of repeats costs far more than grouping it. Refused rows are
 * few, so the table itself is streamed once and anti-joined with them.
 */
import type { ConformRule } from './rules.ts';

const quoted = (name: string): string => `"${name}"`;

/** Rows of `raw.<table>` that cannot be used, one reason each. */
export function faultsOf(rule: ConformRule): string {
  const key = rule.key.map(quoted).join(', ');
  const sameKey = rule.key.map((name) => `r.${quoted(name)} = k.${quoted(name)}`).join(' AND ');
  const keep = [rule.keep, 'source_file', 'source_line'].filter(Boolean).join(', ');
  const reasons = [...unknownIn(rule), ...futureIn(rule), ...(rule.breaches ?? [])];
  const judged = reasons.map(({ when, reason }) => `WHEN ${when} THEN '${reason}'`).join('\n    ');
  const known = [...joins(rule)].join('\n  ');
  const broken =
    reasons.length === 0
      ? ''
      : `,
broken AS (
  SELECT r.source_file, r.source_line, CASE
    ${judged}
    END AS reason
  FROM raw.${quoted(rule.table)} AS r
  ${known}
)`;
  const union =
    reasons.length === 0
      ? ''
      : `
  UNION ALL
  SELECT source_file, source_line, 2 AS precedence, reason FROM broken WHERE reason IS NOT NULL`;
  return `WITH repeated_key AS (
  SELECT ${key} FROM raw.${quoted(rule.table)} GROUP BY ${key} HAVING count(*) > 1
),
repeated AS (
  SELECT source_file, source_line, row_number() OVER (PARTITION BY ${rule.key
    .map((name) => `r.${quoted(name)}`)
    .join(', ')} ORDER BY ${keep}) AS copy
  FROM raw.${quoted(rule.table)} AS r
  JOIN repeated_key AS k ON ${sameKey}
)${broken},
fault AS (
  SELECT source_file, source_line, 1 AS precedence, '${rule.key.join(', ')} stands twice' AS reason
  FROM repeated WHERE copy > 1${union}
),
first_fault AS (
  SELECT source_file, source_line, reason,
    row_number() OVER (PARTITION BY source_file, source_line ORDER BY precedence) AS place
  FROM fault
)
SELECT 'core.${rule.table}' AS "table", source_file, source_line, reason
FROM first_fault WHERE place = 1`;
}

/** Rows of `raw.<table>` that can be used and whom no suppression covers. */
export function usableRowsOf(rule: ConformRule): string {
  const people = [...suppressedBy(rule)].join('\n');
  return `SELECT r.*
FROM raw.${quoted(rule.table)} AS r
WHERE NOT EXISTS (
  SELECT 1 FROM scratch.fault AS f
  WHERE f."table" = 'core.${rule.table}'
    AND f.source_file = r.source_file AND f.source_line = r.source_line
)${people}`;
}

function* joins(rule: ConformRule): Iterable<string> {
  for (const [index, column] of (rule.customers ?? []).entries()) {
    yield `LEFT JOIN scratch.known_customer AS c${index} ON c${index}.id = r.${quoted(column)}`;
  }
  for (const [index, column] of (rule.profiles ?? []).entries()) {
    yield `LEFT JOIN scratch.known_profile AS p${index} ON p${index}.id = r.${quoted(column)}`;
  }
}

const unknownIn = (rule: ConformRule): { when: string; reason: string }[] => [
  ...(rule.customers ?? []).map((column, index) => ({
    when: `c${index}.id IS NULL`,
    reason: `${column} is not in the customer file`,
  })),
  ...(rule.profiles ?? []).map((column, index) => ({
    when: `p${index}.id IS NULL`,
    reason: `${column} is not among the profiles`,
  })),
];

const futureIn = (rule: ConformRule): { when: string; reason: string }[] =>
  (rule.past ?? []).map((column) => ({
    when: `r.${quoted(column)} >= CAST($night AS TIMESTAMP) + INTERVAL 1 DAY`,
    reason: `${column} lies in the future`,
  }));

function* suppressedBy(rule: ConformRule): Iterable<string> {
  const customers = rule.table === 'customer' ? ['customer_id'] : (rule.customers ?? []);
  for (const column of customers) {
    yield `
AND NOT EXISTS (SELECT 1 FROM scratch.suppressed_customer AS s WHERE s.id = r.${quoted(column)})`;
  }
  const profiles = rule.table === 'profile' ? ['profile_id'] : (rule.profiles ?? []);
  for (const column of profiles) {
    yield `
AND NOT EXISTS (SELECT 1 FROM scratch.suppressed_profile AS s WHERE s.id = r.${quoted(column)})`;
  }
}
