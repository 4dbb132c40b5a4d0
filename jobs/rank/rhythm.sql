-- One row per customer with a purchase: its gaps in season days.
-- Sums are rounded to 9 digits: parallel sums of doubles differ in the last bits.
WITH dated AS (
  SELECT p.customer_id, p.day, k.season_day,
    lag(k.season_day) OVER (PARTITION BY p.customer_id ORDER BY p.day) AS season_day_before
  FROM scratch.purchase AS p
  JOIN scratch.calendar AS k ON k.day = p.day
)
SELECT customer_id,
  count(*) AS purchases,
  count(CASE WHEN day >= CAST($loyal_from AS DATE) THEN 1 END) AS purchases_recent,
  max(day) AS last_purchase,
  count(season_day_before) AS gaps,
  round(max(season_day) - min(season_day), 9) AS gap_sum,
  round(coalesce(sum((season_day - season_day_before) * (season_day - season_day_before)), 0), 9) AS gap_squares,
  round($season_today - max(season_day), 9) AS current_gap
FROM dated
GROUP BY customer_id
