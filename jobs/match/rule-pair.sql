-- How many pairs each rule brings together, each pair once, and how many no other rule does.
WITH pair AS (
  SELECT c.number AS customer_number, p.number AS profile_number, b.rule
  FROM scratch.block AS b
  JOIN scratch.block_limit AS l ON l.rule = b.rule
  JOIN scratch.customer_key AS c ON c.key = b.key AND c.rule = b.rule
  JOIN scratch.profile_key AS p ON p.key = b.key
  WHERE b.pairs <= l.pairs_max
  UNION
  SELECT c.number AS customer_number, p.number AS profile_number, b.rule
  FROM scratch.block_part AS b
  JOIN scratch.block_limit AS l ON l.rule = b.rule
  JOIN scratch.customer_part AS c ON c.part = b.part AND c.rule = b.rule
  JOIN scratch.profile_part AS p ON p.part = b.part
  WHERE b.pairs <= l.part_pairs_max
),
lawful AS (
  SELECT pair.customer_number, pair.profile_number, pair.rule
  FROM pair
  JOIN scratch.pool_profile AS p ON p.number = pair.profile_number
  JOIN scratch.allowed AS a
    ON a.customer_number = pair.customer_number AND a.platform_number = p.platform_number
),
counted AS (
  SELECT rule, count(*) OVER (PARTITION BY customer_number, profile_number) AS rules
  FROM lawful
)
SELECT r.rule, count(*) AS pairs, sum(CASE WHEN counted.rules = 1 THEN 1 ELSE 0 END) AS alone
FROM counted
JOIN scratch.rule AS r ON r.number = counted.rule
GROUP BY r.rule
