-- Profiles that may be looked at, numbered platform by platform and by name, as customers are.
-- `closed`: asks not to be found; only its own declared owner may be linked.
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
  SELECT platform, count(*) AS profiles FROM open_profile GROUP BY platform
),
numbered AS (
  SELECT
    platform,
    row_number() OVER (ORDER BY platform) - 1 AS platform_number,
    sum(profiles) OVER (ORDER BY platform) - profiles AS profiles_before
  FROM platform
)
SELECT
  o.profile_id,
  o.platform,
  CAST(n.profiles_before - 1 + row_number() OVER (
    PARTITION BY o.platform
    ORDER BY coalesce(i.family_main, i.skeleton) NULLS LAST, i.given_class NULLS LAST, o.profile_id
  ) AS INTEGER) AS number,
  CAST(n.platform_number AS INTEGER) AS platform_number,
  o.closed
FROM open_profile AS o
JOIN numbered AS n ON n.platform = o.platform
LEFT JOIN core.profile_identity AS i ON i.profile_id = o.profile_id
