-- Sums of each profile and brand, beside those of its community and of everybody.
-- Sums to the ninth digit. A profile outside the network is in community 0.
WITH own AS (
  SELECT f.profile_id, f.brand, max(f.posts) AS posts,
    round(sum(f.weight), 9) AS weight,
    round(sum(f.weight * f.feeling), 9) AS feeling,
    round(sum(f.weight * f.strength), 9) AS strength,
    round(avg(CASE WHEN f.newer THEN f.feeling END), 9) AS newer,
    round(avg(CASE WHEN NOT f.newer THEN f.feeling END), 9) AS older
  FROM scratch.post_feeling AS f
  GROUP BY f.profile_id, f.brand
),
placed AS (
  SELECT o.*, coalesce(m.community, 0) AS community
  FROM own AS o
  JOIN core.profile AS p ON p.profile_id = o.profile_id
  LEFT JOIN derived.node_measure AS m ON m.profile_id = o.profile_id
),
together AS (
  SELECT brand, community,
    round(sum(weight), 9) AS weight,
    round(sum(feeling), 9) AS feeling,
    round(sum(strength), 9) AS strength
  FROM placed
  GROUP BY brand, community
),
everybody AS (
  SELECT brand,
    round(sum(weight), 9) AS weight,
    round(sum(feeling), 9) AS feeling,
    round(sum(strength), 9) AS strength
  FROM placed
  GROUP BY brand
)
SELECT o.profile_id, o.brand, o.posts, o.weight, o.feeling, o.strength, o.newer, o.older,
  c.weight AS community_weight, c.feeling AS community_feeling, c.strength AS community_strength,
  e.weight AS all_weight, e.feeling AS all_feeling, e.strength AS all_strength
FROM placed AS o
JOIN together AS c ON c.brand = o.brand AND c.community = o.community
JOIN everybody AS e ON e.brand = o.brand
ORDER BY o.profile_id, o.brand
