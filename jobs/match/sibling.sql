-- Profiles of other platforms under the handle of a candidate: whoever owns the one may own the
-- other. Compared by the first letters that every platform keeps; a handle that very many have
-- says nothing.
WITH handle AS (
  SELECT p.profile_id, p.platform, left(i.handle_plain, $letters_max) AS handle
  FROM scratch.pool_profile AS p
  JOIN core.profile_identity AS i ON i.profile_id = p.profile_id
  WHERE length(i.handle_plain) >= $letters_min
),
borne AS (
  SELECT handle FROM handle GROUP BY handle HAVING count(*) BETWEEN 2 AND $bearers_max
),
pair AS (
  SELECT c.customer_id, other.profile_id
  FROM scratch.named_candidate AS c
  JOIN handle AS h ON h.profile_id = c.profile_id
  JOIN borne AS b ON b.handle = h.handle
  JOIN handle AS other ON other.handle = h.handle AND other.platform <> h.platform
  UNION
  SELECT customer_id, profile_id FROM scratch.named_candidate
)
SELECT
  pair.customer_id, pair.profile_id, c.number AS customer_number, p.number AS profile_number,
  a.basis, p.platform, p.platform_number, p.closed
FROM pair
JOIN scratch.pool_customer AS c ON c.customer_id = pair.customer_id
JOIN scratch.pool_profile AS p ON p.profile_id = pair.profile_id
JOIN scratch.allowed AS a ON a.customer_id = pair.customer_id AND a.platform = p.platform
ORDER BY p.number, c.number
