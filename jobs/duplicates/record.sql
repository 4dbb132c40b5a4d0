-- Customer records as they are compared, numbered in the order of their ids. Records of several
-- files are told apart: two of one file are less often one person than two of different files.
WITH file AS (
  SELECT customer_id, min(source_file) AS source_file
  FROM raw.customer
  GROUP BY customer_id
),
numbered AS (
  SELECT customer_id, dense_rank() OVER (ORDER BY source_file) - 1 AS file
  FROM file
)
SELECT
  i.customer_id, n.file, i.given, i.middle, i.family, i.generation, i.email_norm AS email, i.phones,
  CAST(i.birth_date AS VARCHAR) AS birth_date, i.birth_year, i.street, i.postcode, i.city, i.region,
  i.country, i.company, c.job_title AS title, i.page, i.handles, c.attributes
FROM core.customer_identity AS i
JOIN core.customer AS c ON c.customer_id = i.customer_id
JOIN numbered AS n ON n.customer_id = i.customer_id
ORDER BY i.customer_id
