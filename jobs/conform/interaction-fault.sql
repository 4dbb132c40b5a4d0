-- Interactions that cannot be used.
SELECT
  'core.interaction' AS "table",
  source_file,
  source_line,
  CASE
    WHEN actor_profile_id = target_profile_id THEN 'actor_profile_id is also the target'
    ELSE 'day lies in the future'
  END AS reason
FROM raw.interaction
WHERE actor_profile_id = target_profile_id OR day > CAST($night AS DATE)
