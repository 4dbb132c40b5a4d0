-- Blocks above the limit, split by a second key (name, year of birth, postcode); again counted first.
WITH large AS (
  SELECT rule, key FROM scratch.block WHERE NOT wide AND pairs > $pairs_max
)
SELECT k.rule, k.key, s.key AS split, count(*) * (count(*) - 1) / 2 AS pairs
FROM scratch.record_key AS k
JOIN large AS l ON l.rule = k.rule AND l.key = k.key
JOIN scratch.record_key AS s ON s.number = k.number AND s.rule = 'split'
GROUP BY k.rule, k.key, s.key
HAVING count(*) > 1
