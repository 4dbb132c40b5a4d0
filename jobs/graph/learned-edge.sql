-- The probability that what the target does moves the actor, for every tie.
--
-- A tie's prior is the mean of its kind, times how readily this receiver
-- answers anybody, times how readily anybody answers this sender; each factor is
-- responses over expected responses with a few pseudo-responses added, so that it
-- stays near its own prior until enough is counted. A receiver's own prior is
-- thinner the more they follow: attention is kept up with 100–200 people
-- (Gonçalves, Perra and Vespignani 2011). Chances and responses then move the
-- prior as a beta-binomial does.
WITH expected AS (
  SELECT t.actor, t.target, t.tie_kind, COALESCE(t.chances, 0) AS chances, t.responses,
         p.prior_mean, p.prior_strength,
         COALESCE(t.chances, 0) * p.prior_mean AS expected
  FROM scratch.tie AS t
  JOIN scratch.tie_prior AS p ON p.tie_kind = t.tie_kind
),
receiver_sum AS (
  SELECT actor, count(*) AS ties, round(sum(responses), 9) AS responses,
         round(sum(expected), 9) AS expected
  FROM expected
  GROUP BY actor
),
receiver AS (
  SELECT s.actor,
         (s.responses + $pseudo_responses
            * least(1, $attention_ties / greatest(s.ties, COALESCE(p.following, 0))))
         / (s.expected + $pseudo_responses) AS factor
  FROM receiver_sum AS s
  LEFT JOIN core.profile AS p ON p.profile_id = s.actor
),
sender AS (
  SELECT e.target,
         (round(sum(e.responses), 9) + $pseudo_responses)
         / (round(sum(e.expected * r.factor), 9) + $pseudo_responses) AS factor
  FROM expected AS e
  JOIN receiver AS r ON r.actor = e.actor
  GROUP BY e.target
),
prior AS (
  SELECT e.actor, e.target, e.chances, e.responses, e.prior_strength,
         least($prior_mean_max, e.prior_mean * r.factor * s.factor) AS prior_mean
  FROM expected AS e
  JOIN receiver AS r ON r.actor = e.actor
  JOIN sender AS s ON s.target = e.target
)
SELECT
  actor,
  target,
  round((prior_strength * prior_mean + responses) / (prior_strength + chances), 9) AS probability
FROM prior
