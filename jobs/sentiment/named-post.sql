-- Posts with words of their own that may name a brand, numbered in the order of their key.
-- `position` finds the needles that every way of naming a term contains; the tokenizer decides later.
WITH candidate AS (
  SELECT p.post_id, p.profile_id, p.posted_at, p.text, p.lang
  FROM core.post AS p
  WHERE p.text IS NOT NULL
    AND p.repost_of_post_id IS NULL
    AND EXISTS (
      SELECT 1 FROM scratch.needle AS n WHERE position(n.needle IN lower(p.text)) > 0
    )
)
SELECT post_id, profile_id, posted_at, text, lang,
  row_number() OVER (ORDER BY post_id) - 1 AS place
FROM candidate
