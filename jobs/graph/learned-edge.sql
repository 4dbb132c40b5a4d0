-- The probability that what the target does moves the actor, for every tie.
--
-- A tie's prior is the mean of its kind, times what its circumstances say, times
-- how readily this receiver answers anybody, times how readily anybody answers
-- this sender. Its own hints then move it as a gamma prior is moved by Poisson
-- counts: (shape + hints) / (shape + expected hints).
WITH prior AS (
  SELECT e.actor, e.target, e.chances, e.hints, e.tie_kind,
         e.rate * r.factor * s.factor AS rate
  FROM scratch.expected AS e
  JOIN scratch.receiver AS r ON r.member = e.actor
  JOIN scratch.sender AS s ON s.member = e.target
)
SELECT
  p.actor,
  p.target,
  round(least($probability_max,
    k.mean / k.hint_rate * p.rate
      * ($own_shape + p.hints) / ($own_shape + p.chances * p.rate)), 9) AS probability
FROM prior AS p
JOIN scratch.tie_kind AS k ON k.tie_kind = p.tie_kind
