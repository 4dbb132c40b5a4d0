-- Profiles that may be looked at, numbered by name as customers are. `closed`: asks not to be found;
-- only its own declared owner may be linked. `record_number`: the number by which keys name the profile.
-- Tried: numbering letter by letter, which uses all cores but holds every name in memory at once.
WITH open_profile AS (
  SELECT
    p.profile_id,
    p.platform,
    coalesce(p.no_bots, false) OR NOT coalesce(p.discoverable, true) AS closed
  FROM core.profile AS p
  WHERE NOT EXISTS (
    SELECT 1 FROM core.suppression AS s
    WHERE s.subject_kind = 'profile' AND s.subject = p.profile_id
  )
),
platform AS (
  SELECT DISTINCT platform FROM open_profile
),
platform_place AS (
  SELECT platform, row_number() OVER (ORDER BY platform) - 1 AS number FROM platform
)
SELECT
  o.profile_id,
  i.number AS record_number,
  o.platform,
  CAST(row_number() OVER (
    ORDER BY coalesce(i.family_main, i.skeleton) NULLS LAST, i.given_class NULLS LAST, o.profile_id
  ) - 1 AS INTEGER) AS number,
  CAST(t.number AS INTEGER) AS platform_number,
  o.closed
FROM open_profile AS o
JOIN platform_place AS t ON t.platform = o.platform
JOIN core.profile_identity AS i ON i.profile_id = o.profile_id
