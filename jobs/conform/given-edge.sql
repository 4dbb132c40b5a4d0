-- Influence known from elsewhere. An end may be a profile id or `platform:handle`
-- (case does not matter); a handle that meets no profile stays as given, so that
-- the network keeps its shape. Of several rows of one pair the strongest counts.
WITH handle AS (
  SELECT lower(platform || ':' || handle) AS name, min(profile_id) AS profile_id
  FROM written.profile
  WHERE handle IS NOT NULL
  GROUP BY lower(platform || ':' || handle)
  HAVING count(*) = 1
),
resolved AS (
  SELECT
    COALESCE(a.profile_id, e.influencer_profile_id) AS influencer_profile_id,
    COALESCE(b.profile_id, e.influenced_profile_id) AS influenced_profile_id,
    e.probability
  FROM raw.given_edge AS e
  LEFT JOIN handle AS a ON a.name = lower(e.influencer_profile_id)
  LEFT JOIN handle AS b ON b.name = lower(e.influenced_profile_id)
),
unsuppressed AS (
  SELECT r.*
  FROM resolved AS r
  LEFT JOIN scratch.suppressed_profile AS a ON a.id = r.influencer_profile_id
  LEFT JOIN scratch.suppressed_profile AS b ON b.id = r.influenced_profile_id
  WHERE a.id IS NULL AND b.id IS NULL AND r.influencer_profile_id <> r.influenced_profile_id
)
SELECT influencer_profile_id, influenced_profile_id, max(probability) AS probability
FROM unsuppressed
GROUP BY influencer_profile_id, influenced_profile_id
