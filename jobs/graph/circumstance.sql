-- What is known of a tie besides its own answers, as numbers a model can weigh:
-- whether both write the same language, how many the receiver attends to and
-- follows at all, how many attend to the sender, and how much the sender posts.
-- Logarithms, rounded, since each is a matter of proportion; how authentic either
-- is, in bits away from the prior. `tells` marks the ties by which their ends are
-- known: follows, and contacts of somebody who follows nobody. A contact without a
-- follow stands here only because it happened, so it would make everybody look keen;
-- and what is likelier a program than a person tells nothing of how people answer.
WITH followed AS (
  SELECT actor, target
  FROM scratch.tie
  WHERE tie_kind = 'follow'
),
posted AS (
  SELECT profile_id, lang, count(*) AS posts
  FROM core.post
  WHERE lang IS NOT NULL
  GROUP BY profile_id, lang
),
ranked AS (
  SELECT profile_id, lang,
         row_number() OVER (PARTITION BY profile_id ORDER BY posts DESC, lang) AS place
  FROM posted
),
original AS (
  SELECT profile_id, count(*) AS posts
  FROM core.post
  WHERE repost_of_post_id IS NULL AND in_reply_to_post_id IS NULL AND quote_of_post_id IS NULL
  GROUP BY profile_id
),
receiving AS (
  SELECT actor, count(*) AS ties,
         max(CASE WHEN tie_kind = 'follow' THEN 1 ELSE 0 END) AS follows
  FROM scratch.tie
  GROUP BY actor
),
sending AS (
  SELECT target, count(*) AS ties
  FROM scratch.tie
  GROUP BY target
),
fact AS (
  SELECT m.member, l.lang, COALESCE(o.posts, 0) AS posts, p.following,
         j.authenticity, j.surprise,
         COALESCE(r.ties, 0) AS attends_to, COALESCE(r.follows, 0) AS follows,
         COALESCE(s.ties, 0) AS attended_by
  FROM scratch.member AS m
  LEFT JOIN ranked AS l ON l.profile_id = m.profile_id AND l.place = 1
  LEFT JOIN original AS o ON o.profile_id = m.profile_id
  LEFT JOIN core.profile AS p ON p.profile_id = m.profile_id
  LEFT JOIN scratch.authenticity AS j ON j.profile_id = m.profile_id
  LEFT JOIN receiving AS r ON r.actor = m.member
  LEFT JOIN sending AS s ON s.target = m.member
),
answering AS (
  -- A pair that attends to each other knows each other.
  SELECT a.actor, a.target
  FROM followed AS a
  JOIN followed AS b ON b.actor = a.target AND b.target = a.actor
),
middle AS (
  SELECT target AS member
  FROM followed
  GROUP BY target
  HAVING count(*) <= $circle_followers_max
),
near AS (
  SELECT f.actor, f.target
  FROM followed AS f
  JOIN middle AS m ON m.member = f.target
),
circle AS (
  SELECT t.actor, t.target, count(*) AS people
  FROM near AS n
  JOIN followed AS o ON o.actor = n.target
  JOIN scratch.tie AS t ON t.actor = n.actor AND t.target = o.target
  GROUP BY t.actor, t.target
)
SELECT
  t.actor,
  t.target,
  t.tie_kind,
  COALESCE(t.chances, 0) AS chances,
  t.hints,
  CASE
    WHEN r.authenticity < 0.5 THEN 0
    WHEN t.tie_kind = 'follow' OR r.follows = 0 THEN 1
    ELSE 0
  END AS tells,
  CASE WHEN r.lang <> s.lang THEN 1 ELSE 0 END AS other_language,
  COALESCE(r.surprise, 0) AS receiver_authenticity,
  COALESCE(s.surprise, 0) AS sender_authenticity,
  round(ln(1 + r.attends_to), 6) AS receiver_ties,
  round(ln(1 + greatest(r.attends_to, COALESCE(r.following, 0))), 6) AS receiver_following,
  round(ln(1 + s.attended_by), 6) AS sender_ties,
  round(ln(1 + s.posts), 6) AS sender_posts,
  round(ln(1 + r.posts), 6) AS receiver_posts,
  round(ln(1 + COALESCE(c.people, 0)), 6) AS circle,
  CASE WHEN b.actor IS NULL THEN 0 ELSE 1 END AS mutual
FROM scratch.tie AS t
JOIN fact AS r ON r.member = t.actor
JOIN fact AS s ON s.member = t.target
LEFT JOIN circle AS c ON c.actor = t.actor AND c.target = t.target
LEFT JOIN answering AS b ON b.actor = t.actor AND b.target = t.target
