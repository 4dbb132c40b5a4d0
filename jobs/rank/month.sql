-- Purchases of each calendar month over the whole years asked for.
SELECT CAST(extract(month FROM day) AS INTEGER) AS month, count(*) AS purchases
FROM scratch.purchase
WHERE day >= CAST($from AS DATE)
GROUP BY 1
ORDER BY 1
