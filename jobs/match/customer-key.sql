-- Keys of customers who may be matched somewhere, with the numbers of the pool.
-- $platform_rule: its keys bring nobody together.
SELECT c.number, CAST(k.rule AS INTEGER) AS rule, k.key
FROM core.customer_key AS k
JOIN scratch.pool_customer AS c ON c.record_number = k.customer_number
WHERE k.rule <> $platform_rule AND c.number IN (SELECT customer_number FROM scratch.allowed)
