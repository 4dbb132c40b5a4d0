-- Communities keep their numbers from night to night; only the first night numbers them by size.
COMMENT ON COLUMN reporting.profile.community IS 'Community; keeps its number from night to night, the first ones numbered by size from 1.';
