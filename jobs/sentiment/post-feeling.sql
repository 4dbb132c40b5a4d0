-- One row per scored post and brand: whose it is, how it feels, how much its age leaves of it.
-- Weight 2^(-age / half-life), to the ninth digit, so that sums over it are the same every night.
WITH dated AS (
  SELECT s.post_id, s.brand, n.profile_id, n.posted_at,
    s.positive - s.negative AS feeling,
    s.positive + s.negative AS strength,
    date_diff('second', n.posted_at, CAST($night AS TIMESTAMP)) / 86400.0 AS age_days
  FROM written.post_sentiment AS s
  JOIN scratch.named_post AS n ON n.post_id = s.post_id
),
placed AS (
  SELECT brand, profile_id, feeling, strength,
    CASE WHEN age_days > 0 THEN round(power(0.5, age_days / $half_life), 9) ELSE 1.0 END AS weight,
    row_number() OVER (
      PARTITION BY profile_id, brand ORDER BY posted_at DESC, post_id
    ) AS newest_first,
    count(*) OVER (PARTITION BY profile_id, brand) AS posts
  FROM dated
)
SELECT brand, profile_id, feeling, strength, weight, posts,
  newest_first <= floor(posts / 2.0) AS newer
FROM placed
