-- On which platforms each customer may be matched, and on what ground, by precedence: 1 declared,
-- 2 opted_in, 3 legitimate_interest, 4 evaluation.
-- $night: date of the night; $evaluation: true lifts the rule; $platform_rule: keys of declared platforms.
-- scratch.platform (platform, key, number): platforms in the pool; scratch.legitimate (platform): where
-- legitimate interest is switched on; scratch.file_basis (platform, ground): stated for the whole file.
WITH stated AS (
  SELECT
    c.number,
    CASE WHEN b.platform = 'twitter' THEN 'x' ELSE b.platform END AS platform,
    b.ground
  FROM core.basis AS b
  JOIN scratch.pool_customer AS c ON c.customer_id = b.customer_id
  WHERE (b.since IS NULL OR CAST(b.since AS DATE) <= CAST($night AS DATE))
    AND (b.until IS NULL OR CAST(b.until AS DATE) > CAST($night AS DATE))
),
every_ground AS (
  SELECT s.number, l.number AS platform_number, s.ground
  FROM stated AS s
  JOIN scratch.platform AS l ON l.platform = s.platform
  UNION ALL
  SELECT s.number, l.number AS platform_number, s.ground
  FROM stated AS s
  CROSS JOIN scratch.platform AS l
  WHERE s.platform = '*'
  UNION ALL
  SELECT c.number, l.number AS platform_number, 'declared' AS ground
  FROM core.customer_key AS k
  JOIN scratch.platform AS l ON l.key = k.key
  JOIN scratch.pool_customer AS c ON c.record_number = k.customer_number
  WHERE k.rule = $platform_rule
  UNION ALL
  SELECT c.number, l.number AS platform_number, f.ground
  FROM scratch.pool_customer AS c
  CROSS JOIN scratch.file_basis AS f
  JOIN scratch.platform AS l ON l.platform = f.platform
  UNION ALL
  SELECT c.number, l.number AS platform_number, 'evaluation' AS ground
  FROM scratch.pool_customer AS c
  CROSS JOIN scratch.platform AS l
  WHERE $evaluation
),
lawful AS (
  SELECT g.number, g.platform_number, CASE g.ground
      WHEN 'declared' THEN 1 WHEN 'opted_in' THEN 2 WHEN 'legitimate_interest' THEN 3 ELSE 4
    END AS precedence
  FROM every_ground AS g
  JOIN scratch.platform AS l ON l.number = g.platform_number
  LEFT JOIN scratch.legitimate AS i ON i.platform = l.platform
  WHERE g.ground <> 'legitimate_interest' OR (i.platform IS NOT NULL AND l.platform <> 'x')
)
SELECT number AS customer_number, platform_number, min(precedence) AS precedence
FROM lawful
GROUP BY number, platform_number
