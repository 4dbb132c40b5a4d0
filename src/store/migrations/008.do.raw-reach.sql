-- Reach before the discount for accounts that nobody stands behind, beside the discounted one,
-- as followers stand beside the audience.
ALTER TABLE published.profile ADD COLUMN reach_raw double precision;

CREATE OR REPLACE VIEW reporting.profile AS
SELECT p.profile_id, p.customer_id, c.full_name, p.platform, p.handle, p.display_name, p.followers,
  l.match_probability, l.decided_by,
  p.influence, p.influence_percentile, p.reach, p.reach_low, p.reach_high, p.community, p.core, p.betweenness,
  p.authenticity, p.audience, p.sentiment, p.low AS sentiment_low, p.high AS sentiment_high, p.posts AS posts_scored,
  p.reach_raw
FROM published.profile p
LEFT JOIN published.link l ON l.edition_id = p.edition_id AND l.customer_id = p.customer_id AND l.profile_id = p.profile_id
LEFT JOIN published.customer c ON c.edition_id = p.edition_id AND c.customer_id = p.customer_id
WHERE p.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON COLUMN reporting.profile.reach_raw IS 'Expected distinct profiles moved, whether or not somebody real is behind them.';
