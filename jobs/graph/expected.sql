-- Hints to be expected of every tie by its kind and circumstances, and of each of its chances.
WITH weighed AS (
  SELECT actor, target, tie_kind, tells, chances, hints,
         greatest($factor_least, least($factor_most, exp(
           $intercept
           + $other_language * other_language
           + $receiver_authenticity * receiver_authenticity
           + $sender_authenticity * sender_authenticity
           + $receiver_ties * receiver_ties
           + $receiver_following * receiver_following
           + $sender_ties * sender_ties
           + $sender_posts * sender_posts
           + $receiver_posts * receiver_posts
           + $circle * circle
           + $mutual * mutual
         ))) AS factor
  FROM scratch.circumstance
)
SELECT
  w.actor,
  w.target,
  w.tie_kind,
  w.tells,
  w.chances,
  w.hints,
  k.hint_rate * w.factor AS rate,
  round(w.chances * k.hint_rate * w.factor, 9) AS expected
FROM weighed AS w
JOIN scratch.tie_kind AS k ON k.tie_kind = w.tie_kind
