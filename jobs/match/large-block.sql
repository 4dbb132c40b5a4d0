-- Blocks above their rule's limit that are cut by place.
SELECT b.key, b.rule, row_number() OVER (ORDER BY b.key, b.rule) AS number
FROM scratch.block AS b
JOIN scratch.block_limit AS l ON l.rule = b.rule
WHERE b.pairs > l.pairs_max AND l.splits
