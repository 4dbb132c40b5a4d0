-- Which rules bring known pairs together, one row a pair and rule. scratch.known_pair (customer_id,
-- profile_id). `sibling`: through another profile under the same handle.
WITH known AS (
  SELECT c.number AS customer_number, p.number AS profile_number, p.platform_number
  FROM scratch.known_pair AS k
  JOIN scratch.pool_customer AS c ON c.customer_id = k.customer_id
  JOIN scratch.pool_profile AS p ON p.profile_id = k.profile_id
),
lawful AS (
  SELECT k.customer_number, k.profile_number
  FROM known AS k
  JOIN scratch.allowed AS a
    ON a.customer_number = k.customer_number AND a.platform_number = k.platform_number
),
through AS (
  SELECT k.customer_number, k.profile_number, s.number AS sibling_number
  FROM lawful AS k
  JOIN scratch.sibling AS s ON s.sibling_number = k.profile_number
),
asked AS (
  SELECT customer_number, profile_number FROM lawful
  UNION
  SELECT customer_number, sibling_number AS profile_number FROM through
),
named AS (
  SELECT a.customer_number, a.profile_number, b.rule
  FROM asked AS a
  JOIN scratch.customer_key AS c ON c.number = a.customer_number
  JOIN scratch.profile_key AS p ON p.number = a.profile_number AND p.key = c.key
  JOIN scratch.block AS b ON b.key = c.key AND b.rule = c.rule
  JOIN scratch.block_limit AS l ON l.rule = b.rule
  WHERE b.pairs <= l.pairs_max
  UNION
  SELECT a.customer_number, a.profile_number, b.rule
  FROM asked AS a
  JOIN scratch.customer_part AS c ON c.number = a.customer_number
  JOIN scratch.profile_part AS p ON p.number = a.profile_number AND p.part = c.part
  JOIN scratch.block_part AS b ON b.part = c.part AND b.rule = c.rule
  JOIN scratch.block_limit AS l ON l.rule = b.rule
  WHERE b.pairs <= l.part_pairs_max
)
SELECT k.customer_number, k.profile_number, r.rule
FROM lawful AS k
JOIN named AS n
  ON n.customer_number = k.customer_number AND n.profile_number = k.profile_number
JOIN scratch.rule AS r ON r.number = n.rule
UNION
SELECT t.customer_number, t.profile_number, 'sibling' AS rule
FROM through AS t
JOIN named AS n
  ON n.customer_number = t.customer_number AND n.profile_number = t.sibling_number
