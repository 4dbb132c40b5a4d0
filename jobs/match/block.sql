-- Every block that could be joined, with its pairs counted before anything is joined.
WITH customer_count AS (
  SELECT key, rule, count(*) AS customers FROM scratch.customer_key GROUP BY key, rule
),
profile_count AS (
  SELECT key, count(*) AS profiles FROM scratch.profile_key GROUP BY key
)
SELECT c.key, c.rule, c.customers * p.profiles AS pairs
FROM customer_count AS c
JOIN profile_count AS p ON p.key = c.key
