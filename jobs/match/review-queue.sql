-- What a person is asked, most informative first.
-- $positions_max: questions a night; $prior_pairs: pairs that the model's starting values are worth.
--
-- An answer settles the pair itself: at even odds one bit, near certainty next to nothing. A yes also
-- settles every other question about the profile, which has one owner. And the answer teaches the
-- model: other open pairs of the same pattern move, each by about one part in $prior_pairs.
WITH asked AS (
  SELECT customer_id, profile_id, match_probability, pattern, declared, taken_over,
    -- Where declarations contradict each other the model's probability does not decide.
    CASE WHEN declared OR taken_over THEN 0.5 ELSE match_probability END AS chance
  FROM scratch.link_tonight
  WHERE decision = 'review'
),
doubtful AS (
  SELECT *,
    CASE
      WHEN chance <= 0 OR chance >= 1 THEN 0
      ELSE round(-(chance * log2(chance) + (1 - chance) * log2(1 - chance)), 9)
    END AS doubt
  FROM asked
),
weighed AS (
  SELECT *,
    count(*) OVER (PARTITION BY profile_id) AS claimants,
    round(
      doubt
      + chance * (sum(doubt) OVER (PARTITION BY profile_id) - doubt)
      + doubt * (count(*) OVER (PARTITION BY pattern) - 1) / $prior_pairs, 6
    ) AS information_bits
  FROM doubtful
),
placed AS (
  SELECT
    row_number() OVER (ORDER BY information_bits DESC, customer_id, profile_id) AS position,
    customer_id, profile_id, match_probability, information_bits,
    CASE
      WHEN taken_over THEN 'The declared handle went from one account to another.'
      WHEN declared THEN 'More than one customer declared this profile.'
      WHEN claimants > 1 THEN 'More than one customer may own this profile.'
      ELSE 'The evidence falls short of the precision asked for.'
    END AS reason
  FROM weighed
)
SELECT position, customer_id, profile_id, match_probability, information_bits, reason
FROM placed
WHERE position <= $positions_max
ORDER BY position
