-- One number per node of the network in which a customer's profiles are one node.
WITH person AS (
  SELECT profile_id, min(customer_id) AS customer_id FROM scratch.owned GROUP BY profile_id
),
member AS (
  SELECT m.profile_id, p.customer_id, m.authenticity, m.passes_on,
    coalesce('c' || p.customer_id, 'p' || m.profile_id) AS node_id
  FROM derived.node_measure AS m
  LEFT JOIN person AS p ON p.profile_id = m.profile_id
)
SELECT profile_id, customer_id, authenticity, passes_on,
  dense_rank() OVER (ORDER BY node_id) - 1 AS node
FROM member
