-- Each pair with its counted chances and responses, aged like attention.
--
-- A chance is a post of the target that the actor could see: a follower sees
-- those since the follow, anybody else those after the day of first contact. For
-- the latter the first contact itself is left out of the responses too, since
-- without it the pair would not stand here at all and would look keener than it
-- is. Chances are found with one running sum per target instead of a join of
-- pairs with posts, which grew with the product of both. A quote is a chance too,
-- but only as much of one as quotes are answered here, compared with other posts. Where no post of the
-- target is known but how many it makes, its rate stands in. Chances are null
-- where nothing tells how many there were.
WITH night AS (
  SELECT CAST($night AS DATE) AS day
),
answer AS (
  SELECT COALESCE(repost_of_post_id, quote_of_post_id, in_reply_to_post_id) AS post_id,
         count(*) AS answers
  FROM core.post
  WHERE COALESCE(repost_of_post_id, quote_of_post_id, in_reply_to_post_id) IS NOT NULL
  GROUP BY COALESCE(repost_of_post_id, quote_of_post_id, in_reply_to_post_id)
),
post_kind AS (
  SELECT sum(CASE WHEN p.quote_of_post_id IS NULL THEN 1 ELSE 0 END) AS plain_posts,
         sum(CASE WHEN p.quote_of_post_id IS NULL THEN COALESCE(a.answers, 0) ELSE 0 END) AS plain_answers,
         sum(CASE WHEN p.quote_of_post_id IS NULL THEN 0 ELSE 1 END) AS quote_posts,
         sum(CASE WHEN p.quote_of_post_id IS NULL THEN 0 ELSE COALESCE(a.answers, 0) END) AS quote_answers
  FROM core.post AS p
  LEFT JOIN answer AS a ON a.post_id = p.post_id
  WHERE p.repost_of_post_id IS NULL AND p.in_reply_to_post_id IS NULL
),
quote_share AS (
  SELECT least(1, (quote_answers + $pseudo_answers)
                  / (quote_posts * COALESCE(plain_answers, 0) / greatest(1, plain_posts)
                     + $pseudo_answers)) AS chance
  FROM post_kind
),
post_day AS (
  SELECT m.member AS target, CAST(p.posted_at AS DATE) AS day,
         sum(CASE WHEN p.quote_of_post_id IS NULL THEN 1 ELSE q.chance END) AS posts
  FROM core.post AS p
  JOIN scratch.member AS m ON m.profile_id = p.profile_id
  CROSS JOIN quote_share AS q
  WHERE p.repost_of_post_id IS NULL AND p.in_reply_to_post_id IS NULL
  GROUP BY m.member, CAST(p.posted_at AS DATE)
),
aged_post_day AS (
  SELECT d.target, d.day,
         d.posts * power(CAST(0.5 AS DOUBLE), (night.day - d.day) / $habit_half_life) AS aged_posts
  FROM post_day AS d
  CROSS JOIN night
  WHERE d.day <= night.day
),
first_post AS (
  SELECT target, min(day) AS day
  FROM aged_post_day
  GROUP BY target
),
beginning AS (
  SELECT min(day) AS day
  FROM scratch.attention
),
pair AS (
  SELECT actor, target,
         max(CASE WHEN kind = 'follow' THEN 1 ELSE 0 END) AS follows,
         max(CASE WHEN kind = 'follow' AND day IS NULL THEN 1 ELSE 0 END) AS follows_since_ever,
         min(day) AS first_day
  FROM scratch.attention
  GROUP BY actor, target
),
sight AS (
  SELECT p.actor, p.target, p.follows, f.day AS first_post_day,
         CASE
           WHEN p.follows_since_ever = 1 THEN COALESCE(f.day, b.day)
           WHEN p.follows = 1 THEN greatest(p.first_day, COALESCE(f.day, b.day))
           ELSE greatest(CAST(p.first_day + INTERVAL 1 DAY AS DATE), COALESCE(f.day, b.day))
         END AS sees_from
  FROM pair AS p
  CROSS JOIN beginning AS b
  LEFT JOIN first_post AS f ON f.target = p.target
),
moment AS (
  SELECT target, day, 0 AS is_sight, 0 AS actor, aged_posts
  FROM aged_post_day
  UNION ALL
  SELECT target, sees_from, 1, actor, CAST(0 AS DOUBLE)
  FROM sight
  WHERE first_post_day IS NOT NULL AND sees_from IS NOT NULL
),
running AS (
  SELECT target, actor, is_sight,
         sum(aged_posts) OVER (
           PARTITION BY target
           ORDER BY day DESC, is_sight, actor
           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
         ) AS chances
  FROM moment
),
rate AS (
  SELECT m.member AS target,
         posts / greatest(1, CAST(COALESCE(observed_at, CAST(night.day AS TIMESTAMP)) AS DATE)
                             - CAST(created_at AS DATE)) AS posts_a_day
  FROM core.profile AS p
  JOIN scratch.member AS m ON m.profile_id = p.profile_id
  CROSS JOIN night
  WHERE posts IS NOT NULL AND created_at IS NOT NULL
),
response AS (
  SELECT a.actor, a.target,
         sum(a.times * a.age_weight * k.response_weight) AS responses,
         sum(a.times * a.age_weight * k.hint_weight) AS hints
  FROM scratch.attention AS a
  JOIN scratch.kind AS k ON k.kind = a.kind
  JOIN sight AS s ON s.actor = a.actor AND s.target = a.target
  WHERE a.day >= s.sees_from AND (k.response_weight > 0 OR k.hint_weight > 0)
  GROUP BY a.actor, a.target
),
counted AS (
  SELECT s.actor, s.target, s.follows,
         CASE
           WHEN s.sees_from IS NULL THEN NULL
           WHEN s.first_post_day IS NOT NULL THEN r.chances
           ELSE t.posts_a_day * $habit_half_life / ln(2)
                * (1 - power(CAST(0.5 AS DOUBLE),
                             greatest(0, night.day - s.sees_from) / $habit_half_life))
         END AS chances,
         COALESCE(q.responses, 0) AS responses,
         COALESCE(q.hints, 0) AS hints
  FROM sight AS s
  CROSS JOIN night
  LEFT JOIN running AS r ON r.target = s.target AND r.actor = s.actor AND r.is_sight = 1
  LEFT JOIN rate AS t ON t.target = s.target
  LEFT JOIN response AS q ON q.actor = s.actor AND q.target = s.target
)
SELECT
  actor,
  target,
  CASE WHEN follows = 1 THEN 'follow' ELSE 'contact' END AS tie_kind,
  round(chances, 9) AS chances,
  round(CASE WHEN chances IS NULL THEN 0 ELSE least(responses, chances) END, 9) AS responses,
  round(CASE WHEN chances IS NULL THEN 0 ELSE least(hints, chances) END, 9) AS hints
FROM counted
