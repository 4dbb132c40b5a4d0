-- Profiles that may be looked at. `closed`: asks not to be found; only its own declared owner may be linked.
SELECT
  p.profile_id,
  p.platform,
  coalesce(p.no_bots, false) OR NOT coalesce(p.discoverable, true) AS closed
FROM core.profile AS p
WHERE NOT EXISTS (
  SELECT 1 FROM core.suppression AS s
  WHERE s.subject_kind = 'profile' AND s.subject = p.profile_id
)
