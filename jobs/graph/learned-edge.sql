-- The probability that what the target does moves the actor, for every tie.
--
-- A tie's prior is the mean of its kind, times what its circumstances say, times
-- how readily this receiver answers anybody, times how readily anybody answers
-- this sender. Its own hints then move it as a gamma prior is moved by Poisson
-- counts: (shape + hints) / (shape + expected hints). Both ends are known by this
-- tie too, so a keen one would be counted twice: it is held to the larger of what
-- the tie itself shows and what its ends show without it.
WITH tied AS (
  SELECT e.actor, e.target, e.chances, e.hints, e.tie_kind, e.rate,
         r.factor AS receiver_factor, s.factor AS sender_factor,
         CASE WHEN e.tells = 1 THEN e.hints ELSE 0 END AS told,
         CASE WHEN e.tells = 1 THEN e.expected ELSE 0 END AS told_expected,
         r.hints AS receiver_hints, r.expected AS receiver_expected,
         s.hints AS sender_hints, s.expected AS sender_expected
  FROM scratch.expected AS e
  LEFT JOIN scratch.receiver AS r ON r.member = e.actor
  LEFT JOIN scratch.sender AS s ON s.member = e.target
),
prior AS (
  SELECT actor, target, chances, hints, tie_kind,
         rate * COALESCE(receiver_factor, 1) * COALESCE(sender_factor, 1) AS rate,
         rate
           * COALESCE((receiver_hints - told + $receiver_shape)
               / (greatest(0, receiver_expected - told_expected * COALESCE(sender_factor, 1))
                  + $receiver_shape), 1)
           * COALESCE((sender_hints - told + $sender_shape)
               / (greatest(0, sender_expected - told_expected * COALESCE(receiver_factor, 1))
                  + $sender_shape), 1) AS rate_without
  FROM tied
)
SELECT
  p.actor,
  p.target,
  round(least($probability_max,
    k.mean / k.hint_rate * least(
      p.rate * ($own_shape + p.hints) / ($own_shape + p.chances * p.rate),
      greatest(p.rate_without, COALESCE(p.hints / nullif(p.chances, 0), 0))
    )), 9) AS probability
FROM prior AS p
JOIN scratch.tie_kind AS k ON k.tie_kind = p.tie_kind
