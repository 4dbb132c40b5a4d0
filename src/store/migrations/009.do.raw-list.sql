-- What stands on a list before the discount for accounts that nobody stands behind, beside the
-- discounted figures: reach and audience of each place, and what a joint-reach list reaches together.
ALTER TABLE published.list_entry ADD COLUMN joint_reach_raw double precision;

CREATE OR REPLACE VIEW reporting.list_entry AS
SELECT e.list, e.position, e.customer_id, c.full_name, c.email, c.phone, c.city, c.country,
  e.reason, e.play, e.joint_reach, s.standing_points, s.reach, s.sentiment, s.segment, s.stage,
  e.joint_reach_raw, CASE WHEN s.reach IS NOT NULL THEN p.reach_raw END AS reach_raw, p.audience, p.followers
FROM published.list_entry e
LEFT JOIN published.customer c ON c.edition_id = e.edition_id AND c.customer_id = e.customer_id
LEFT JOIN published.standing s ON s.edition_id = e.edition_id AND s.customer_id = e.customer_id
LEFT JOIN (
  SELECT edition_id, customer_id, max(reach_raw) AS reach_raw, max(audience) AS audience, max(followers) AS followers
  FROM published.profile
  GROUP BY edition_id, customer_id
) p ON p.edition_id = e.edition_id AND p.customer_id = e.customer_id
WHERE e.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON COLUMN reporting.list_entry.joint_reach_raw IS 'The same people reached together with everybody counting for one, authentic or not.';
COMMENT ON COLUMN reporting.list_entry.reach_raw IS 'Expected distinct profiles moved, whether or not somebody real is behind them; of the linked profile with most.';
COMMENT ON COLUMN reporting.list_entry.audience IS 'Followers, discounted by authenticity; of the linked profile with most.';
COMMENT ON COLUMN reporting.list_entry.followers IS 'Profiles that follow the customer; of the linked profile with most.';
