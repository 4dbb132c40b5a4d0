-- What is known of both records of each link that changed.
-- scratch.changed_link; scratch.changed_customer and scratch.changed_profile: those of its records
-- that are not what they were. A link that is merely renamed is told in the night it is renamed.
WITH owner AS (
  SELECT profile_id, min(customer_id) AS customer_id
  FROM scratch.link_tonight
  WHERE decision = 'accept'
  GROUP BY profile_id
),
known AS (
  SELECT
    x.*, now.profile_id IS NULL AND x.to_decision IS NULL AS profile_is_gone,
    earlier.profile_id IS NULL AS profile_is_new,
    coalesce(lower(earlier.handle) <> lower(now.handle), false) AS handle_changed
  FROM scratch.changed_link AS x
  LEFT JOIN core.profile_identity AS now ON now.profile_id = x.profile_id
  LEFT JOIN previous.core_profile_identity AS earlier ON earlier.profile_id = x.profile_id
)
SELECT
  k.customer_id, k.profile_id, k.from_decision, k.from_decided_by, k.from_probability,
  k.from_pattern, k.from_evidence, k.from_stale_since IS NOT NULL AS from_is_stale,
  k.to_decision, k.to_decided_by, k.to_probability, k.to_pattern, k.to_evidence,
  k.to_stale_since IS NOT NULL AS to_is_stale,
  k.profile_is_gone, k.profile_is_new, k.handle_changed,
  y.profile_id IS NOT NULL AS profile_changed,
  e.customer_id IS NULL AS customer_is_new, z.customer_id IS NOT NULL AS customer_changed,
  k.from_platform IS NOT NULL AND k.to_decision IS NULL AND g.customer_id IS NULL AS lacks_basis,
  o.profile_id IS NOT NULL AS owned_by_other
FROM known AS k
LEFT JOIN scratch.changed_profile AS y ON y.profile_id = k.profile_id
LEFT JOIN previous.core_customer_identity AS e ON e.customer_id = k.customer_id
LEFT JOIN scratch.changed_customer AS z ON z.customer_id = k.customer_id
LEFT JOIN scratch.stale_ground AS g
  ON g.customer_id = k.customer_id AND g.platform = k.from_platform
LEFT JOIN owner AS o ON o.profile_id = k.profile_id AND o.customer_id <> k.customer_id
WHERE k.differs OR k.handle_changed
ORDER BY k.customer_id, k.profile_id
