-- Which rules bring known pairs together: scratch.known_pair (customer_id, profile_id) against the
-- blocks, one row a pair and rule. `sibling`: through another profile under the same handle.
WITH handle AS (
  SELECT p.profile_id, p.platform, left(i.handle_plain, $letters_max) AS handle
  FROM scratch.pool_profile AS p
  JOIN core.profile_identity AS i ON i.profile_id = p.profile_id
  WHERE length(i.handle_plain) >= $letters_min
),
borne AS (
  SELECT handle FROM handle GROUP BY handle HAVING count(*) BETWEEN 2 AND $bearers_max
),
through AS (
  SELECT k.customer_id, k.profile_id, other.profile_id AS sibling_id
  FROM scratch.known_pair AS k
  JOIN handle AS h ON h.profile_id = k.profile_id
  JOIN borne AS b ON b.handle = h.handle
  JOIN handle AS other ON other.handle = h.handle AND other.platform <> h.platform
),
asked AS (
  SELECT customer_id, profile_id FROM scratch.known_pair
  UNION
  SELECT customer_id, sibling_id AS profile_id FROM through
),
whole_block AS (
  SELECT a.customer_id, a.profile_id, b.rule
  FROM asked AS a
  JOIN scratch.customer_key AS c ON c.customer_id = a.customer_id
  JOIN scratch.profile_key AS p ON p.profile_id = a.profile_id AND p.rule = c.rule AND p.key = c.key
  JOIN scratch.block AS b ON b.rule = c.rule AND b.key = c.key
  WHERE b.pairs <= $pairs_max
),
split_block AS (
  SELECT a.customer_id, a.profile_id, b.rule
  FROM asked AS a
  JOIN scratch.customer_key AS c ON c.customer_id = a.customer_id
  JOIN scratch.profile_key AS p ON p.profile_id = a.profile_id AND p.rule = c.rule AND p.key = c.key
  JOIN scratch.customer_key AS cp ON cp.customer_id = a.customer_id AND cp.rule = 'place'
  JOIN scratch.profile_key AS pp
    ON pp.profile_id = a.profile_id AND pp.rule = 'place' AND pp.key = cp.key
  JOIN scratch.split_block AS b ON b.rule = c.rule AND b.key = c.key AND b.place = cp.key
  WHERE b.pairs <= $pairs_max
),
named AS (
  SELECT n.customer_id, n.profile_id, n.rule
  FROM (SELECT * FROM whole_block UNION SELECT * FROM split_block) AS n
  JOIN scratch.pool_profile AS p ON p.profile_id = n.profile_id
  JOIN scratch.allowed AS a ON a.customer_id = n.customer_id AND a.platform = p.platform
)
SELECT k.customer_id, k.profile_id, n.rule
FROM scratch.known_pair AS k
JOIN named AS n ON n.customer_id = k.customer_id AND n.profile_id = k.profile_id
UNION
SELECT t.customer_id, t.profile_id, 'sibling' AS rule
FROM through AS t
JOIN named AS n ON n.customer_id = t.customer_id AND n.profile_id = t.sibling_id
JOIN scratch.pool_profile AS p ON p.profile_id = t.profile_id
JOIN scratch.allowed AS a ON a.customer_id = t.customer_id AND a.platform = p.platform
