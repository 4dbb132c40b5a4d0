-- Every profile of the network, numbered in the order of the ids: those we know
-- and those that only stand at the end of an edge.
WITH met AS (
  SELECT profile_id FROM core.profile
  UNION
  SELECT influencer_profile_id FROM scratch.edge
  UNION
  SELECT influenced_profile_id FROM scratch.edge
)
SELECT profile_id, row_number() OVER (ORDER BY profile_id) - 1 AS node
FROM met
