-- Keys of profiles that some customer has too. A key is the hash of rule and value, so it says the rule.
SELECT p.number, k.key
FROM core.profile_key AS k
JOIN scratch.pool_profile AS p ON p.record_number = k.profile_number
WHERE k.key IN (SELECT key FROM scratch.customer_key)
