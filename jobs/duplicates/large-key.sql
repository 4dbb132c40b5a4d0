-- Keys of blocks above the limit, each with the second keys of its record (name, year of birth,
-- postcode) by which such a block is split.
WITH large AS (
  SELECT rule, key FROM scratch.block WHERE NOT wide AND pairs > $pairs_max
)
SELECT k.number, k.rule, k.key, s.key AS split
FROM scratch.record_key AS k
JOIN large AS l ON l.key = k.key
JOIN scratch.split_key AS s ON s.number = k.number
