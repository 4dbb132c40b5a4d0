-- Tonight's links: what was judged, what stays although only the handle changed, and what is stale.
-- scratch.decided: verdicts of tonight, those about pairs linked before included when they are
-- rejections; scratch.renamed_link; scratch.stale_ground (customer, platform, basis).
-- $night: date of the night; $stale_days: how long a vanished profile is waited for.
WITH judged AS (
  SELECT d.*, p.platform, p.handle
  FROM scratch.decided AS d
  JOIN core.profile AS p ON p.profile_id = d.profile_id
),
word AS (
  SELECT customer_id, profile_id, decision FROM core.review
),
renamed AS (
  SELECT b.*, p.handle AS handle_now
  FROM scratch.renamed_link AS r
  JOIN previous.link AS b ON b.customer_id = r.customer_id AND b.profile_id = r.profile_id
  JOIN core.profile AS p ON p.profile_id = r.profile_id
),
-- The account whose handle was declared goes by another one, and somebody else took the old one.
taken_over AS (
  SELECT j.customer_id, j.profile_id
  FROM judged AS j
  JOIN renamed AS r
    ON r.customer_id = j.customer_id AND r.platform = j.platform
    AND lower(r.handle) = lower(j.handle)
  WHERE j.decided_by = 'declaration' AND r.decided_by = 'declaration'
),
owned AS (
  SELECT j.profile_id
  FROM judged AS j
  LEFT JOIN taken_over AS t ON t.customer_id = j.customer_id AND t.profile_id = j.profile_id
  WHERE j.decision = 'accept' AND t.profile_id IS NULL
),
-- Nobody else took the profile, nothing contradicts, and what was declared is declared still.
held AS (
  SELECT
    r.customer_id, r.profile_id, r.match_weight, r.match_probability, r.decision, r.decided_by,
    j.basis, r.pattern, r.evidence, j.platform, r.handle, j.declared, false AS taken_over
  FROM renamed AS r
  JOIN judged AS j ON j.customer_id = r.customer_id AND j.profile_id = r.profile_id
  JOIN core.customer_identity AS i ON i.customer_id = r.customer_id
  LEFT JOIN owned AS o ON o.profile_id = r.profile_id
  LEFT JOIN word AS w ON w.customer_id = r.customer_id AND w.profile_id = r.profile_id
  WHERE o.profile_id IS NULL AND w.decision IS NULL
    AND instr(j.pattern, 'name=conflict') = 0
    AND (r.decided_by = 'model' OR (r.decided_by = 'declaration' AND
      instr(' ' || i.handles || ' ', ' ' || r.platform || ':' || lower(r.handle) || ' ') > 0))
),
stale AS (
  SELECT
    b.customer_id, b.profile_id, b.match_weight, b.match_probability, b.decision, b.decided_by,
    g.basis, b.pattern, b.evidence, b.platform, b.handle, false AS declared, false AS taken_over,
    coalesce(b.stale_since, CAST($night AS DATE)) AS stale_since
  FROM previous.link AS b
  JOIN scratch.pool_customer AS c ON c.customer_id = b.customer_id
  JOIN core.customer_identity AS i ON i.customer_id = b.customer_id
  JOIN scratch.stale_ground AS g ON g.customer_id = b.customer_id AND g.platform = b.platform
  LEFT JOIN core.profile AS p ON p.profile_id = b.profile_id
  LEFT JOIN core.suppression AS s ON s.subject_kind = 'profile' AND s.subject = b.profile_id
  LEFT JOIN word AS w ON w.customer_id = b.customer_id AND w.profile_id = b.profile_id
  WHERE b.decision = 'accept' AND p.profile_id IS NULL AND s.subject IS NULL
    AND coalesce(w.decision, 'accept') <> 'reject'
    AND (b.decided_by = 'model' OR w.decision = 'accept' OR (b.decided_by = 'declaration' AND
      instr(' ' || i.handles || ' ', ' ' || b.platform || ':' || lower(b.handle) || ' ') > 0))
),
tonight AS (
  SELECT
    j.customer_id, j.profile_id, j.match_weight, j.match_probability,
    CASE WHEN t.profile_id IS NULL THEN j.decision ELSE 'review' END AS decision, j.decided_by,
    j.basis, j.pattern, j.evidence, j.platform, j.handle, j.declared,
    t.profile_id IS NOT NULL AS taken_over, CAST(NULL AS DATE) AS stale_since
  FROM judged AS j
  LEFT JOIN held AS h ON h.customer_id = j.customer_id AND h.profile_id = j.profile_id
  LEFT JOIN taken_over AS t ON t.customer_id = j.customer_id AND t.profile_id = j.profile_id
  LEFT JOIN word AS w ON w.customer_id = j.customer_id AND w.profile_id = j.profile_id
  WHERE h.profile_id IS NULL AND (j.decision <> 'reject' OR w.decision = 'reject')
  UNION ALL
  SELECT *, CAST(NULL AS DATE) FROM held
  UNION ALL
  SELECT * FROM stale WHERE CAST($night AS DATE) - stale_since <= $stale_days
)
SELECT * FROM tonight
