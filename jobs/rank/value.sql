-- One row per customer with a purchase: mid-rank percentiles (0–100) of recency,
-- frequency and money. Amounts of different currencies cannot be added, so money is
-- what was spent in the currency used most, ranked among those who use it most.
-- Amounts are summed to 2 digits.
WITH spent AS (
  SELECT o.customer_id, coalesce(o.currency, '') AS currency, count(*) AS orders,
    round(sum(o.amount), 2) AS amount
  FROM core."order" AS o
  JOIN core.customer AS c ON c.customer_id = o.customer_id
  WHERE o.ordered_at < CAST($end AS TIMESTAMP) AND o.amount IS NOT NULL
  GROUP BY o.customer_id, coalesce(o.currency, '')
),
choice AS (
  SELECT customer_id, currency, amount,
    row_number() OVER (PARTITION BY customer_id ORDER BY orders DESC, currency) AS choice
  FROM spent
),
money AS (
  SELECT customer_id,
    100.0 * (rank() OVER (PARTITION BY currency ORDER BY amount) - 1
      + 0.5 * count(*) OVER (PARTITION BY currency, amount))
      / count(*) OVER (PARTITION BY currency) AS monetary_percentile
  FROM choice
  WHERE choice = 1
)
SELECT r.customer_id,
  100.0 * (rank() OVER (ORDER BY r.last_purchase) - 1
    + 0.5 * count(*) OVER (PARTITION BY r.last_purchase)) / count(*) OVER () AS recency_percentile,
  100.0 * (rank() OVER (ORDER BY r.purchases) - 1
    + 0.5 * count(*) OVER (PARTITION BY r.purchases)) / count(*) OVER () AS frequency_percentile,
  m.monetary_percentile
FROM scratch.rhythm AS r
LEFT JOIN money AS m ON m.customer_id = r.customer_id
