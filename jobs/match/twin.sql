-- Customer records that are surely one person: the same name and generation with the same e-mail
-- address or phone. Each is given the number of the first of them.
WITH named AS (
  SELECT
    p.number, lower(c.email) AS email, c.phone,
    i.given_class || ' ' || i.family_main || ' ' || coalesce(i.generation, '') AS name
  FROM scratch.pool_customer AS p
  JOIN core.customer AS c ON c.customer_id = p.customer_id
  JOIN core.customer_identity AS i ON i.customer_id = p.customer_id
  WHERE i.given_class IS NOT NULL AND i.family_main IS NOT NULL
),
grouped AS (
  SELECT
    number,
    CASE WHEN email IS NULL THEN number ELSE min(number) OVER (PARTITION BY name, email) END AS by_email,
    CASE WHEN phone IS NULL THEN number ELSE min(number) OVER (PARTITION BY name, phone) END AS by_phone
  FROM named
)
SELECT number, least(by_email, by_phone) AS person
FROM grouped
WHERE by_email < number OR by_phone < number
ORDER BY number
