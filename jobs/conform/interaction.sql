-- Interactions, one row a kind, pair and day: what several files or pages report
-- of the same day is one attention counted together. Nobody moves himself, and a
-- suppressed profile is neither actor nor target.
WITH of_others AS (
  SELECT actor_profile_id, target_profile_id, kind, day, "count", first_observed_at
  FROM raw.interaction
  WHERE actor_profile_id <> target_profile_id
    AND (day IS NULL OR day <= CAST($night AS DATE))
),
unsuppressed AS (
  SELECT i.*
  FROM of_others AS i
  LEFT JOIN scratch.suppressed_profile AS a ON a.id = i.actor_profile_id
  LEFT JOIN scratch.suppressed_profile AS t ON t.id = i.target_profile_id
  WHERE a.id IS NULL AND t.id IS NULL
)
SELECT
  actor_profile_id,
  target_profile_id,
  kind,
  day,
  sum("count") AS "count",
  min(first_observed_at) AS first_observed_at
FROM unsuppressed
GROUP BY actor_profile_id, target_profile_id, kind, day
