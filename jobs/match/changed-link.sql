-- Links that differ from the night before, and renamed ones, which may; both sides of each.
-- scratch.link_tonight; scratch.decided keeps tonight's verdict about a link that is gone;
-- scratch.renamed_link. $step: how far a probability moves before it is told.
-- Customers who left the books and whoever is suppressed are not told about.
WITH pair AS (
  SELECT customer_id, profile_id FROM previous.link
  UNION
  SELECT customer_id, profile_id FROM scratch.link_tonight
),
sided AS (
  SELECT
    pair.customer_id, pair.profile_id,
    b.decision AS from_decision, b.decided_by AS from_decided_by,
    b.match_probability AS from_probability, b.pattern AS from_pattern,
    b.evidence AS from_evidence, b.stale_since AS from_stale_since, b.platform AS from_platform,
    t.decision AS to_decision, t.decided_by AS to_decided_by,
    t.match_probability AS to_probability, t.pattern AS to_pattern,
    t.evidence AS to_evidence, t.stale_since AS to_stale_since,
    r.profile_id IS NOT NULL AS renamed
  FROM pair
  LEFT JOIN previous.link AS b
    ON b.customer_id = pair.customer_id AND b.profile_id = pair.profile_id
  LEFT JOIN scratch.link_tonight AS t
    ON t.customer_id = pair.customer_id AND t.profile_id = pair.profile_id
  LEFT JOIN scratch.renamed_link AS r
    ON r.customer_id = pair.customer_id AND r.profile_id = pair.profile_id
),
differing AS (
  SELECT *,
    from_decision IS DISTINCT FROM to_decision
    OR from_decided_by IS DISTINCT FROM to_decided_by
    OR from_pattern IS DISTINCT FROM to_pattern
    OR (from_stale_since IS NULL) <> (to_stale_since IS NULL)
    OR abs(from_probability - to_probability) >= $step AS differs
  FROM sided
)
SELECT
  x.customer_id, x.profile_id, x.from_decision, x.from_decided_by, x.from_probability,
  x.from_pattern, x.from_evidence, x.from_stale_since, x.from_platform, x.to_decision,
  coalesce(x.to_decided_by, d.decided_by) AS to_decided_by,
  coalesce(x.to_probability, d.match_probability) AS to_probability,
  coalesce(x.to_pattern, d.pattern) AS to_pattern,
  coalesce(x.to_evidence, d.evidence) AS to_evidence, x.to_stale_since, x.differs
FROM differing AS x
JOIN scratch.pool_customer AS c ON c.customer_id = x.customer_id
LEFT JOIN core.suppression AS s ON s.subject_kind = 'profile' AND s.subject = x.profile_id
LEFT JOIN scratch.decided AS d
  ON d.customer_id = x.customer_id AND d.profile_id = x.profile_id
WHERE s.subject IS NULL AND (x.differs OR x.renamed)
