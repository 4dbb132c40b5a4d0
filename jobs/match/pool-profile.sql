-- Profiles that may be looked at. `closed`: asks not to be found; only its own declared owner may be linked.
SELECT
  p.profile_id,
  p.platform,
  row_number() OVER (ORDER BY p.profile_id) - 1 AS number,
  dense_rank() OVER (ORDER BY p.platform) - 1 AS platform_number,
  coalesce(p.no_bots, false) OR NOT coalesce(p.discoverable, true) AS closed
FROM core.profile AS p
WHERE NOT EXISTS (
  SELECT 1 FROM core.suppression AS s
  WHERE s.subject_kind = 'profile' AND s.subject = p.profile_id
)
