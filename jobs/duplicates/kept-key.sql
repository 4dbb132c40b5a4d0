-- Keys of blocks small enough to be joined whole. A key is the hash of rule and value, so it alone
-- tells the block.
WITH kept AS (
  SELECT key FROM scratch.block
  WHERE pairs <= CASE WHEN wide THEN $wide_pairs_max ELSE $pairs_max END
)
SELECT k.number, k.key FROM scratch.record_key AS k JOIN kept ON kept.key = k.key
