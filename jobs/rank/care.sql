-- One row per customer with a case, a contact or an objection. What happened under one record
-- of a person counts for all their records: nobody is two people to whom we may speak.
-- Contacts count when we made them or nobody noted whose they were.
WITH person AS (
  SELECT customer_id, customer_id AS record FROM core.customer
  UNION ALL
  SELECT a.customer_id, b.customer_id AS record
  FROM derived.duplicate AS a
  JOIN derived.duplicate AS b ON b.cluster_id = a.cluster_id AND b.customer_id <> a.customer_id
),
case_state AS (
  SELECT k.case_id, p.customer_id, CAST(k.opened_at AS DATE) AS opened_on, k.satisfaction,
    CASE WHEN k.resolved_at < CAST($end AS TIMESTAMP) THEN CAST(k.resolved_at AS DATE) END AS resolved_on
  FROM core.care_case AS k
  JOIN person AS p ON p.record = k.customer_id
  WHERE k.opened_at < CAST($end AS TIMESTAMP)
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
  SELECT p.customer_id,
    count(CASE WHEN t.ours = 1 AND t."at" >= CAST($contacts_from AS TIMESTAMP)
      AND t."at" < CAST($contacts_to AS TIMESTAMP) THEN 1 END) AS contacts,
    max(CASE WHEN t.outcome = $objected AND t."at" < CAST($end AS TIMESTAMP)
      THEN CAST(t."at" AS DATE) END) AS objected_on
  FROM contact AS t
  JOIN person AS p ON p.record = t.customer_id
  GROUP BY p.customer_id
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
