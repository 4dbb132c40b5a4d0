-- Wishes that name no customer, profile or address of these files: one row a file that has any.
SELECT
  s.source_file AS file,
  count(*) AS wishes,
  count(CASE WHEN k.subject IS NULL THEN 1 END) AS unmet,
  min(CASE WHEN k.subject IS NULL THEN s.source_line END) AS line
FROM raw.suppression AS s
LEFT JOIN (
  SELECT 'customer' AS subject_kind, id AS subject FROM scratch.known_customer
  UNION ALL
  SELECT 'profile' AS subject_kind, id AS subject FROM scratch.known_profile
  UNION ALL
  SELECT DISTINCT 'email' AS subject_kind, lower(email) AS subject FROM raw.customer WHERE email IS NOT NULL
) AS k ON k.subject_kind = s.subject_kind AND k.subject = s.subject
GROUP BY s.source_file
HAVING count(CASE WHEN k.subject IS NULL THEN 1 END) > 0
ORDER BY s.source_file
