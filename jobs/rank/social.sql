-- One row per customer with an accepted link: what all linked profiles show together.
-- Reach is the best profile's, up to the sum of the high ends (audiences may or may
-- not overlap); where not one edge was seen, reach and influence are not known.
-- Rounded: sums of doubles to 6 digits, sentiment to 9.
WITH network AS (
  SELECT o.customer_id, count(*) AS profiles,
    min(o.match_probability) AS match_probability,
    max(m.reach) AS reach, max(m.reach_low) AS reach_low,
    round(sum(m.reach_high), 6) AS reach_high,
    max(m.influence_percentile) AS influence_percentile,
    max(m.authenticity) AS authenticity
  FROM scratch.owned AS o
  LEFT JOIN derived.node_measure AS m ON m.profile_id = o.profile_id
  GROUP BY o.customer_id
),
either_way AS (
  SELECT o.customer_id
  FROM derived.edge AS e
  JOIN scratch.owned AS o ON o.profile_id = e.influencer_profile_id
  UNION ALL
  SELECT o.customer_id
  FROM derived.edge AS e
  JOIN scratch.owned AS o ON o.profile_id = e.influenced_profile_id
),
edge_count AS (
  SELECT customer_id, count(*) AS edges FROM either_way GROUP BY customer_id
),
feeling AS (
  SELECT o.customer_id, sum(s.posts) AS brand_posts,
    sum(s.posts * s.sentiment) / sum(s.posts) AS sentiment,
    sqrt(sum(s.posts * (s.sentiment - s.low) * s.posts * (s.sentiment - s.low))) / sum(s.posts) AS below,
    sqrt(sum(s.posts * (s.high - s.sentiment) * s.posts * (s.high - s.sentiment))) / sum(s.posts) AS above
  FROM derived.profile_sentiment AS s
  JOIN scratch.owned AS o ON o.profile_id = s.profile_id
  WHERE s.brand = $brand
  GROUP BY o.customer_id
)
SELECT n.customer_id, n.profiles, n.match_probability,
  CASE WHEN e.edges > 0 THEN n.reach END AS reach,
  CASE WHEN e.edges > 0 THEN n.reach_low END AS reach_low,
  CASE WHEN e.edges > 0 THEN n.reach_high END AS reach_high,
  CASE WHEN e.edges > 0 THEN n.influence_percentile END AS influence_percentile,
  n.authenticity,
  coalesce(e.edges, 0) AS edges,
  coalesce(f.brand_posts, 0) AS brand_posts,
  round(f.sentiment, 9) AS sentiment,
  round(greatest(-1.0, f.sentiment - f.below), 9) AS sentiment_low,
  round(least(1.0, f.sentiment + f.above), 9) AS sentiment_high
FROM network AS n
LEFT JOIN edge_count AS e ON e.customer_id = n.customer_id
LEFT JOIN feeling AS f ON f.customer_id = n.customer_id
