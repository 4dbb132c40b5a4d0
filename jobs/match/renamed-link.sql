-- Accepted links of the night before whose profile bears another handle tonight. The account is the
-- same, so the pair is looked at whether or not the new handle would bring it together.
SELECT b.customer_id, b.profile_id
FROM previous.link AS b
JOIN core.profile AS p ON p.profile_id = b.profile_id
WHERE b.decision = 'accept' AND lower(b.handle) <> lower(p.handle)
