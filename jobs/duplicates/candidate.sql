-- Pairs of records that share a block small enough, or that an operator decided; each once.
WITH whole_block AS (
  SELECT a.number AS a, b.number AS b
  FROM scratch.kept_key AS a
  JOIN scratch.kept_key AS b ON b.key = a.key AND b.number > a.number
),
split_block AS (
  SELECT a.number AS a, b.number AS b
  FROM scratch.split_block AS k
  JOIN scratch.large_key AS a ON a.key = k.key AND a.split = k.split
  JOIN scratch.large_key AS b ON b.key = k.key AND b.split = k.split AND b.number > a.number
  WHERE k.pairs <= $pairs_max
)
SELECT a, b FROM whole_block
UNION
SELECT a, b FROM split_block
UNION
SELECT a, b FROM scratch.decided
