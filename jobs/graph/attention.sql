-- Who paid attention to whom, one row a pair, kind and day, with its age's weight; actor
-- and target are numbers of scratch.member.
--
-- Replies, reposts, quotes and mentions are told twice where both posts and interactions
-- are given: the larger count of a day stands, so one event is one event. A
-- follow is a standing tie and does not age; anything else counts half after
-- every half-life. Attention without a day counts as of when it was first seen;
-- a follow without one began at some time before that, so it stays undated.
WITH night AS (
  SELECT CAST($night AS DATE) AS day
),
mentioned AS (
  SELECT profile_id, unnest(mentioned_profile_ids) AS target, CAST(posted_at AS DATE) AS day
  FROM core.post
  WHERE mentioned_profile_ids IS NOT NULL
),
answered AS (
  SELECT p.profile_id AS actor, o.profile_id AS target, 'reply' AS kind,
         CAST(p.posted_at AS DATE) AS day, count(*) AS times
  FROM core.post AS p
  JOIN core.post AS o ON o.post_id = p.in_reply_to_post_id
  GROUP BY p.profile_id, o.profile_id, CAST(p.posted_at AS DATE)
  UNION ALL
  SELECT p.profile_id, o.profile_id, 'repost', CAST(p.posted_at AS DATE), count(*)
  FROM core.post AS p
  JOIN core.post AS o ON o.post_id = p.repost_of_post_id
  GROUP BY p.profile_id, o.profile_id, CAST(p.posted_at AS DATE)
  UNION ALL
  SELECT p.profile_id, o.profile_id, 'quote', CAST(p.posted_at AS DATE), count(*)
  FROM core.post AS p
  JOIN core.post AS o ON o.post_id = p.quote_of_post_id
  GROUP BY p.profile_id, o.profile_id, CAST(p.posted_at AS DATE)
  UNION ALL
  SELECT profile_id, target, 'mention', day, count(*)
  FROM mentioned
  GROUP BY profile_id, target, day
),
told AS (
  SELECT actor_profile_id AS actor, target_profile_id AS target, kind,
         CASE WHEN kind = 'follow' THEN day
              ELSE COALESCE(day, CAST(first_observed_at AS DATE)) END AS day,
         "count" AS times
  FROM core.interaction
  UNION ALL
  SELECT actor, target, kind, day, times
  FROM answered
),
once AS (
  SELECT a.member AS actor, t.member AS target, w.kind, w.day, max(w.times) AS times
  FROM told AS w
  JOIN scratch.member AS a ON a.profile_id = w.actor
  JOIN scratch.member AS t ON t.profile_id = w.target
  WHERE w.actor <> w.target
  GROUP BY a.member, t.member, w.kind, w.day
)
SELECT
  o.actor,
  o.target,
  o.kind,
  o.day,
  o.times,
  CASE
    WHEN o.kind = 'follow' THEN CAST(1 AS DOUBLE)
    ELSE o.times * power(CAST(0.5 AS DOUBLE), COALESCE(night.day - o.day, $half_life) / $half_life)
  END AS aged_times,
  power(CAST(0.5 AS DOUBLE), COALESCE(night.day - o.day, $habit_half_life) / $habit_half_life)
    AS age_weight
FROM once AS o
CROSS JOIN night
WHERE o.day IS NULL OR o.day <= night.day
