-- One row per post that a linked profile wrote itself by the end of the night's
-- day; repeating somebody else's post without a word is nobody's own.
SELECT o.customer_id, p.post_id, CAST(p.posted_at AS DATE) AS day
FROM core.post AS p
JOIN scratch.owned AS o ON o.profile_id = p.profile_id
WHERE p.repost_of_post_id IS NULL
  AND p.posted_at < CAST($end AS TIMESTAMP)
