-- One row per customer: everything that is judged (src/rank/features.ts).
SELECT c.customer_id,
  coalesce(s.profiles, 0) AS profiles, s.match_probability,
  s.reach, s.reach_low, s.reach_high, s.influence_percentile, s.authenticity,
  coalesce(s.edges, 0) AS edges,
  coalesce(t.posts, 0) AS posts, coalesce(t.posts_recent, 0) AS posts_recent,
  k.craft_sum, coalesce(k.texts, 0) AS texts,
  s.sentiment, s.sentiment_low, s.sentiment_high, coalesce(s.brand_posts, 0) AS brand_posts,
  t.first_recommendation, t.first_post,
  coalesce(t.competitor_recent, 0) AS competitor_recent,
  coalesce(t.competitor_before, 0) AS competitor_before, t.competitor_since,
  coalesce(r.purchases, 0) AS purchases,
  coalesce(r.purchases_recent, 0) AS purchases_recent, r.last_purchase,
  coalesce(r.gaps, 0) AS gaps, coalesce(r.gap_sum, 0.0) AS gap_sum,
  coalesce(r.gap_squares, 0.0) AS gap_squares, r.current_gap,
  v.recency_percentile, v.frequency_percentile, v.monetary_percentile,
  coalesce(f.referrals, 0) AS referrals,
  coalesce(f.referral_purchases, 0) AS referral_purchases, f.referral_purchase_since,
  coalesce(a.open_cases, 0) AS open_cases, a.open_since, a.resolved_on, a.satisfaction,
  coalesce(a.contacts, 0) AS contacts, a.objected_on,
  p.reach_points AS previous_reach, p.influence_points AS previous_influence,
  p.sentiment_points AS previous_sentiment, p.activity_points AS previous_activity,
  p.authenticity_points AS previous_authenticity, p.value_points AS previous_value,
  p.segment AS previous_segment, p.stage AS previous_stage
FROM core.customer AS c
LEFT JOIN scratch.social AS s ON s.customer_id = c.customer_id
LEFT JOIN scratch.talk AS t ON t.customer_id = c.customer_id
LEFT JOIN scratch.craft AS k ON k.customer_id = c.customer_id
LEFT JOIN scratch.rhythm AS r ON r.customer_id = c.customer_id
LEFT JOIN scratch.value AS v ON v.customer_id = c.customer_id
LEFT JOIN scratch.referred AS f ON f.customer_id = c.customer_id
LEFT JOIN scratch.care AS a ON a.customer_id = c.customer_id
LEFT JOIN previous.standing AS p ON p.customer_id = c.customer_id
ORDER BY c.customer_id
