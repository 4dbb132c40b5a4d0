-- Judged customers with their places; who is unknown has none.
SELECT j.customer_id, j.standing_points, j.standing_low, j.standing_high,
  p.rank, p.rank_low, p.rank_high,
  j.reach_points, j.influence_points, j.sentiment_points, j.activity_points,
  j.authenticity_points, j.value_points,
  j.reach, j.reach_low, j.reach_high, j.sentiment, j.sentiment_low, j.sentiment_high,
  j.profiles, j.segment, j.stage, j.enough_evidence
FROM scratch.judged AS j
LEFT JOIN scratch.place AS p ON p.row_number = j.row_number
