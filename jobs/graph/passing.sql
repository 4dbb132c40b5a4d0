-- How readily each profile passes on what moves it: the share of its responses that
-- reposts and quotes are. A reply or a like says that somebody was moved and shows
-- the post to nobody else. The network's own share holds everybody's as firmly as
-- `pseudo_responses` responses; without a single response that share is 1, which is
-- the plain independent cascade.
WITH counted AS (
  SELECT a.actor,
         round(sum(a.times * a.age_weight * k.response_weight), 6) AS responses,
         round(sum(CASE WHEN a.kind = 'repost' OR a.kind = 'quote'
                        THEN a.times * a.age_weight * k.response_weight ELSE 0 END), 6) AS passed
  FROM scratch.attention AS a
  JOIN scratch.kind AS k ON k.kind = a.kind
  WHERE k.response_weight > 0
  GROUP BY a.actor
),
usual AS (
  SELECT COALESCE(round(sum(passed), 5) / nullif(round(sum(responses), 5), 0), 1) AS share
  FROM counted
)
SELECT n.profile_id,
       round((COALESCE(c.passed, 0) + $pseudo_responses * u.share)
             / (COALESCE(c.responses, 0) + $pseudo_responses), 6) AS passes_on
FROM scratch.node AS n
CROSS JOIN usual AS u
LEFT JOIN scratch.member AS m ON m.profile_id = n.profile_id
LEFT JOIN counted AS c ON c.actor = m.member
