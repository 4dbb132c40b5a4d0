-- What the mean of each kind of tie is learned from; rounded, see the digits.
SELECT
  tie_kind,
  round(sum(chances), 6) AS chances,
  round(sum(responses), 6) AS responses,
  round(sum(hints), 6) AS hints
FROM scratch.tie
WHERE chances > 0
GROUP BY tie_kind
ORDER BY tie_kind
