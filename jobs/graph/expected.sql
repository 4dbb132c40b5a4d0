-- Hints to be expected of every tie by its kind and circumstances, and of each of its chances.
SELECT
  c.actor,
  c.target,
  c.tie_kind,
  c.chances,
  c.hints,
  k.hint_rate * f.factor AS rate,
  round(c.chances * k.hint_rate * f.factor, 9) AS expected
FROM scratch.circumstance AS c
JOIN scratch.tie_kind AS k ON k.tie_kind = c.tie_kind
CROSS JOIN LATERAL (
  SELECT greatest($factor_least, least($factor_most, exp(
    $intercept
    + $other_language * c.other_language
    + $receiver_ties * c.receiver_ties
    + $receiver_following * c.receiver_following
    + $sender_ties * c.sender_ties
    + $sender_posts * c.sender_posts
  ))) AS factor
) AS f
