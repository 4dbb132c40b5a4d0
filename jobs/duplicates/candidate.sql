-- Pairs of records that share a block small enough, or that an operator decided; each once.
WITH whole_block AS (
  SELECT a.number AS a, b.number AS b
  FROM scratch.block AS k
  JOIN scratch.record_key AS a ON a.rule = k.rule AND a.key = k.key
  JOIN scratch.record_key AS b ON b.rule = k.rule AND b.key = k.key AND b.number > a.number
  WHERE k.pairs <= CASE WHEN k.wide THEN $wide_pairs_max ELSE $pairs_max END
),
split_block AS (
  SELECT a.number AS a, b.number AS b
  FROM scratch.split_block AS k
  JOIN scratch.record_key AS a ON a.rule = k.rule AND a.key = k.key
  JOIN scratch.record_key AS a_split
    ON a_split.number = a.number AND a_split.rule = 'split' AND a_split.key = k.split
  JOIN scratch.record_key AS b ON b.rule = k.rule AND b.key = k.key AND b.number > a.number
  JOIN scratch.record_key AS b_split
    ON b_split.number = b.number AND b_split.rule = 'split' AND b_split.key = k.split
  WHERE k.pairs <= $pairs_max
)
SELECT a, b FROM whole_block
UNION
SELECT a, b FROM split_block
UNION
SELECT a, b FROM scratch.decided
