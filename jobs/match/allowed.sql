-- On which platforms each customer may be matched, and on what ground.
-- $night: date of the night; $evaluation: true lifts the rule.
-- scratch.platform (platform, key): platforms in the pool; scratch.legitimate (platform): where
-- legitimate interest is switched on; scratch.file_basis (platform, ground): stated for the whole file.
WITH stated AS (
  SELECT
    b.customer_id,
    CASE WHEN b.platform = 'twitter' THEN 'x' ELSE b.platform END AS platform,
    b.ground
  FROM core.basis AS b
  WHERE (b.since IS NULL OR CAST(b.since AS DATE) <= CAST($night AS DATE))
    AND (b.until IS NULL OR CAST(b.until AS DATE) > CAST($night AS DATE))
),
every_ground AS (
  SELECT s.customer_id, l.platform, s.ground
  FROM stated AS s
  JOIN scratch.platform AS l ON l.platform = s.platform
  UNION ALL
  SELECT s.customer_id, l.platform, s.ground
  FROM stated AS s
  CROSS JOIN scratch.platform AS l
  WHERE s.platform = '*'
  UNION ALL
  SELECT k.customer_id, l.platform, 'declared' AS ground
  FROM core.customer_key AS k
  JOIN scratch.platform AS l ON l.key = k.key
  WHERE k.rule = 'platform'
  UNION ALL
  SELECT c.customer_id, f.platform, f.ground
  FROM scratch.pool_customer AS c
  CROSS JOIN scratch.file_basis AS f
  JOIN scratch.platform AS l ON l.platform = f.platform
  UNION ALL
  SELECT c.customer_id, l.platform, 'evaluation' AS ground
  FROM scratch.pool_customer AS c
  CROSS JOIN scratch.platform AS l
  WHERE $evaluation
),
lawful AS (
  SELECT g.customer_id, g.platform, CASE g.ground
      WHEN 'declared' THEN 1 WHEN 'opted_in' THEN 2 WHEN 'legitimate_interest' THEN 3 ELSE 4
    END AS precedence
  FROM every_ground AS g
  JOIN scratch.pool_customer AS c ON c.customer_id = g.customer_id
  LEFT JOIN scratch.legitimate AS i ON i.platform = g.platform
  WHERE g.ground <> 'legitimate_interest' OR (i.platform IS NOT NULL AND g.platform <> 'x')
),
best AS (
  SELECT customer_id, platform, min(precedence) AS precedence
  FROM lawful
  GROUP BY customer_id, platform
)
SELECT customer_id, platform, CASE precedence
    WHEN 1 THEN 'declared' WHEN 2 THEN 'opted_in' WHEN 3 THEN 'legitimate_interest' ELSE 'evaluation'
  END AS basis
FROM best
