-- Profiles of other platforms under one handle: whoever owns the one may own the other. Compared by
-- the first letters that every platform keeps; a handle that very many have says nothing.
WITH handle AS (
  SELECT p.number, p.platform_number, left(i.handle_plain, $letters_max) AS handle
  FROM scratch.pool_profile AS p
  JOIN core.profile_identity AS i ON i.number = p.record_number
  WHERE length(i.handle_plain) >= $letters_min
),
borne AS (
  SELECT handle FROM handle GROUP BY handle HAVING count(*) BETWEEN 2 AND $bearers_max
),
known AS (
  SELECT h.number, h.platform_number, h.handle
  FROM handle AS h
  JOIN borne AS b ON b.handle = h.handle
)
SELECT h.number, o.number AS sibling_number
FROM known AS h
JOIN known AS o ON o.handle = h.handle AND o.platform_number <> h.platform_number
