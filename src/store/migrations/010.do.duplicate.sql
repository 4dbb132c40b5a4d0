-- Which customer records are one person; and places only for customers of whom enough is known.

CREATE TABLE published.duplicate (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  other_customer_id text COLLATE "C" NOT NULL,
  probability double precision NOT NULL,
  PRIMARY KEY (edition_id, customer_id, other_customer_id)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.duplicate IS 'One customer record and another that is taken for the same person.';

CREATE VIEW reporting.duplicate AS
SELECT d.customer_id, c.full_name, d.other_customer_id, o.full_name AS other_full_name, d.probability
FROM published.duplicate d
LEFT JOIN published.customer c ON c.edition_id = d.edition_id AND c.customer_id = d.customer_id
LEFT JOIN published.customer o ON o.edition_id = d.edition_id AND o.customer_id = d.other_customer_id
WHERE d.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.duplicate IS 'One row per customer record and other record of the same person; each pair stands both ways.';
COMMENT ON COLUMN reporting.duplicate.customer_id IS 'The record.';
COMMENT ON COLUMN reporting.duplicate.full_name IS 'Name it bears.';
COMMENT ON COLUMN reporting.duplicate.other_customer_id IS 'Another record of the same person.';
COMMENT ON COLUMN reporting.duplicate.other_full_name IS 'Name that one bears.';
COMMENT ON COLUMN reporting.duplicate.probability IS 'That both belong to this person, 0 to 1: of the less sure one.';

ALTER TABLE published.standing
  ALTER COLUMN rank DROP NOT NULL,
  ALTER COLUMN rank_low DROP NOT NULL,
  ALTER COLUMN rank_high DROP NOT NULL;
COMMENT ON COLUMN reporting.customer_standing.standing_points IS 'Combined position, 0 to 100; a part that is not known counts as the company''s mean.';
COMMENT ON COLUMN reporting.customer_standing.rank IS 'Place among the customers of whom enough is known, 1 is first; empty for all others.';
