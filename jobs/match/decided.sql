-- Pairs worth keeping, with the ids of both and the ground on which they were looked at.
SELECT
  c.customer_id, p.profile_id, d.match_weight, d.match_probability, d.decision, d.decided_by,
  CASE a.precedence
    WHEN 1 THEN 'declared' WHEN 2 THEN 'opted_in' WHEN 3 THEN 'legitimate_interest' ELSE 'evaluation'
  END AS basis,
  d.pattern, d.evidence, d.declared
FROM scratch.decided_pair AS d
JOIN scratch.pool_customer AS c ON c.number = d.customer_number
JOIN scratch.pool_profile AS p ON p.number = d.profile_number
JOIN scratch.allowed AS a
  ON a.customer_number = d.customer_number AND a.platform_number = p.platform_number
