-- Profiles that may be looked at, numbered by name as customers are; letter by letter, so that no
-- single sort holds them all. `closed`: asks not to be found; only its own declared owner may be linked.
WITH named AS (
  SELECT
    p.profile_id,
    p.platform,
    coalesce(p.no_bots, false) OR NOT coalesce(p.discoverable, true) AS closed,
    coalesce(i.family_main, i.skeleton, '') AS name,
    coalesce(i.given_class, '') AS given
  FROM core.profile AS p
  LEFT JOIN core.profile_identity AS i ON i.profile_id = p.profile_id
  WHERE NOT EXISTS (
    SELECT 1 FROM core.suppression AS s
    WHERE s.subject_kind = 'profile' AND s.subject = p.profile_id
  )
),
letter AS (
  SELECT left(name, 1) AS letter, count(*) AS profiles FROM named GROUP BY left(name, 1)
),
letter_place AS (
  SELECT letter, sum(profiles) OVER (ORDER BY letter) - profiles AS profiles_before FROM letter
),
platform AS (
  SELECT DISTINCT platform FROM named
),
platform_place AS (
  SELECT platform, row_number() OVER (ORDER BY platform) - 1 AS number FROM platform
)
SELECT
  n.profile_id,
  n.platform,
  CAST(l.profiles_before - 1 + row_number() OVER (
    PARTITION BY l.letter ORDER BY n.name, n.given, n.profile_id
  ) AS INTEGER) AS number,
  CAST(t.number AS INTEGER) AS platform_number,
  n.closed
FROM named AS n
JOIN letter_place AS l ON l.letter = left(n.name, 1)
JOIN platform_place AS t ON t.platform = n.platform
