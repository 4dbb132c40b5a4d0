-- Published editions. Every table is partitioned by edition: a night is loaded
-- into tables of its own in schema staging and attached in one transaction;
-- dropping an edition drops its partitions.

CREATE SCHEMA published;
COMMENT ON SCHEMA published IS 'The editions: what each kept night published. Read schema reporting for the current one.';
CREATE SCHEMA staging;
COMMENT ON SCHEMA staging IS 'Tables of an edition being loaded. What lies here when nobody publishes is litter of a publish that died.';

CREATE SEQUENCE published.edition_id_seq AS bigint;

CREATE TABLE published.edition (
  edition_id bigint PRIMARY KEY,
  date date NOT NULL UNIQUE,
  fingerprint text NOT NULL,
  run_id uuid,
  evaluation boolean NOT NULL,
  brand text,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  current boolean NOT NULL
);
COMMENT ON TABLE published.edition IS 'One night''s published copy. One of them is current: the one published last.';
CREATE UNIQUE INDEX edition_current ON published.edition (current) WHERE current;

CREATE TABLE published.customer (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  full_name text,
  first_name text,
  last_name text,
  email text,
  phone text,
  city text,
  country text,
  PRIMARY KEY (edition_id, customer_id)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.customer IS 'One customer.';

CREATE TABLE published.profile (
  edition_id bigint NOT NULL,
  profile_id text COLLATE "C" NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  platform text COLLATE "C" NOT NULL,
  handle text,
  display_name text,
  influence double precision,
  influence_percentile double precision,
  reach double precision,
  reach_low double precision,
  reach_high double precision,
  community bigint,
  core bigint,
  betweenness double precision,
  authenticity double precision,
  audience double precision,
  followers bigint,
  sentiment double precision,
  low double precision,
  high double precision,
  posts bigint,
  PRIMARY KEY (edition_id, profile_id, customer_id)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.profile IS 'One profile that an accepted link gives to a customer, with its measures.';
CREATE INDEX profile_customer_id ON published.profile (edition_id, customer_id);

CREATE TABLE published.link (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  profile_id text COLLATE "C" NOT NULL,
  match_weight double precision NOT NULL,
  match_probability double precision NOT NULL,
  decision text NOT NULL,
  decided_by text NOT NULL,
  basis text NOT NULL,
  pattern text NOT NULL,
  evidence text NOT NULL,
  PRIMARY KEY (edition_id, customer_id, profile_id)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.link IS 'One decided customer-profile pair.';
CREATE INDEX link_profile_id ON published.link (edition_id, profile_id);

CREATE TABLE published.standing (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  standing_points double precision NOT NULL,
  standing_low double precision NOT NULL,
  standing_high double precision NOT NULL,
  rank bigint NOT NULL,
  rank_low bigint NOT NULL,
  rank_high bigint NOT NULL,
  reach_points double precision,
  influence_points double precision,
  sentiment_points double precision,
  activity_points double precision,
  authenticity_points double precision,
  value_points double precision,
  reach double precision,
  reach_low double precision,
  reach_high double precision,
  sentiment double precision,
  sentiment_low double precision,
  sentiment_high double precision,
  profiles bigint NOT NULL,
  segment text NOT NULL,
  stage text NOT NULL,
  enough_evidence boolean NOT NULL,
  PRIMARY KEY (edition_id, customer_id)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.standing IS 'One customer''s combined, explained position.';
CREATE INDEX standing_rank ON published.standing (edition_id, rank);

CREATE TABLE published.signal (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  since date NOT NULL,
  evidence text NOT NULL,
  PRIMARY KEY (edition_id, customer_id, kind)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.signal IS 'One dated fact about one customer that asks for action.';

CREATE TABLE published.stage_move (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  "from" text,
  "to" text NOT NULL,
  day date NOT NULL,
  PRIMARY KEY (edition_id, customer_id)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.stage_move IS 'One move of one customer between stages in this night.';

CREATE TABLE published.touch (
  edition_id bigint NOT NULL,
  touch_id text COLLATE "C" NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  channel text,
  kind text COLLATE "C",
  inbound boolean,
  outcome text,
  PRIMARY KEY (edition_id, touch_id)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.touch IS 'One recent contact known from the company''s own files; counted by the contact policy.';
CREATE INDEX touch_customer_id ON published.touch (edition_id, customer_id);

CREATE TABLE published.list (
  edition_id bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  purpose text NOT NULL,
  method text NOT NULL,
  size bigint NOT NULL,
  "order" text NOT NULL,
  PRIMARY KEY (edition_id, name)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.list IS 'One list: what it is for and how it is made.';

CREATE TABLE published.list_entry (
  edition_id bigint NOT NULL,
  list text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  play text NOT NULL,
  joint_reach double precision,
  PRIMARY KEY (edition_id, list, position)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.list_entry IS 'One place on one list.';
CREATE INDEX list_entry_customer_id ON published.list_entry (edition_id, customer_id);

CREATE TABLE published.edition_figure (
  edition_id bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  value double precision NOT NULL,
  PRIMARY KEY (edition_id, name)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.edition_figure IS 'One figure of the night, such as the precision of its links.';
