-- Profiles whose handle another platform has too, as far as every platform keeps it. Whoever owns such a
-- profile is on several platforms; handles that very many have say nothing.
WITH handle AS (
  SELECT p.number, p.platform_number, left(i.handle_plain, $letters_max) AS handle
  FROM scratch.pool_profile AS p
  JOIN core.profile_identity AS i ON i.profile_id = p.profile_id
  WHERE length(i.handle_plain) >= $letters_min
),
borne AS (
  SELECT handle
  FROM handle
  GROUP BY handle
  HAVING count(DISTINCT platform_number) > 1 AND count(*) <= $bearers_max
)
SELECT h.number
FROM handle AS h
JOIN borne AS b ON b.handle = h.handle
