-- One row per customer with own posts: how much, when, and about whom.
WITH amount AS (
  SELECT customer_id, count(*) AS posts, min(day) AS first_post,
    count(CASE WHEN day >= CAST($activity_from AS DATE) THEN 1 END) AS posts_recent
  FROM scratch.own_post
  GROUP BY customer_id
),
recommended AS (
  SELECT o.customer_id, min(o.day) AS first_recommendation
  FROM scratch.own_post AS o
  JOIN derived.post_sentiment AS s ON s.post_id = o.post_id
  WHERE s.brand = $brand AND s.positive >= $recommendation_min
  GROUP BY o.customer_id
),
courting AS (
  SELECT DISTINCT o.customer_id, o.post_id, o.day
  FROM scratch.own_post AS o
  JOIN derived.post_sentiment AS s ON s.post_id = o.post_id
  JOIN scratch.competitor AS k ON k.name = s.brand
  WHERE o.day >= CAST($compare_from AS DATE) AND s.negative < 0.5
),
courted AS (
  SELECT customer_id,
    count(CASE WHEN day >= CAST($recent_from AS DATE) THEN 1 END) AS competitor_recent,
    count(CASE WHEN day < CAST($recent_from AS DATE) THEN 1 END) AS competitor_before,
    min(CASE WHEN day >= CAST($recent_from AS DATE) THEN day END) AS competitor_since
  FROM courting
  GROUP BY customer_id
)
SELECT a.customer_id, a.posts, a.first_post, a.posts_recent,
  r.first_recommendation,
  coalesce(c.competitor_recent, 0) AS competitor_recent,
  coalesce(c.competitor_before, 0) AS competitor_before,
  c.competitor_since
FROM amount AS a
LEFT JOIN recommended AS r ON r.customer_id = a.customer_id
LEFT JOIN courted AS c ON c.customer_id = a.customer_id
