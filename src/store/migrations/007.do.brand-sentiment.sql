-- What the people who speak of a brand feel, with the model's known confusion taken out.

CREATE TABLE published.brand_sentiment (
  edition_id bigint NOT NULL,
  brand text COLLATE "C" NOT NULL,
  feeling text COLLATE "C" NOT NULL,
  people bigint NOT NULL,
  counted_share double precision NOT NULL,
  share double precision NOT NULL,
  share_low double precision NOT NULL,
  share_high double precision NOT NULL,
  own boolean NOT NULL,
  PRIMARY KEY (edition_id, brand, feeling)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.brand_sentiment IS 'One brand and one of the three feelings, over the people who speak of it.';

CREATE VIEW reporting.brand_sentiment AS
SELECT b.brand, b.own, b.feeling, b.people, b.counted_share, b.share, b.share_low, b.share_high
FROM published.brand_sentiment b
WHERE b.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.brand_sentiment IS 'One row per brand and feeling: the share of people whose newest post about the brand feels so.';
COMMENT ON COLUMN reporting.brand_sentiment.brand IS 'Brand or competitor.';
COMMENT ON COLUMN reporting.brand_sentiment.own IS 'True for the company''s own brand.';
COMMENT ON COLUMN reporting.brand_sentiment.feeling IS 'negative, neutral or positive.';
COMMENT ON COLUMN reporting.brand_sentiment.people IS 'People whose newest post about the brand the model labels so.';
COMMENT ON COLUMN reporting.brand_sentiment.counted_share IS 'Their share as counted, 0 to 1.';
COMMENT ON COLUMN reporting.brand_sentiment.share IS 'The share with the model''s known confusion taken out, 0 to 1: the one to report.';
COMMENT ON COLUMN reporting.brand_sentiment.share_low IS 'Share, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.brand_sentiment.share_high IS 'Share, high end of the 90 % interval.';
