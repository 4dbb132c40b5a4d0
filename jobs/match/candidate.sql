-- Distinct candidate pairs that a ground allows, those of siblings included.
WITH pair AS (
  SELECT customer_number, profile_number FROM scratch.named_pair
  UNION
  SELECT n.customer_number, s.sibling_number AS profile_number
  FROM scratch.named_pair AS n
  JOIN scratch.sibling AS s ON s.number = n.profile_number
)
SELECT pair.customer_number, pair.profile_number
FROM pair
JOIN scratch.pool_profile AS p ON p.number = pair.profile_number
JOIN scratch.allowed AS a
  ON a.customer_number = pair.customer_number AND a.platform_number = p.platform_number
