-- Pairs of the blocks and parts that are small enough, those a person judged, and links whose profile
-- was renamed; a pair may come several times. Keys are taken out first, so that a join never meets those of a block left out.
WITH kept_block AS (
  SELECT b.key, b.rule
  FROM scratch.block AS b
  JOIN scratch.block_limit AS l ON l.rule = b.rule
  WHERE b.pairs <= l.pairs_max
),
block_customer AS (
  SELECT k.key, k.number
  FROM scratch.customer_key AS k
  JOIN kept_block AS b ON b.key = k.key AND b.rule = k.rule
),
block_profile AS (
  SELECT key, number FROM scratch.profile_key WHERE key IN (SELECT key FROM kept_block)
),
kept_part AS (
  SELECT b.part
  FROM scratch.block_part AS b
  JOIN scratch.block_limit AS l ON l.rule = b.rule
  WHERE b.pairs <= l.part_pairs_max
),
part_customer AS (
  SELECT part, number FROM scratch.customer_part WHERE part IN (SELECT part FROM kept_part)
),
part_profile AS (
  SELECT part, number FROM scratch.profile_part WHERE part IN (SELECT part FROM kept_part)
)
SELECT c.number AS customer_number, p.number AS profile_number
FROM block_customer AS c
JOIN block_profile AS p ON p.key = c.key
UNION ALL
SELECT c.number AS customer_number, p.number AS profile_number
FROM part_customer AS c
JOIN part_profile AS p ON p.part = c.part
UNION ALL
SELECT c.number AS customer_number, p.number AS profile_number
FROM core.review AS r
JOIN scratch.pool_customer AS c ON c.customer_id = r.customer_id
JOIN scratch.pool_profile AS p ON p.profile_id = r.profile_id
UNION ALL
SELECT c.number AS customer_number, p.number AS profile_number
FROM scratch.renamed_link AS r
JOIN scratch.pool_customer AS c ON c.customer_id = r.customer_id
JOIN scratch.pool_profile AS p ON p.profile_id = r.profile_id
