-- Figures of the night, one row each.
SELECT 'customers' AS name, CAST(count(*) AS DOUBLE) AS "value" FROM core.customer
UNION ALL
SELECT 'customers_linked', CAST(count(DISTINCT customer_id) AS DOUBLE)
FROM derived.link WHERE decision = 'accept' AND stale_since IS NULL
UNION ALL
SELECT 'links_accepted', CAST(count(*) AS DOUBLE)
FROM derived.link WHERE decision = 'accept' AND stale_since IS NULL
UNION ALL
SELECT 'links_stale', CAST(count(*) AS DOUBLE) FROM derived.link WHERE stale_since IS NOT NULL
UNION ALL
SELECT 'links_changed', CAST(count(*) AS DOUBLE) FROM derived.link_change
UNION ALL
SELECT 'links_to_review', CAST(count(*) AS DOUBLE) FROM derived.link WHERE decision = 'review'
UNION ALL
SELECT 'profiles', CAST(count(*) AS DOUBLE) FROM core.profile
UNION ALL
SELECT 'edges', CAST(count(*) AS DOUBLE) FROM derived.edge
UNION ALL
SELECT 'posts_scored', CAST(count(*) AS DOUBLE) FROM derived.post_sentiment
UNION ALL
SELECT 'rows_quarantined',
  CAST((SELECT count(*) FROM raw.quarantine) + (SELECT count(*) FROM core.quarantine) AS DOUBLE)
