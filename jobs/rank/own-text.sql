-- The words of own posts that name the brand or a competitor, a customer's posts
-- together: these are the posts known to be about products.
SELECT o.customer_id, p.text
FROM scratch.own_post AS o
JOIN core.post AS p ON p.post_id = o.post_id
WHERE p.text IS NOT NULL
  AND EXISTS (SELECT 1 FROM derived.post_sentiment AS s WHERE s.post_id = o.post_id)
ORDER BY o.customer_id, o.post_id
