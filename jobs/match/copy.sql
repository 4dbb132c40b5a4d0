-- Profiles that copy an older one of their platform: same shown name, same words, same place, and
-- a handle that begins alike. Without an age, or without words and place, nobody can tell.
WITH shown AS (
  SELECT
    p.profile_id, p.created_at,
    min(p.created_at) OVER (
      PARTITION BY p.platform, p.display_name, p.bio, p.location, left(i.handle_letters, 8)
    ) AS oldest
  FROM core.profile AS p
  JOIN core.profile_identity AS i ON i.profile_id = p.profile_id
  WHERE p.display_name IS NOT NULL AND p.created_at IS NOT NULL AND i.handle_letters IS NOT NULL
    AND (p.bio IS NOT NULL OR p.location IS NOT NULL)
)
SELECT profile_id FROM shown WHERE created_at > oldest
