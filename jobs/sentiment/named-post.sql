-- Posts with words of their own that may name a brand, numbered in the order of their key.
-- `position` finds the needles that every way of naming a term contains; the tokenizer decides later.
-- A post is kept as the night before left it, with scores or naming nobody, where the same scorer
-- read the same words.
-- md5 is the same in every engine, as `hash()` is not; it tells versions apart and keeps no secret.
WITH candidate AS (
  SELECT p.post_id, p.profile_id, p.posted_at, p.text, p.lang,
    md5(concat($scorer, ' ', coalesce(p.lang, ''), ' ', p.text)) AS digest
  FROM core.post AS p
  WHERE p.text IS NOT NULL
    AND p.repost_of_post_id IS NULL
    AND EXISTS (
      SELECT 1 FROM scratch.needle AS n WHERE position(n.needle IN lower(p.text)) > 0
    )
),
known AS (
  SELECT s.post_id, s.digest FROM previous.post_sentiment AS s
  UNION
  SELECT u.post_id, u.digest FROM previous.post_unnamed AS u
)
SELECT c.post_id, c.profile_id, c.posted_at, c.text, c.lang, c.digest,
  k.post_id IS NOT NULL AS kept,
  row_number() OVER (ORDER BY c.post_id) - 1 AS place
FROM candidate AS c
LEFT JOIN known AS k ON k.post_id = c.post_id AND k.digest = c.digest
