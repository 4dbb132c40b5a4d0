-- Blocks above the limit, split by region; again counted first.
WITH large AS (
  SELECT rule, key FROM scratch.block WHERE pairs > $pairs_max
),
customer_count AS (
  SELECT k.rule, k.key, s.key AS place, count(*) AS customers
  FROM scratch.customer_key AS k
  JOIN large AS l ON l.rule = k.rule AND l.key = k.key
  JOIN scratch.customer_key AS s ON s.customer_id = k.customer_id AND s.rule = 'place'
  GROUP BY k.rule, k.key, s.key
),
profile_count AS (
  SELECT k.rule, k.key, s.key AS place, count(*) AS profiles
  FROM scratch.profile_key AS k
  JOIN large AS l ON l.rule = k.rule AND l.key = k.key
  JOIN scratch.profile_key AS s ON s.profile_id = k.profile_id AND s.rule = 'place'
  GROUP BY k.rule, k.key, s.key
)
SELECT c.rule, c.key, c.place, c.customers * p.profiles AS pairs
FROM customer_count AS c
JOIN profile_count AS p ON p.rule = c.rule AND p.key = c.key AND p.place = c.place
