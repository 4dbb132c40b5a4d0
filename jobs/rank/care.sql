-- One row per customer with a case, a contact or an objection.
-- Contacts count when we made them or nobody noted whose they were.
WITH case_state AS (
  SELECT case_id, customer_id, CAST(opened_at AS DATE) AS opened_on, satisfaction,
    CASE WHEN resolved_at < CAST($end AS TIMESTAMP) THEN CAST(resolved_at AS DATE) END AS resolved_on
  FROM core.care_case
  WHERE opened_at < CAST($end AS TIMESTAMP)
),
open_case AS (
  SELECT customer_id, count(*) AS open_cases, min(opened_on) AS open_since
  FROM case_state
  WHERE resolved_on IS NULL
  GROUP BY customer_id
),
resolved AS (
  SELECT customer_id, resolved_on, satisfaction,
    row_number() OVER (PARTITION BY customer_id ORDER BY resolved_on DESC, case_id DESC) AS latest
  FROM case_state
  WHERE resolved_on IS NOT NULL
),
contact AS (
  SELECT customer_id, "at", outcome,
    CASE WHEN inbound THEN 0 ELSE 1 END AS ours
  FROM core.touch
  UNION ALL
  SELECT customer_id, "at", outcome, 1 AS ours
  FROM core.outreach
),
contacted AS (
  SELECT customer_id,
    count(CASE WHEN ours = 1 AND "at" >= CAST($contacts_from AS TIMESTAMP)
      AND "at" < CAST($contacts_to AS TIMESTAMP) THEN 1 END) AS contacts,
    max(CASE WHEN outcome = $objected AND "at" < CAST($end AS TIMESTAMP)
      THEN CAST("at" AS DATE) END) AS objected_on
  FROM contact
  GROUP BY customer_id
)
SELECT c.customer_id,
  coalesce(o.open_cases, 0) AS open_cases, o.open_since,
  r.resolved_on, r.satisfaction,
  coalesce(t.contacts, 0) AS contacts, t.objected_on
FROM core.customer AS c
LEFT JOIN open_case AS o ON o.customer_id = c.customer_id
LEFT JOIN resolved AS r ON r.customer_id = c.customer_id AND r.latest = 1
LEFT JOIN contacted AS t ON t.customer_id = c.customer_id
WHERE o.customer_id IS NOT NULL OR r.customer_id IS NOT NULL OR t.customer_id IS NOT NULL
