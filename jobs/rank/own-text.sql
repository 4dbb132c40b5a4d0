-- The words of own posts, a customer's posts together.
SELECT o.customer_id, p.text
FROM scratch.own_post AS o
JOIN core.post AS p ON p.post_id = o.post_id
WHERE p.text IS NOT NULL
ORDER BY o.customer_id, o.post_id
