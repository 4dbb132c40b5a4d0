-- What authenticity is judged by, one row a known profile. A missing bio (place,
-- link, picture) means that there is none where the platform's other profiles come
-- with theirs, and is unknown where none does.
WITH platform_gives AS (
  SELECT platform,
         max(CASE WHEN bio IS NOT NULL THEN 1 ELSE 0 END) AS bio,
         max(CASE WHEN location IS NOT NULL THEN 1 ELSE 0 END) AS location,
         max(CASE WHEN urls IS NOT NULL THEN 1 ELSE 0 END) AS urls,
         max(CASE WHEN avatar_url IS NOT NULL THEN 1 ELSE 0 END) AS avatar_url
  FROM core.profile
  GROUP BY platform
)
SELECT
  p.profile_id,
  p.platform,
  p.handle,
  length(p.display_name) AS display_name_length,
  CASE WHEN g.bio = 1 THEN COALESCE(length(p.bio), 0) END AS bio_length,
  CASE WHEN g.urls = 1 THEN p.urls IS NOT NULL END AS has_url,
  CASE WHEN g.location = 1 THEN p.location IS NOT NULL END AS has_location,
  CASE
    WHEN g.avatar_url = 1
      THEN p.avatar_url IS NULL OR p.avatar_url LIKE '%default_profile%'
           OR p.avatar_url LIKE '%/missing.png'
  END AS default_avatar,
  p.followers,
  p.following,
  p.listed,
  p.likes,
  p.posts,
  p.verified,
  p.created_at,
  COALESCE(p.observed_at, CAST(CAST($night AS DATE) AS TIMESTAMP)) AS observed_at
FROM core.profile AS p
JOIN platform_gives AS g ON g.platform = p.platform
