-- Parts of large blocks, their pairs counted before anything is joined.
WITH customer_count AS (
  SELECT part, rule, count(*) AS customers FROM scratch.customer_part GROUP BY part, rule
),
profile_count AS (
  SELECT part, count(*) AS profiles FROM scratch.profile_part GROUP BY part
)
SELECT c.part, c.rule, c.customers * p.profiles AS pairs
FROM customer_count AS c
JOIN profile_count AS p ON p.part = c.part
