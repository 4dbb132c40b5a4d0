-- Customers of large blocks, by block and place as one number: cut by region, and again by city.
-- $places_max: above every number of a place.
WITH located AS (
  SELECT c.number, t.number AS place
  FROM core.customer_identity AS i
  JOIN scratch.pool_customer AS c ON c.record_number = i.number
  JOIN scratch.place AS t ON t.kind = 'region' AND t.name = i.region
  UNION ALL
  SELECT c.number, t.number AS place
  FROM core.customer_identity AS i
  JOIN scratch.pool_customer AS c ON c.record_number = i.number
  JOIN scratch.place AS t ON t.kind = 'city' AND t.name = i.city
)
SELECT k.number, l.rule, l.number * $places_max + p.place AS part
FROM scratch.customer_key AS k
JOIN scratch.large_block AS l ON l.key = k.key AND l.rule = k.rule
JOIN located AS p ON p.number = k.number
