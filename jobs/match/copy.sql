-- Profiles that copy an older one of their platform: same shown name, same words, same place, and
-- a handle that begins alike. Without an age, or without words and place, nobody can tell.
WITH shown AS (
  SELECT
    p.profile_id, p.created_at, p.platform, p.display_name, coalesce(p.bio, '') AS bio,
    coalesce(p.location, '') AS location, left(i.handle_letters, 8) AS handle_start
  FROM core.profile AS p
  JOIN core.profile_identity AS i ON i.profile_id = p.profile_id
  WHERE p.display_name IS NOT NULL AND p.created_at IS NOT NULL AND i.handle_letters IS NOT NULL
    AND (p.bio IS NOT NULL OR p.location IS NOT NULL)
),
shown_alike AS (
  SELECT platform, display_name, bio, location, handle_start, min(created_at) AS oldest
  FROM shown
  GROUP BY platform, display_name, bio, location, handle_start
  HAVING count(*) > 1
)
SELECT s.profile_id
FROM shown AS s
JOIN shown_alike AS a
  ON a.platform = s.platform AND a.display_name = s.display_name AND a.bio = s.bio
    AND a.location = s.location AND a.handle_start = s.handle_start
WHERE s.created_at > a.oldest
