-- What the prior of each kind of tie is learned from; rounded, see the digits.
SELECT
  tie_kind,
  count(*) AS ties,
  round(sum(chances), 6) AS chances,
  round(sum(responses), 6) AS responses,
  round(sum(chances * chances), 6) AS chances_squared,
  round(sum(responses * responses / chances), 6) AS responses_squared_by_chances
FROM scratch.tie
WHERE chances > 0
GROUP BY tie_kind
ORDER BY tie_kind
