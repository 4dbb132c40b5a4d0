-- Customers who may be looked at: nobody who is suppressed, by id or by e-mail.
SELECT c.customer_id, row_number() OVER (ORDER BY c.customer_id) - 1 AS number
FROM core.customer AS c
WHERE NOT EXISTS (
    SELECT 1 FROM core.suppression AS s
    WHERE s.subject_kind = 'customer' AND s.subject = c.customer_id
  )
  AND NOT EXISTS (
    SELECT 1 FROM core.suppression AS s
    WHERE s.subject_kind = 'email' AND s.subject = lower(c.email)
  )
