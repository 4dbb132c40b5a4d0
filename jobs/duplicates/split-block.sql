-- Blocks above the limit, split; again counted first.
SELECT rule, key, split, count(*) * (count(*) - 1) / 2 AS pairs
FROM scratch.large_key
GROUP BY rule, key, split
HAVING count(*) > 1
