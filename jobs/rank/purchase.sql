-- One row per customer and day with at least one order: a basket split in three is one visit.
SELECT DISTINCT o.customer_id, CAST(o.ordered_at AS DATE) AS day
FROM core."order" AS o
JOIN core.customer AS c ON c.customer_id = o.customer_id
WHERE o.ordered_at < CAST($end AS TIMESTAMP)
