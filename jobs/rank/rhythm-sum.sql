-- The sums from which the company's rhythm follows (src/rank/rhythm.ts). Rounded to 6 digits.
WITH own AS (
  SELECT gaps, gap_sum / gaps AS mean_gap,
    CASE WHEN gaps >= 2 AND gap_sum > 0
      THEN (gap_squares - gap_sum * gap_sum / gaps) / (gap_sum / gaps) / (gap_sum / gaps)
    END AS unevenness
  FROM scratch.rhythm
  WHERE gaps >= 1
)
SELECT count(*) AS customers,
  round(coalesce(sum(mean_gap), 0), 6) AS mean_gap_sum,
  coalesce(sum(CASE WHEN unevenness IS NOT NULL THEN gaps - 1 END), 0) AS degrees,
  round(coalesce(sum(unevenness), 0), 6) AS unevenness,
  round(coalesce(sum(unevenness / gaps), 0), 6) AS unevenness_per_gap
FROM own
