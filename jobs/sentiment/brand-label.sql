-- People by what their newest post toward a brand feels: each person once, however much they post.
-- The shipped model's own label, since its errors are known.
WITH placed AS (
  SELECT s.brand, s.context, s.base_label,
    row_number() OVER (
      PARTITION BY n.profile_id, s.brand ORDER BY n.posted_at DESC NULLS LAST, s.post_id
    ) AS newest_first
  FROM written.post_sentiment AS s
  JOIN scratch.named_post AS n ON n.post_id = s.post_id
  JOIN core.profile AS p ON p.profile_id = n.profile_id
)
SELECT brand, context, base_label AS label, count(*) AS people
FROM placed
WHERE newest_first = 1
GROUP BY brand, context, base_label
ORDER BY brand, context, label
