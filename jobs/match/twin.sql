-- Customer records that are one person, as the job `duplicates` found or an operator said. Each is
-- given the number of the first of them in the pool.
SELECT number, person
FROM (
  SELECT p.number, min(p.number) OVER (PARTITION BY d.cluster_id) AS person
  FROM derived.duplicate AS d
  JOIN scratch.pool_customer AS p ON p.customer_id = d.customer_id
) AS joined
WHERE person < number
ORDER BY number
