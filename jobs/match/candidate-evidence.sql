-- Everything the comparison of a candidate pair needs, profile by profile; one range of profiles.
WITH host_count AS (
  SELECT host, count(*) AS customers
  FROM core.customer_identity
  WHERE host IS NOT NULL
  GROUP BY host
),
site_count AS (
  SELECT site, count(*) AS customers
  FROM core.customer_identity
  WHERE site IS NOT NULL
  GROUP BY site
)
SELECT
  pair.customer_number, pair.profile_number, pair.platform_number, pair.closed,
  r.decision AS reviewed,
  c.given, c.middle, c.family, c.generation, c.email_local, c.birth_year, c.city, c.region,
  c.country, c.place_id, c.latitude, c.longitude, c.place_people, c.place_share, c.page, c.host, c.site, c.company, c.titles, c.handles,
  p.platform, p.handle, p.handle_plain, p.handle_letters, p.skeleton, p.handle_words,
  p.handle_year, p.name, p.generation AS profile_generation, p.place, p.regions, p.countries,
  p.said_id, p.said_latitude, p.said_longitude, p.said_people, p.said_share, p.said_guessed,
  p.pages, p.hosts, p.sites, p.bio, p.titles AS profile_titles, p.nature,
  y.profile_id IS NOT NULL AS copied,
  h.customers AS host_customers, s.customers AS site_customers
FROM scratch.candidate AS pair
JOIN core.customer_identity AS c ON c.customer_id = pair.customer_id
JOIN core.profile_identity AS p ON p.profile_id = pair.profile_id
LEFT JOIN core.review AS r
  ON r.customer_id = pair.customer_id AND r.profile_id = pair.profile_id
LEFT JOIN scratch.copy AS y ON y.profile_id = pair.profile_id
LEFT JOIN host_count AS h ON h.host = c.host
LEFT JOIN site_count AS s ON s.site = c.site
WHERE pair.profile_number >= $from_number AND pair.profile_number < $to_number
ORDER BY pair.profile_number, pair.customer_number
