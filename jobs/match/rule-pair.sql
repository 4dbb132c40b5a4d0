-- The pairs each rule brings together, each once: one row a pair and rule.
WITH whole_block AS (
  SELECT c.customer_id, p.profile_id, b.rule
  FROM scratch.block AS b
  JOIN scratch.customer_key AS c ON c.rule = b.rule AND c.key = b.key
  JOIN scratch.profile_key AS p ON p.rule = b.rule AND p.key = b.key
  WHERE b.pairs <= $pairs_max
),
split_block AS (
  SELECT c.customer_id, p.profile_id, b.rule
  FROM scratch.split_block AS b
  JOIN scratch.customer_key AS c ON c.rule = b.rule AND c.key = b.key
  JOIN scratch.customer_key AS cp
    ON cp.customer_id = c.customer_id AND cp.rule = 'place' AND cp.key = b.place
  JOIN scratch.profile_key AS p ON p.rule = b.rule AND p.key = b.key
  JOIN scratch.profile_key AS pp
    ON pp.profile_id = p.profile_id AND pp.rule = 'place' AND pp.key = b.place
  WHERE b.pairs <= $pairs_max
),
pair AS (
  SELECT customer_id, profile_id, rule FROM whole_block
  UNION
  SELECT customer_id, profile_id, rule FROM split_block
),
lawful AS (
  SELECT pair.customer_id, pair.profile_id, pair.rule
  FROM pair
  JOIN scratch.pool_profile AS p ON p.profile_id = pair.profile_id
  JOIN scratch.allowed AS a ON a.customer_id = pair.customer_id AND a.platform = p.platform
),
counted AS (
  SELECT rule, count(*) OVER (PARTITION BY customer_id, profile_id) AS rules
  FROM lawful
)
SELECT rule, count(*) AS pairs, sum(CASE WHEN rules = 1 THEN 1 ELSE 0 END) AS alone
FROM counted
GROUP BY rule
