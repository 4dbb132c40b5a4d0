-- What is known of a tie besides its own answers, as numbers a model can weigh:
-- whether both write the same language, how many the receiver attends to and
-- follows at all, how many attend to the sender, and how much the sender posts.
-- Logarithms, rounded, since each is a matter of proportion; how authentic either
-- is, in bits away from the prior. `tells` marks the ties by which their ends are
-- known: follows, and contacts of somebody who follows nobody. A contact without a
-- follow stands here only because it happened, so it would make everybody look keen;
-- and what is likelier a program than a person tells nothing of how people answer.
--
-- Profiles are numbered first: pairs of numbers are joined in a quarter of the time
-- of pairs of texts, and common friends look at many pairs.
WITH member AS (
  SELECT profile_id, CAST(row_number() OVER (ORDER BY profile_id) AS INTEGER) AS number
  FROM (
    SELECT actor AS profile_id FROM scratch.tie
    UNION
    SELECT target FROM scratch.tie
  ) AS met
),
numbered AS (
  SELECT a.number AS receiver, b.number AS sender, t.actor, t.target, t.tie_kind, t.chances, t.hints
  FROM scratch.tie AS t
  JOIN member AS a ON a.profile_id = t.actor
  JOIN member AS b ON b.profile_id = t.target
),
followed AS (
  SELECT receiver, sender
  FROM numbered
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
  SELECT receiver, count(*) AS ties,
         max(CASE WHEN tie_kind = 'follow' THEN 1 ELSE 0 END) AS follows
  FROM numbered
  GROUP BY receiver
),
sending AS (
  SELECT sender, count(*) AS ties
  FROM numbered
  GROUP BY sender
),
fact AS (
  SELECT m.number, l.lang, COALESCE(o.posts, 0) AS posts, p.following,
         j.authenticity, j.surprise,
         COALESCE(r.ties, 0) AS attends_to, COALESCE(r.follows, 0) AS follows,
         COALESCE(s.ties, 0) AS attended_by
  FROM member AS m
  LEFT JOIN ranked AS l ON l.profile_id = m.profile_id AND l.place = 1
  LEFT JOIN original AS o ON o.profile_id = m.profile_id
  LEFT JOIN core.profile AS p ON p.profile_id = m.profile_id
  LEFT JOIN scratch.authenticity AS j ON j.profile_id = m.profile_id
  LEFT JOIN receiving AS r ON r.receiver = m.number
  LEFT JOIN sending AS s ON s.sender = m.number
),
answering AS (
  -- A pair that attends to each other knows each other.
  SELECT a.receiver, a.sender
  FROM followed AS a
  JOIN followed AS b ON b.receiver = a.sender AND b.sender = a.receiver
),
middle AS (
  SELECT sender AS member
  FROM followed
  GROUP BY sender
  HAVING count(*) <= $circle_followers_max
),
near AS (
  SELECT f.receiver, f.sender
  FROM followed AS f
  JOIN middle AS m ON m.member = f.sender
),
circle AS (
  SELECT t.receiver, t.sender, count(*) AS people
  FROM near AS n
  JOIN followed AS o ON o.receiver = n.sender
  JOIN numbered AS t ON t.receiver = n.receiver AND t.sender = o.sender
  GROUP BY t.receiver, t.sender
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
  CASE WHEN b.receiver IS NULL THEN 0 ELSE 1 END AS mutual
FROM numbered AS t
JOIN fact AS r ON r.number = t.receiver
JOIN fact AS s ON s.number = t.sender
LEFT JOIN circle AS c ON c.receiver = t.receiver AND c.sender = t.sender
LEFT JOIN answering AS b ON b.receiver = t.receiver AND b.sender = t.sender
