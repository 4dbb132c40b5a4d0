-- What is known of a tie besides its own answers, as numbers a model can weigh:
-- whether both write the same language, how many the receiver attends to and
-- follows at all, how many attend to the sender, and how much the sender posts.
-- Logarithms, rounded, since each is a matter of proportion; how authentic either
-- is, in bits away from the prior. `tells` marks the ties by which their ends are
-- known: follows, and contacts of somebody who follows nobody. A contact without a
-- follow stands here only because it happened, so it would make everybody look keen;
-- and what is likelier a program than a person tells nothing of how people answer.
WITH posted AS (
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
language AS (
  SELECT profile_id, lang
  FROM ranked
  WHERE place = 1
),
receiver AS (
  SELECT actor, count(*) AS ties,
         max(CASE WHEN tie_kind = 'follow' THEN 1 ELSE 0 END) AS follows
  FROM scratch.tie
  GROUP BY actor
),
sender AS (
  SELECT target, count(*) AS ties
  FROM scratch.tie
  GROUP BY target
),
answering AS (
  -- A pair that attends to each other knows each other.
  SELECT a.actor, a.target
  FROM scratch.tie AS a
  JOIN scratch.tie AS b ON b.actor = a.target AND b.target = a.actor
  WHERE a.tie_kind = 'follow' AND b.tie_kind = 'follow'
),
middle AS (
  SELECT target AS member
  FROM scratch.tie
  WHERE tie_kind = 'follow'
  GROUP BY target
  HAVING count(*) <= $circle_followers_max
),
near AS (
  SELECT t.actor, t.target
  FROM scratch.tie AS t
  JOIN middle AS m ON m.member = t.target
  WHERE t.tie_kind = 'follow'
),
circle AS (
  SELECT t.actor, t.target, count(*) AS people
  FROM near AS n
  JOIN scratch.tie AS o ON o.actor = n.target AND o.tie_kind = 'follow'
  JOIN scratch.tie AS t ON t.actor = n.actor AND t.target = o.target
  GROUP BY t.actor, t.target
),
original AS (
  SELECT profile_id, count(*) AS posts
  FROM core.post
  WHERE repost_of_post_id IS NULL AND in_reply_to_post_id IS NULL AND quote_of_post_id IS NULL
  GROUP BY profile_id
)
SELECT
  t.actor,
  t.target,
  t.tie_kind,
  COALESCE(t.chances, 0) AS chances,
  t.hints,
  CASE
    WHEN ja.authenticity < 0.5 THEN 0
    WHEN t.tie_kind = 'follow' OR r.follows = 0 THEN 1
    ELSE 0
  END AS tells,
  CASE WHEN la.lang <> lt.lang THEN 1 ELSE 0 END AS other_language,
  COALESCE(ja.surprise, 0) AS receiver_authenticity,
  COALESCE(jt.surprise, 0) AS sender_authenticity,
  round(ln(1 + r.ties), 6) AS receiver_ties,
  round(ln(1 + greatest(r.ties, COALESCE(p.following, 0))), 6) AS receiver_following,
  round(ln(1 + s.ties), 6) AS sender_ties,
  round(ln(1 + COALESCE(o.posts, 0)), 6) AS sender_posts,
  round(ln(1 + COALESCE(w.posts, 0)), 6) AS receiver_posts,
  round(ln(1 + COALESCE(c.people, 0)), 6) AS circle,
  CASE WHEN b.actor IS NULL THEN 0 ELSE 1 END AS mutual
FROM scratch.tie AS t
JOIN receiver AS r ON r.actor = t.actor
JOIN sender AS s ON s.target = t.target
LEFT JOIN core.profile AS p ON p.profile_id = t.actor
LEFT JOIN original AS o ON o.profile_id = t.target
LEFT JOIN original AS w ON w.profile_id = t.actor
LEFT JOIN circle AS c ON c.actor = t.actor AND c.target = t.target
LEFT JOIN answering AS b ON b.actor = t.actor AND b.target = t.target
LEFT JOIN language AS la ON la.profile_id = t.actor
LEFT JOIN language AS lt ON lt.profile_id = t.target
LEFT JOIN scratch.authenticity AS ja ON ja.profile_id = t.actor
LEFT JOIN scratch.authenticity AS jt ON jt.profile_id = t.target
