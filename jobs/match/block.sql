-- Every block that would be joined, with its pairs counted before anything is joined.
WITH customer_count AS (
  SELECT rule, key, count(*) AS customers
  FROM scratch.customer_key
  WHERE rule <> 'place'
  GROUP BY rule, key
),
profile_count AS (
  SELECT rule, key, count(*) AS profiles
  FROM scratch.profile_key
  WHERE rule <> 'place'
  GROUP BY rule, key
)
SELECT c.rule, c.key, c.customers * p.profiles AS pairs
FROM customer_count AS c
JOIN profile_count AS p ON p.rule = c.rule AND p.key = c.key
