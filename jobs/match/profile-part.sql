-- Profiles of large blocks, by block and place as customers are. Of the regions and the places that
-- a profile names, the first two count.
WITH named AS (
  SELECT 'region' AS kind, number, split_part(regions, ' ', 1) AS name
  FROM core.profile_identity
  WHERE regions IS NOT NULL
  UNION ALL
  SELECT 'region' AS kind, number, split_part(regions, ' ', 2) AS name
  FROM core.profile_identity
  WHERE regions IS NOT NULL
  UNION ALL
  SELECT 'city' AS kind, number, split_part(place, ' | ', 1) AS name
  FROM core.profile_identity
  WHERE place IS NOT NULL
  UNION ALL
  SELECT 'city' AS kind, number, split_part(place, ' | ', 2) AS name
  FROM core.profile_identity
  WHERE place IS NOT NULL
),
located AS (
  SELECT DISTINCT p.number, t.number AS place
  FROM named AS n
  JOIN scratch.place AS t ON t.kind = n.kind AND t.name = n.name
  JOIN scratch.pool_profile AS p ON p.record_number = n.number
)
SELECT k.number, l.number * $places_max + p.place AS part
FROM scratch.profile_key AS k
JOIN scratch.large_block AS l ON l.key = k.key
JOIN located AS p ON p.number = k.number
