-- Keys of customers who may be matched somewhere, with numbers for ids and rules.
SELECT c.number, r.number AS rule, k.key
FROM core.customer_key AS k
JOIN scratch.rule AS r ON r.rule = k.rule
JOIN scratch.pool_customer AS c ON c.customer_id = k.customer_id
WHERE c.number IN (SELECT customer_number FROM scratch.allowed)
