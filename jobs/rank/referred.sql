-- One row per customer who brought others. A referral led to a purchase when the
-- one who came bought for the first time on or after the day of it.
WITH first_purchase AS (
  SELECT customer_id, min(day) AS day FROM scratch.purchase GROUP BY customer_id
),
brought AS (
  SELECT r.referrer_customer_id AS customer_id, f.day AS bought,
    CASE WHEN f.day >= CAST(r.referred_at AS DATE) AND f.day >= CAST($recent_from AS DATE)
      THEN 1 ELSE 0 END AS recent_purchase
  FROM core.referral AS r
  LEFT JOIN first_purchase AS f ON f.customer_id = r.referred_customer_id
  WHERE r.referred_at < CAST($end AS TIMESTAMP)
)
SELECT customer_id, count(*) AS referrals, sum(recent_purchase) AS referral_purchases,
  min(CASE WHEN recent_purchase = 1 THEN bought END) AS referral_purchase_since
FROM brought
GROUP BY customer_id
