-- One row per accepted link of a customer in the books. Reviews and rejections do not
-- count, nor does a profile that was not found.
SELECT l.customer_id, l.profile_id, l.match_probability
FROM derived.link AS l
JOIN core.customer AS c ON c.customer_id = l.customer_id
WHERE l.decision = 'accept' AND l.stale_since IS NULL
