-- Moves against the last night. In the very first night nobody has moved: there is nothing to move from.
SELECT j.customer_id, p.stage AS "from", j.stage AS "to", CAST($date AS DATE) AS day
FROM scratch.judged AS j
LEFT JOIN previous.standing AS p ON p.customer_id = j.customer_id
WHERE $has_previous AND (p.stage IS NULL OR p.stage <> j.stage)
