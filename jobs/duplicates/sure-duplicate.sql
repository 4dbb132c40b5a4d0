-- Customer records that are surely one person: the same given name and generation with the same e-mail
-- address, or with the same family name and phone. Quick, where finding all duplicates would cost more than the work they serve.
WITH named AS (
  SELECT
    c.customer_id, i.email_norm AS email, c.phone,
    i.given_class || ' ' || coalesce(i.generation, '') AS given,
    i.given_class || ' ' || i.family_main || ' ' || coalesce(i.generation, '') AS name
  FROM core.customer AS c
  JOIN core.customer_identity AS i ON i.customer_id = c.customer_id
  WHERE i.given_class IS NOT NULL
),
grouped AS (
  SELECT
    customer_id,
    CASE WHEN email IS NULL THEN customer_id
      ELSE min(customer_id) OVER (PARTITION BY given, email) END AS by_email,
    CASE WHEN phone IS NULL OR name IS NULL THEN customer_id
      ELSE min(customer_id) OVER (PARTITION BY name, phone) END AS by_phone
  FROM named
),
joined AS (
  SELECT customer_id, least(by_email, by_phone) AS first_id FROM grouped
),
followed AS (
  SELECT j.customer_id, f.first_id AS cluster_id
  FROM joined AS j
  JOIN joined AS f ON f.customer_id = j.first_id
),
counted AS (
  SELECT customer_id, cluster_id, count(*) OVER (PARTITION BY cluster_id) AS records FROM followed
)
SELECT customer_id, cluster_id, CAST(1 AS DOUBLE) AS probability
FROM counted
WHERE records > 1
ORDER BY customer_id
