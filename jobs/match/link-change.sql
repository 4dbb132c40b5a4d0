-- Links that are not what they were the night before, with what is known of both records.
-- scratch.link_tonight; scratch.decided keeps tonight's verdict about a link that is gone.
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
    t.decision AS to_decision, coalesce(t.decided_by, d.decided_by) AS to_decided_by,
    coalesce(t.match_probability, d.match_probability) AS to_probability,
    coalesce(t.pattern, d.pattern) AS to_pattern,
    coalesce(t.evidence, d.evidence) AS to_evidence, t.stale_since AS to_stale_since
  FROM pair
  JOIN scratch.pool_customer AS c ON c.customer_id = pair.customer_id
  LEFT JOIN core.suppression AS s ON s.subject_kind = 'profile' AND s.subject = pair.profile_id
  LEFT JOIN previous.link AS b
    ON b.customer_id = pair.customer_id AND b.profile_id = pair.profile_id
  LEFT JOIN scratch.link_tonight AS t
    ON t.customer_id = pair.customer_id AND t.profile_id = pair.profile_id
  LEFT JOIN scratch.decided AS d
    ON d.customer_id = pair.customer_id AND d.profile_id = pair.profile_id
  WHERE s.subject IS NULL AND EXISTS (SELECT 1 FROM previous.link)
),
known AS (
  SELECT
    x.*, now.profile_id IS NULL AND x.to_decision IS NULL AS profile_is_gone,
    before.profile_id IS NULL AS profile_is_new,
    coalesce(lower(before.handle) <> lower(now.handle), false) AS handle_changed,
    y.profile_id IS NOT NULL AS profile_changed
  FROM sided AS x
  LEFT JOIN core.profile_identity AS now ON now.profile_id = x.profile_id
  LEFT JOIN previous.core_profile_identity AS before ON before.profile_id = x.profile_id
  LEFT JOIN scratch.changed_profile AS y ON y.profile_id = x.profile_id
  WHERE x.from_decision IS DISTINCT FROM x.to_decision
    OR x.from_decided_by IS DISTINCT FROM x.to_decided_by
    OR x.from_pattern IS DISTINCT FROM x.to_pattern
    OR (x.from_stale_since IS NULL) <> (x.to_stale_since IS NULL)
    OR abs(x.from_probability - x.to_probability) >= $step
    OR (x.from_decision = 'accept' AND lower(before.handle) <> lower(now.handle))
)
SELECT
  k.customer_id, k.profile_id, k.from_decision, k.from_decided_by, k.from_probability,
  k.from_pattern, k.from_evidence, k.from_stale_since IS NOT NULL AS from_is_stale,
  k.to_decision, k.to_decided_by, k.to_probability, k.to_pattern, k.to_evidence,
  k.to_stale_since IS NOT NULL AS to_is_stale,
  k.profile_is_gone, k.profile_is_new, k.handle_changed, k.profile_changed,
  e.customer_id IS NULL AS customer_is_new, z.customer_id IS NOT NULL AS customer_changed,
  k.from_platform IS NOT NULL AND k.to_decision IS NULL AND g.customer_id IS NULL AS lacks_basis,
  o.profile_id IS NOT NULL AS owned_by_other
FROM known AS k
LEFT JOIN previous.core_customer_identity AS e ON e.customer_id = k.customer_id
LEFT JOIN scratch.changed_customer AS z ON z.customer_id = k.customer_id
LEFT JOIN scratch.stale_ground AS g
  ON g.customer_id = k.customer_id AND g.platform = k.from_platform
LEFT JOIN (
  SELECT profile_id, min(customer_id) AS owner
  FROM scratch.link_tonight WHERE decision = 'accept' GROUP BY profile_id
) AS o ON o.profile_id = k.profile_id AND o.owner <> k.customer_id
ORDER BY k.customer_id, k.profile_id
