-- Customers who may be looked at: nobody who is suppressed, by id or by e-mail. Numbered by name, so
-- that those who are compared with the same profiles stand near each other. `record_number`: the number
-- by which keys name the customer.
SELECT
  c.customer_id,
  i.number AS record_number,
  CAST(row_number() OVER (
    ORDER BY i.family_main NULLS LAST, i.given_class NULLS LAST, c.customer_id
  ) - 1 AS INTEGER) AS number
FROM core.customer AS c
JOIN core.customer_identity AS i ON i.customer_id = c.customer_id
WHERE NOT EXISTS (
    SELECT 1 FROM core.suppression AS s
    WHERE s.subject_kind = 'customer' AND s.subject = c.customer_id
  )
  AND NOT EXISTS (
    SELECT 1 FROM core.suppression AS s
    WHERE s.subject_kind = 'email' AND s.subject = lower(c.email)
  )
