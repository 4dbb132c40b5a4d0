-- Pairs that lift each other: each attends to the other, and together they answer
-- each other's posts several times as readily as is usual among ties.
WITH usual AS (
  SELECT round(sum(hints) / nullif(sum(chances), 0), 9) AS rate
  FROM scratch.tie
  WHERE chances > 0
)
SELECT one.profile_id AS one, other.profile_id AS other
FROM scratch.tie AS a
JOIN scratch.tie AS b ON b.actor = a.target AND b.target = a.actor
JOIN scratch.member AS one ON one.member = a.actor
JOIN scratch.member AS other ON other.member = a.target
CROSS JOIN usual AS u
WHERE a.actor < a.target
  AND a.hints + b.hints >= $hints_least
  AND a.hints + b.hints >= $lift * u.rate * (COALESCE(a.chances, 0) + COALESCE(b.chances, 0))
