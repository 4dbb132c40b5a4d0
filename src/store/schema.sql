-- The dump of an empty migrated database, made by test/integration/store/schema.test.ts.

-- Never edited: add a migration, then run `npx vitest run test/integration/store/schema.test.ts -u`.

CREATE SCHEMA ops;
COMMENT ON SCHEMA ops IS 'What kith itself keeps: runs, jobs, and what people decided and wished. Not for reporting tools.';

CREATE SCHEMA published;
COMMENT ON SCHEMA published IS 'The editions: what each kept night published. Read schema reporting for the current one.';

CREATE SCHEMA reporting;
COMMENT ON SCHEMA reporting IS 'Read here: the edition shown now, and how the nights went. One row per entity, every column explained.';

CREATE SCHEMA staging;
COMMENT ON SCHEMA staging IS 'Tables of an edition being loaded. What lies here when nobody publishes is litter of a publish that died.';

CREATE SEQUENCE ops.review_entry_entry_id_seq AS bigint;

CREATE SEQUENCE published.edition_id_seq AS bigint;

CREATE TABLE ops.basis (
  customer_id text COLLATE "C" NOT NULL,
  platform text COLLATE "C" NOT NULL,
  ground text COLLATE "C" NOT NULL,
  source text NOT NULL,
  since timestamp with time zone,
  until timestamp with time zone,
  source_file text,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  recorded_by text
);
COMMENT ON TABLE ops.basis IS 'One ground on which one customer may be matched on one platform. A person''s row beats a file''s.';

CREATE TABLE ops.database_identity (
  only_row boolean NOT NULL DEFAULT true,
  database_id uuid NOT NULL DEFAULT gen_random_uuid()
);
COMMENT ON TABLE ops.database_identity IS 'Tells this database from any other, and from itself after a wipe.';

CREATE TABLE ops.job (
  run_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  state text NOT NULL,
  fingerprint text NOT NULL,
  started_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamp with time zone,
  rows bigint,
  figures jsonb NOT NULL DEFAULT '{}'::jsonb,
  peak_memory_bytes bigint
);
COMMENT ON TABLE ops.job IS 'One job of one run.';

CREATE TABLE ops.migration (
  version bigint NOT NULL,
  name text,
  md5 text,
  run_at timestamp with time zone
);
COMMENT ON TABLE ops.migration IS 'Migrations this database has been through, with checksums.';

CREATE TABLE ops.outreach (
  outreach_id text COLLATE "C" NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  list text COLLATE "C",
  channel text NOT NULL,
  at timestamp with time zone NOT NULL,
  outcome text,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  recorded_by text NOT NULL
);
COMMENT ON TABLE ops.outreach IS 'One touch made from a list.';

CREATE TABLE ops.quarantine (
  run_id uuid NOT NULL,
  table_name text NOT NULL,
  source_file text NOT NULL,
  reason text NOT NULL,
  rows bigint NOT NULL
);
COMMENT ON TABLE ops.quarantine IS 'How many rows of one source file were set aside in one run, and why.';

CREATE TABLE ops.review_entry (
  entry_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  customer_id text COLLATE "C" NOT NULL,
  profile_id text COLLATE "C",
  other_customer_id text COLLATE "C",
  decision text,
  undoes bigint,
  decided_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  decided_by text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE ops.review_entry IS 'One word of one person: about a customer-profile pair, about two customer records, or taking an earlier word back. Written once; rows leave only when a person is erased.';

CREATE TABLE ops.run (
  run_id uuid NOT NULL,
  date date NOT NULL,
  started_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamp with time zone,
  state text NOT NULL DEFAULT 'running'::text,
  error_code text,
  host text NOT NULL,
  pid integer NOT NULL,
  config_fingerprint text NOT NULL,
  kith_version text NOT NULL,
  evaluation boolean NOT NULL
);
COMMENT ON TABLE ops.run IS 'One run of a night.';

CREATE TABLE ops.suppression (
  subject_kind text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  reason text,
  since timestamp with time zone,
  source text NOT NULL,
  source_file text,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  recorded_by text
);
COMMENT ON TABLE ops.suppression IS 'One wish not to be processed. Files add to it and never take from it.';

CREATE TABLE published.brand_sentiment (
  edition_id bigint NOT NULL,
  brand text COLLATE "C" NOT NULL,
  feeling text COLLATE "C" NOT NULL,
  people bigint NOT NULL,
  counted_share double precision NOT NULL,
  share double precision NOT NULL,
  share_low double precision NOT NULL,
  share_high double precision NOT NULL,
  own boolean NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.brand_sentiment IS 'One brand and one of the three feelings, over the people who speak of it.';

CREATE TABLE published.customer (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  full_name text,
  first_name text,
  last_name text,
  email text,
  phone text,
  city text,
  country text
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.customer IS 'One customer.';

CREATE TABLE published.duplicate (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  other_customer_id text COLLATE "C" NOT NULL,
  probability double precision NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.duplicate IS 'One customer record and another that is taken for the same person.';

CREATE TABLE published.edition (
  edition_id bigint NOT NULL,
  date date NOT NULL,
  fingerprint text NOT NULL,
  run_id uuid,
  evaluation boolean NOT NULL,
  brand text,
  published_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  current boolean NOT NULL
);
COMMENT ON TABLE published.edition IS 'One night''s published copy. One of them is current: the one published last.';

CREATE TABLE published.edition_figure (
  edition_id bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  value double precision NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.edition_figure IS 'One figure of the night, such as the precision of its links.';

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
  platform text COLLATE "C",
  handle text,
  stale_since date
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.link IS 'One decided customer-profile pair.';

CREATE TABLE published.link_change (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  profile_id text COLLATE "C" NOT NULL,
  day date NOT NULL,
  from_decision text,
  to_decision text,
  from_probability double precision,
  to_probability double precision,
  cause text COLLATE "C" NOT NULL,
  detail text NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.link_change IS 'One link that this night changed, and what changed it.';

CREATE TABLE published.list (
  edition_id bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  purpose text NOT NULL,
  method text NOT NULL,
  size bigint NOT NULL,
  "order" text NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.list IS 'One list: what it is for and how it is made.';

CREATE TABLE published.list_entry (
  edition_id bigint NOT NULL,
  list text COLLATE "C" NOT NULL,
  "position" bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  play text NOT NULL,
  joint_reach double precision,
  joint_reach_raw double precision
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.list_entry IS 'One place on one list.';

CREATE TABLE published.match_parameter (
  edition_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  comparison text COLLATE "C" NOT NULL,
  level text COLLATE "C" NOT NULL,
  value double precision NOT NULL,
  pairs double precision
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.match_parameter IS 'One parameter that the links of this night were judged by.';

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
  reach_raw double precision
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.profile IS 'One profile that an accepted link gives to a customer, with its measures.';

CREATE TABLE published.review_queue (
  edition_id bigint NOT NULL,
  "position" bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  profile_id text COLLATE "C" NOT NULL,
  match_probability double precision NOT NULL,
  information_bits double precision NOT NULL,
  reason text NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.review_queue IS 'One pair a person should look at; most informative first.';

CREATE TABLE published.signal (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  since date NOT NULL,
  evidence text NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.signal IS 'One dated fact about one customer that asks for action.';

CREATE TABLE published.stage_move (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  "from" text,
  "to" text NOT NULL,
  day date NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.stage_move IS 'One move of one customer between stages in this night.';

CREATE TABLE published.standing (
  edition_id bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  standing_points double precision NOT NULL,
  standing_low double precision NOT NULL,
  standing_high double precision NOT NULL,
  rank bigint,
  rank_low bigint,
  rank_high bigint,
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
  enough_evidence boolean NOT NULL
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.standing IS 'One customer''s combined, explained position.';

CREATE TABLE published.touch (
  edition_id bigint NOT NULL,
  touch_id text COLLATE "C" NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  channel text,
  kind text COLLATE "C",
  inbound boolean,
  outcome text
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.touch IS 'One recent contact known from the company''s own files; counted by the contact policy.';

ALTER TABLE ops.basis ADD CONSTRAINT basis_ground_check CHECK ((ground = ANY (ARRAY['declared'::text, 'opted_in'::text, 'legitimate_interest'::text])));

ALTER TABLE ops.basis ADD CONSTRAINT basis_pkey PRIMARY KEY (customer_id, platform, ground, source);

ALTER TABLE ops.basis ADD CONSTRAINT basis_source_check CHECK ((source = ANY (ARRAY['file'::text, 'person'::text])));

ALTER TABLE ops.database_identity ADD CONSTRAINT database_identity_only_row_check CHECK (only_row);

ALTER TABLE ops.database_identity ADD CONSTRAINT database_identity_pkey PRIMARY KEY (only_row);

ALTER TABLE ops.job ADD CONSTRAINT job_pkey PRIMARY KEY (run_id, name);

ALTER TABLE ops.job ADD CONSTRAINT job_run_id_fkey FOREIGN KEY (run_id) REFERENCES ops.run(run_id) ON DELETE CASCADE;

ALTER TABLE ops.job ADD CONSTRAINT job_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'skipped'::text, 'failed'::text, 'killed'::text])));

ALTER TABLE ops.migration ADD CONSTRAINT migration_pkey PRIMARY KEY (version);

ALTER TABLE ops.outreach ADD CONSTRAINT outreach_pkey PRIMARY KEY (outreach_id);

ALTER TABLE ops.quarantine ADD CONSTRAINT quarantine_pkey PRIMARY KEY (run_id, table_name, source_file, reason);

ALTER TABLE ops.quarantine ADD CONSTRAINT quarantine_rows_check CHECK ((rows > 0));

ALTER TABLE ops.quarantine ADD CONSTRAINT quarantine_run_id_fkey FOREIGN KEY (run_id) REFERENCES ops.run(run_id) ON DELETE CASCADE;

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_check CHECK ((num_nonnulls(profile_id, other_customer_id) = 1));

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_check1 CHECK ((num_nonnulls(decision, undoes) = 1));

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_check2 CHECK ((customer_id < other_customer_id));

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_check3 CHECK (((decision IS NULL) OR ((decision = ANY (ARRAY['accept'::text, 'reject'::text])) = (profile_id IS NOT NULL))));

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_decided_by_check CHECK ((decided_by <> ''::text));

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_decision_check CHECK ((decision = ANY (ARRAY['accept'::text, 'reject'::text, 'same'::text, 'different'::text])));

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_pkey PRIMARY KEY (entry_id);

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_undoes_fkey FOREIGN KEY (undoes) REFERENCES ops.review_entry(entry_id) ON DELETE CASCADE;

ALTER TABLE ops.review_entry ADD CONSTRAINT review_entry_undoes_key UNIQUE (undoes);

ALTER TABLE ops.run ADD CONSTRAINT run_check CHECK (((state = 'running'::text) = (ended_at IS NULL)));

ALTER TABLE ops.run ADD CONSTRAINT run_pkey PRIMARY KEY (run_id);

ALTER TABLE ops.run ADD CONSTRAINT run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'succeeded'::text, 'failed'::text, 'killed'::text])));

ALTER TABLE ops.suppression ADD CONSTRAINT suppression_pkey PRIMARY KEY (subject_kind, subject);

ALTER TABLE ops.suppression ADD CONSTRAINT suppression_source_check CHECK ((source = ANY (ARRAY['file'::text, 'person'::text])));

ALTER TABLE ops.suppression ADD CONSTRAINT suppression_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['customer'::text, 'profile'::text, 'email'::text])));

ALTER TABLE published.brand_sentiment ADD CONSTRAINT brand_sentiment_pkey PRIMARY KEY (edition_id, brand, feeling);

ALTER TABLE published.customer ADD CONSTRAINT customer_pkey PRIMARY KEY (edition_id, customer_id);

ALTER TABLE published.duplicate ADD CONSTRAINT duplicate_pkey PRIMARY KEY (edition_id, customer_id, other_customer_id);

ALTER TABLE published.edition ADD CONSTRAINT edition_date_key UNIQUE (date);

ALTER TABLE published.edition ADD CONSTRAINT edition_pkey PRIMARY KEY (edition_id);

ALTER TABLE published.edition_figure ADD CONSTRAINT edition_figure_pkey PRIMARY KEY (edition_id, name);

ALTER TABLE published.link ADD CONSTRAINT link_pkey PRIMARY KEY (edition_id, customer_id, profile_id);

ALTER TABLE published.link_change ADD CONSTRAINT link_change_pkey PRIMARY KEY (edition_id, customer_id, profile_id);

ALTER TABLE published.list ADD CONSTRAINT list_pkey PRIMARY KEY (edition_id, name);

ALTER TABLE published.list_entry ADD CONSTRAINT list_entry_pkey PRIMARY KEY (edition_id, list, "position");

ALTER TABLE published.match_parameter ADD CONSTRAINT match_parameter_pkey PRIMARY KEY (edition_id, kind, comparison, level);

ALTER TABLE published.profile ADD CONSTRAINT profile_pkey PRIMARY KEY (edition_id, profile_id, customer_id);

ALTER TABLE published.review_queue ADD CONSTRAINT review_queue_pkey PRIMARY KEY (edition_id, "position");

ALTER TABLE published.signal ADD CONSTRAINT signal_pkey PRIMARY KEY (edition_id, customer_id, kind);

ALTER TABLE published.stage_move ADD CONSTRAINT stage_move_pkey PRIMARY KEY (edition_id, customer_id);

ALTER TABLE published.standing ADD CONSTRAINT standing_pkey PRIMARY KEY (edition_id, customer_id);

ALTER TABLE published.touch ADD CONSTRAINT touch_pkey PRIMARY KEY (edition_id, touch_id);

CREATE INDEX outreach_customer ON ops.outreach USING btree (customer_id, at);

CREATE INDEX review_entry_duplicate ON ops.review_entry USING btree (customer_id, other_customer_id) WHERE (other_customer_id IS NOT NULL);

CREATE INDEX review_entry_link ON ops.review_entry USING btree (customer_id, profile_id) WHERE (profile_id IS NOT NULL);

CREATE INDEX run_running ON ops.run USING btree (run_id) WHERE (state = 'running'::text);

CREATE INDEX run_started_at ON ops.run USING btree (started_at DESC);

CREATE UNIQUE INDEX edition_current ON published.edition USING btree (current) WHERE current;

CREATE INDEX link_profile_id ON ONLY published.link USING btree (edition_id, profile_id);

CREATE INDEX list_entry_customer_id ON ONLY published.list_entry USING btree (edition_id, customer_id);

CREATE INDEX profile_customer_id ON ONLY published.profile USING btree (edition_id, customer_id);

CREATE INDEX review_queue_pair ON ONLY published.review_queue USING btree (edition_id, customer_id, profile_id);

CREATE INDEX standing_rank ON ONLY published.standing USING btree (edition_id, rank);

CREATE INDEX touch_customer_id ON ONLY published.touch USING btree (edition_id, customer_id);

CREATE VIEW ops.duplicate_review AS
 SELECT DISTINCT ON (customer_id, other_customer_id) customer_id,
    other_customer_id,
    decision,
    decided_at,
    decided_by,
    entry_id
   FROM ops.review_entry e
  WHERE other_customer_id IS NOT NULL AND decision IS NOT NULL AND NOT (EXISTS ( SELECT 1
           FROM ops.review_entry u
          WHERE u.undoes = e.entry_id))
  ORDER BY customer_id, other_customer_id, decided_at DESC, entry_id DESC;
COMMENT ON VIEW ops.duplicate_review IS 'The word that stands about each pair of customer records.';
COMMENT ON COLUMN ops.duplicate_review.customer_id IS NULL;
COMMENT ON COLUMN ops.duplicate_review.other_customer_id IS NULL;
COMMENT ON COLUMN ops.duplicate_review.decision IS NULL;
COMMENT ON COLUMN ops.duplicate_review.decided_at IS NULL;
COMMENT ON COLUMN ops.duplicate_review.decided_by IS NULL;
COMMENT ON COLUMN ops.duplicate_review.entry_id IS NULL;

CREATE VIEW ops.review AS
 SELECT DISTINCT ON (customer_id, profile_id) customer_id,
    profile_id,
    decision,
    decided_at,
    decided_by,
    entry_id
   FROM ops.review_entry e
  WHERE profile_id IS NOT NULL AND decision IS NOT NULL AND NOT (EXISTS ( SELECT 1
           FROM ops.review_entry u
          WHERE u.undoes = e.entry_id))
  ORDER BY customer_id, profile_id, decided_at DESC, entry_id DESC;
COMMENT ON VIEW ops.review IS 'The word that stands about each customer-profile pair.';
COMMENT ON COLUMN ops.review.customer_id IS NULL;
COMMENT ON COLUMN ops.review.profile_id IS NULL;
COMMENT ON COLUMN ops.review.decision IS NULL;
COMMENT ON COLUMN ops.review.decided_at IS NULL;
COMMENT ON COLUMN ops.review.decided_by IS NULL;
COMMENT ON COLUMN ops.review.entry_id IS NULL;

CREATE VIEW reporting.brand_sentiment AS
 SELECT brand,
    own,
    feeling,
    people,
    counted_share,
    share,
    share_low,
    share_high
   FROM published.brand_sentiment b
  WHERE edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.brand_sentiment IS 'One row per brand and feeling: the share of people whose newest post about the brand feels so.';
COMMENT ON COLUMN reporting.brand_sentiment.brand IS 'Brand or competitor.';
COMMENT ON COLUMN reporting.brand_sentiment.own IS 'True for the company''s own brand.';
COMMENT ON COLUMN reporting.brand_sentiment.feeling IS 'negative, neutral or positive.';
COMMENT ON COLUMN reporting.brand_sentiment.people IS 'People whose newest post about the brand the model labels so.';
COMMENT ON COLUMN reporting.brand_sentiment.counted_share IS 'Their share as counted, 0 to 1.';
COMMENT ON COLUMN reporting.brand_sentiment.share IS 'The share with the model''s known confusion taken out, 0 to 1: the one to report.';
COMMENT ON COLUMN reporting.brand_sentiment.share_low IS 'Share, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.brand_sentiment.share_high IS 'Share, high end of the 90 % interval.';

CREATE VIEW reporting.customer_standing AS
 SELECT s.customer_id,
    c.full_name,
    c.first_name,
    c.last_name,
    c.email,
    c.phone,
    c.city,
    c.country,
    s.standing_points,
    s.standing_low,
    s.standing_high,
    s.rank,
    s.rank_low,
    s.rank_high,
    s.reach_points,
    s.influence_points,
    s.sentiment_points,
    s.activity_points,
    s.authenticity_points,
    s.value_points,
    s.reach,
    s.reach_low,
    s.reach_high,
    s.sentiment,
    s.sentiment_low,
    s.sentiment_high,
    s.profiles,
    s.segment,
    s.stage,
    s.enough_evidence
   FROM published.standing s
     LEFT JOIN published.customer c ON c.edition_id = s.edition_id AND c.customer_id = s.customer_id
  WHERE s.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.customer_standing IS 'One row per customer: standing, its parts, segment and stage.';
COMMENT ON COLUMN reporting.customer_standing.customer_id IS 'The company''s own key of the customer.';
COMMENT ON COLUMN reporting.customer_standing.full_name IS 'Whole name.';
COMMENT ON COLUMN reporting.customer_standing.first_name IS 'Given name.';
COMMENT ON COLUMN reporting.customer_standing.last_name IS 'Family name.';
COMMENT ON COLUMN reporting.customer_standing.email IS 'E-mail address.';
COMMENT ON COLUMN reporting.customer_standing.phone IS 'Phone number.';
COMMENT ON COLUMN reporting.customer_standing.city IS 'Town of residence.';
COMMENT ON COLUMN reporting.customer_standing.country IS 'Country.';
COMMENT ON COLUMN reporting.customer_standing.standing_points IS 'Combined position, 0 to 100; a part that is not known counts as the company''s mean.';
COMMENT ON COLUMN reporting.customer_standing.standing_low IS 'Standing, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.customer_standing.standing_high IS 'Standing, high end of the 90 % interval.';
COMMENT ON COLUMN reporting.customer_standing.rank IS 'Place among the customers of whom enough is known, 1 is first; empty for all others.';
COMMENT ON COLUMN reporting.customer_standing.rank_low IS 'Best place within the interval.';
COMMENT ON COLUMN reporting.customer_standing.rank_high IS 'Worst place within the interval.';
COMMENT ON COLUMN reporting.customer_standing.reach_points IS 'Part of standing: reach, 0 to 100; empty when unknown.';
COMMENT ON COLUMN reporting.customer_standing.influence_points IS 'Part of standing: influence, 0 to 100.';
COMMENT ON COLUMN reporting.customer_standing.sentiment_points IS 'Part of standing: sentiment, 0 to 100.';
COMMENT ON COLUMN reporting.customer_standing.activity_points IS 'Part of standing: own public activity, 0 to 100.';
COMMENT ON COLUMN reporting.customer_standing.authenticity_points IS 'Part of standing: authenticity, 0 to 100.';
COMMENT ON COLUMN reporting.customer_standing.value_points IS 'Part of standing: value as a customer, 0 to 100.';
COMMENT ON COLUMN reporting.customer_standing.reach IS 'Expected distinct authentic people moved, over all linked profiles.';
COMMENT ON COLUMN reporting.customer_standing.reach_low IS 'Reach, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.customer_standing.reach_high IS 'Reach, high end of the 90 % interval.';
COMMENT ON COLUMN reporting.customer_standing.sentiment IS 'Feeling toward the brand, -1 to 1.';
COMMENT ON COLUMN reporting.customer_standing.sentiment_low IS 'Sentiment, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.customer_standing.sentiment_high IS 'Sentiment, high end of the 90 % interval.';
COMMENT ON COLUMN reporting.customer_standing.profiles IS 'Number of accepted links.';
COMMENT ON COLUMN reporting.customer_standing.segment IS 'What they are socially.';
COMMENT ON COLUMN reporting.customer_standing.stage IS 'Where they are as a customer.';
COMMENT ON COLUMN reporting.customer_standing.enough_evidence IS 'False: too little is known, which is not the same as low.';

CREATE VIEW reporting.duplicate AS
 SELECT d.customer_id,
    c.full_name,
    d.other_customer_id,
    o.full_name AS other_full_name,
    d.probability
   FROM published.duplicate d
     LEFT JOIN published.customer c ON c.edition_id = d.edition_id AND c.customer_id = d.customer_id
     LEFT JOIN published.customer o ON o.edition_id = d.edition_id AND o.customer_id = d.other_customer_id
  WHERE d.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.duplicate IS 'One row per customer record and other record of the same person; each pair stands both ways.';
COMMENT ON COLUMN reporting.duplicate.customer_id IS 'The record.';
COMMENT ON COLUMN reporting.duplicate.full_name IS 'Name it bears.';
COMMENT ON COLUMN reporting.duplicate.other_customer_id IS 'Another record of the same person.';
COMMENT ON COLUMN reporting.duplicate.other_full_name IS 'Name that one bears.';
COMMENT ON COLUMN reporting.duplicate.probability IS 'That both belong to this person, 0 to 1: of the less sure one.';

CREATE VIEW reporting.edition AS
 SELECT edition_id,
    date,
    published_at,
    run_id,
    brand,
    evaluation
   FROM published.edition
  WHERE current;
COMMENT ON VIEW reporting.edition IS 'The edition shown now: which night, when published, and whether it may be used for contact.';
COMMENT ON COLUMN reporting.edition.edition_id IS 'Key of the edition.';
COMMENT ON COLUMN reporting.edition.date IS 'Date of the night.';
COMMENT ON COLUMN reporting.edition.published_at IS 'When it was published.';
COMMENT ON COLUMN reporting.edition.run_id IS 'Run that published it.';
COMMENT ON COLUMN reporting.edition.brand IS 'Brand that sentiment is toward.';
COMMENT ON COLUMN reporting.edition.evaluation IS 'True: made for measuring only, never to be exported or acted on.';

CREATE VIEW reporting.figure AS
 SELECT name,
    value
   FROM published.edition_figure f
  WHERE edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.figure IS 'One row per figure of the night shown.';
COMMENT ON COLUMN reporting.figure.name IS 'Name of the figure.';
COMMENT ON COLUMN reporting.figure.value IS 'Its value.';

CREATE VIEW reporting.link AS
 SELECT l.customer_id,
    c.full_name,
    l.profile_id,
    l.match_weight,
    l.match_probability,
    l.decision,
    l.decided_by,
    l.basis,
    l.pattern,
    l.platform,
    l.handle,
    l.stale_since
   FROM published.link l
     LEFT JOIN published.customer c ON c.edition_id = l.edition_id AND c.customer_id = l.customer_id
  WHERE l.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.link IS 'One row per decided customer-profile pair.';
COMMENT ON COLUMN reporting.link.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.link.full_name IS 'Name of the customer.';
COMMENT ON COLUMN reporting.link.profile_id IS 'The public account.';
COMMENT ON COLUMN reporting.link.match_weight IS 'Evidence that both are one person, log2 odds in bits.';
COMMENT ON COLUMN reporting.link.match_probability IS 'The same as a probability, 0 to 1.';
COMMENT ON COLUMN reporting.link.decision IS 'accept, review or reject.';
COMMENT ON COLUMN reporting.link.decided_by IS 'model, person or declaration.';
COMMENT ON COLUMN reporting.link.basis IS 'Lawful ground on which the pair was looked at.';
COMMENT ON COLUMN reporting.link.pattern IS 'Comparison levels reached, comparison=level joined by semicolons.';
COMMENT ON COLUMN reporting.link.platform IS 'Platform of the profile.';
COMMENT ON COLUMN reporting.link.handle IS 'Handle the profile bore when the evidence was judged.';
COMMENT ON COLUMN reporting.link.stale_since IS 'First night in which the profile was not found; empty while it is.';

CREATE VIEW reporting.link_change AS
 SELECT customer_id,
    profile_id,
    day,
    from_decision,
    to_decision,
    from_probability,
    to_probability,
    cause,
    detail
   FROM published.link_change c;
COMMENT ON VIEW reporting.link_change IS 'One row per link and night that changed it, over all editions kept.';
COMMENT ON COLUMN reporting.link_change.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.link_change.profile_id IS 'The profile.';
COMMENT ON COLUMN reporting.link_change.day IS 'Date of the night.';
COMMENT ON COLUMN reporting.link_change.from_decision IS 'Decision of the night before; empty when there was no link.';
COMMENT ON COLUMN reporting.link_change.to_decision IS 'Decision of this night; empty when the link is gone.';
COMMENT ON COLUMN reporting.link_change.from_probability IS 'Match probability of the night before.';
COMMENT ON COLUMN reporting.link_change.to_probability IS 'Match probability of this night.';
COMMENT ON COLUMN reporting.link_change.cause IS 'What changed it.';
COMMENT ON COLUMN reporting.link_change.detail IS 'The same in words, without names.';

CREATE VIEW reporting.link_evidence AS
 SELECT l.customer_id,
    l.profile_id,
    s.step,
    s.part ->> 'comparison'::text AS comparison,
    s.part ->> 'level'::text AS level,
    (s.part ->> 'bits'::text)::double precision AS bits,
    round(sum((s.part ->> 'bits'::text)::numeric) OVER (PARTITION BY l.customer_id, l.profile_id ORDER BY s.step), 3)::double precision AS bits_so_far
   FROM published.link l
     CROSS JOIN LATERAL jsonb_array_elements(l.evidence::jsonb) WITH ORDINALITY s(part, step)
  WHERE l.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.link_evidence IS 'One row per step of a link''s waterfall, from the prior to the posterior; pairs for review included.';
COMMENT ON COLUMN reporting.link_evidence.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.link_evidence.profile_id IS 'The profile.';
COMMENT ON COLUMN reporting.link_evidence.step IS 'Place in the waterfall, from 1.';
COMMENT ON COLUMN reporting.link_evidence.comparison IS 'What was compared; prior, rivals, sibling and person beside the comparisons.';
COMMENT ON COLUMN reporting.link_evidence.level IS 'The grade it reached.';
COMMENT ON COLUMN reporting.link_evidence.bits IS 'What it adds to the match weight, bits.';
COMMENT ON COLUMN reporting.link_evidence.bits_so_far IS 'Sum of the steps up to this one, bits.';

CREATE VIEW reporting.list AS
 SELECT d.name,
    d.purpose,
    d.method,
    d."order" AS ordered_by,
    d.size AS places,
    count(e.customer_id) AS customers
   FROM published.list d
     LEFT JOIN published.list_entry e ON e.edition_id = d.edition_id AND e.list = d.name
  WHERE d.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current))
  GROUP BY d.name, d.purpose, d.method, d."order", d.size;
COMMENT ON VIEW reporting.list IS 'One row per list: what it is for, and how many stand on it.';
COMMENT ON COLUMN reporting.list.name IS 'Name of the list.';
COMMENT ON COLUMN reporting.list.purpose IS 'What it is for.';
COMMENT ON COLUMN reporting.list.method IS 'rank, or joint-reach: chosen for whom they reach together.';
COMMENT ON COLUMN reporting.list.ordered_by IS 'What it is ordered by, highest first.';
COMMENT ON COLUMN reporting.list.places IS 'Places it has at most.';
COMMENT ON COLUMN reporting.list.customers IS 'Customers on it.';

CREATE VIEW reporting.list_entry AS
 SELECT e.list,
    e."position",
    e.customer_id,
    c.full_name,
    c.email,
    c.phone,
    c.city,
    c.country,
    e.reason,
    e.play,
    e.joint_reach,
    s.standing_points,
    s.reach,
    s.sentiment,
    s.segment,
    s.stage,
    e.joint_reach_raw,
        CASE
            WHEN s.reach IS NOT NULL THEN p.reach_raw
            ELSE NULL::double precision
        END AS reach_raw,
    p.audience,
    p.followers
   FROM published.list_entry e
     LEFT JOIN published.customer c ON c.edition_id = e.edition_id AND c.customer_id = e.customer_id
     LEFT JOIN published.standing s ON s.edition_id = e.edition_id AND s.customer_id = e.customer_id
     LEFT JOIN ( SELECT profile.edition_id,
            profile.customer_id,
            max(profile.reach_raw) AS reach_raw,
            max(profile.audience) AS audience,
            max(profile.followers) AS followers
           FROM published.profile
          GROUP BY profile.edition_id, profile.customer_id) p ON p.edition_id = e.edition_id AND p.customer_id = e.customer_id
  WHERE e.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.list_entry IS 'One row per place on a list: who, why, and what to do next.';
COMMENT ON COLUMN reporting.list_entry.list IS 'Name of the list.';
COMMENT ON COLUMN reporting.list_entry."position" IS 'Place on it, from 1.';
COMMENT ON COLUMN reporting.list_entry.customer_id IS 'The company''s own key of the customer.';
COMMENT ON COLUMN reporting.list_entry.full_name IS 'Whole name.';
COMMENT ON COLUMN reporting.list_entry.email IS 'E-mail address.';
COMMENT ON COLUMN reporting.list_entry.phone IS 'Phone number.';
COMMENT ON COLUMN reporting.list_entry.city IS 'Town of residence.';
COMMENT ON COLUMN reporting.list_entry.country IS 'Country.';
COMMENT ON COLUMN reporting.list_entry.reason IS 'Why they stand here, with figures.';
COMMENT ON COLUMN reporting.list_entry.play IS 'Recommended next touch and its reason.';
COMMENT ON COLUMN reporting.list_entry.joint_reach IS 'People reached together by places 1 to this one; joint-reach lists only.';
COMMENT ON COLUMN reporting.list_entry.standing_points IS 'Combined position, 0 to 100.';
COMMENT ON COLUMN reporting.list_entry.reach IS 'Expected distinct authentic people moved.';
COMMENT ON COLUMN reporting.list_entry.sentiment IS 'Feeling toward the brand, -1 to 1.';
COMMENT ON COLUMN reporting.list_entry.segment IS 'What they are socially.';
COMMENT ON COLUMN reporting.list_entry.stage IS 'Where they are as a customer.';
COMMENT ON COLUMN reporting.list_entry.joint_reach_raw IS 'The same people reached together with everybody counting for one, authentic or not.';
COMMENT ON COLUMN reporting.list_entry.reach_raw IS 'Expected distinct profiles moved, whether or not somebody real is behind them; of the linked profile with most.';
COMMENT ON COLUMN reporting.list_entry.audience IS 'Followers, discounted by authenticity; of the linked profile with most.';
COMMENT ON COLUMN reporting.list_entry.followers IS 'Profiles that follow the customer; of the linked profile with most.';

CREATE VIEW reporting.match_parameter AS
 SELECT kind,
    comparison,
    level,
    value,
    pairs
   FROM published.match_parameter p
  WHERE edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.match_parameter IS 'One row per parameter that the links shown were judged by.';
COMMENT ON COLUMN reporting.match_parameter.kind IS 'prior, m, u, namesakes or threshold.';
COMMENT ON COLUMN reporting.match_parameter.comparison IS 'Comparison it belongs to; all where it belongs to none.';
COMMENT ON COLUMN reporting.match_parameter.level IS 'Level of the comparison, or name of the parameter.';
COMMENT ON COLUMN reporting.match_parameter.value IS 'Its value.';
COMMENT ON COLUMN reporting.match_parameter.pairs IS 'Pairs it was learnt from; empty where it is not learnt from pairs.';

CREATE VIEW reporting.night_figure AS
 SELECT j.run_id,
    r.date,
    j.name AS job,
    f.key AS name,
    f.value::double precision AS value
   FROM ops.job j
     JOIN ops.run r ON r.run_id = j.run_id
     CROSS JOIN LATERAL jsonb_each_text(j.figures) f(key, value);
COMMENT ON VIEW reporting.night_figure IS 'One row per figure that a job reported.';
COMMENT ON COLUMN reporting.night_figure.run_id IS 'Run it belongs to.';
COMMENT ON COLUMN reporting.night_figure.date IS 'Date of the night.';
COMMENT ON COLUMN reporting.night_figure.job IS 'Job that reported it.';
COMMENT ON COLUMN reporting.night_figure.name IS 'Name of the figure.';
COMMENT ON COLUMN reporting.night_figure.value IS 'Its value.';

CREATE VIEW reporting.night_job AS
 SELECT j.run_id,
    r.date,
    j.name,
    j.state,
    j.started_at,
    j.ended_at,
    round(EXTRACT(epoch FROM j.ended_at - j.started_at), 1) AS seconds,
    j.rows,
    j.peak_memory_bytes
   FROM ops.job j
     JOIN ops.run r ON r.run_id = j.run_id;
COMMENT ON VIEW reporting.night_job IS 'One row per job of a run.';
COMMENT ON COLUMN reporting.night_job.run_id IS 'Run it belongs to.';
COMMENT ON COLUMN reporting.night_job.date IS 'Date of the night.';
COMMENT ON COLUMN reporting.night_job.name IS 'Name of the job.';
COMMENT ON COLUMN reporting.night_job.state IS 'running, done, skipped, failed or killed.';
COMMENT ON COLUMN reporting.night_job.started_at IS 'When it began.';
COMMENT ON COLUMN reporting.night_job.ended_at IS 'When it ended.';
COMMENT ON COLUMN reporting.night_job.seconds IS 'How long it took.';
COMMENT ON COLUMN reporting.night_job.rows IS 'Rows written.';
COMMENT ON COLUMN reporting.night_job.peak_memory_bytes IS 'Most memory the process held until its end, bytes.';

CREATE VIEW reporting.profile AS
 SELECT p.profile_id,
    p.customer_id,
    c.full_name,
    p.platform,
    p.handle,
    p.display_name,
    p.followers,
    l.match_probability,
    l.decided_by,
    p.influence,
    p.influence_percentile,
    p.reach,
    p.reach_low,
    p.reach_high,
    p.community,
    p.core,
    p.betweenness,
    p.authenticity,
    p.audience,
    p.sentiment,
    p.low AS sentiment_low,
    p.high AS sentiment_high,
    p.posts AS posts_scored,
    p.reach_raw
   FROM published.profile p
     LEFT JOIN published.link l ON l.edition_id = p.edition_id AND l.customer_id = p.customer_id AND l.profile_id = p.profile_id
     LEFT JOIN published.customer c ON c.edition_id = p.edition_id AND c.customer_id = p.customer_id
  WHERE p.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.profile IS 'One row per profile of a customer: who it belongs to and what was measured on it.';
COMMENT ON COLUMN reporting.profile.profile_id IS 'Key of the public account.';
COMMENT ON COLUMN reporting.profile.customer_id IS 'Customer it belongs to.';
COMMENT ON COLUMN reporting.profile.full_name IS 'Name of that customer.';
COMMENT ON COLUMN reporting.profile.platform IS 'Where the profile is.';
COMMENT ON COLUMN reporting.profile.handle IS 'Changeable public name.';
COMMENT ON COLUMN reporting.profile.display_name IS 'Name shown.';
COMMENT ON COLUMN reporting.profile.followers IS 'Profiles that follow it.';
COMMENT ON COLUMN reporting.profile.match_probability IS 'Probability that profile and customer are one person, 0 to 1.';
COMMENT ON COLUMN reporting.profile.decided_by IS 'Who decided the link: model, person or declaration.';
COMMENT ON COLUMN reporting.profile.influence IS 'Weighted PageRank; sums to one over the network.';
COMMENT ON COLUMN reporting.profile.influence_percentile IS 'Share of profiles with less influence, 0 to 100.';
COMMENT ON COLUMN reporting.profile.reach IS 'Expected distinct authentic people moved.';
COMMENT ON COLUMN reporting.profile.reach_low IS 'Reach, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.profile.reach_high IS 'Reach, high end of the 90 % interval.';
COMMENT ON COLUMN reporting.profile.community IS 'Community; keeps its number from night to night, the first ones numbered by size from 1.';
COMMENT ON COLUMN reporting.profile.core IS 'k-core number: how densely connected its surroundings are.';
COMMENT ON COLUMN reporting.profile.betweenness IS 'Share of shortest paths through it, 0 to 1.';
COMMENT ON COLUMN reporting.profile.authenticity IS 'Probability that a real person is behind it, 0 to 1.';
COMMENT ON COLUMN reporting.profile.audience IS 'Followers, discounted by authenticity.';
COMMENT ON COLUMN reporting.profile.sentiment IS 'Feeling toward the brand, -1 to 1.';
COMMENT ON COLUMN reporting.profile.sentiment_low IS 'Sentiment, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.profile.sentiment_high IS 'Sentiment, high end of the 90 % interval.';
COMMENT ON COLUMN reporting.profile.posts_scored IS 'Posts behind the sentiment.';
COMMENT ON COLUMN reporting.profile.reach_raw IS 'Expected distinct profiles moved, whether or not somebody real is behind them.';

CREATE VIEW reporting.quarantine AS
 SELECT q.run_id,
    r.date,
    q.table_name,
    q.source_file,
    q.reason,
    q.rows
   FROM ops.quarantine q
     JOIN ops.run r ON r.run_id = q.run_id;
COMMENT ON VIEW reporting.quarantine IS 'One row per run, source file and reason: rows that were set aside.';
COMMENT ON COLUMN reporting.quarantine.run_id IS 'Run that met them.';
COMMENT ON COLUMN reporting.quarantine.date IS 'Date of the night.';
COMMENT ON COLUMN reporting.quarantine.table_name IS 'Table the rows were meant for.';
COMMENT ON COLUMN reporting.quarantine.source_file IS 'File they came from.';
COMMENT ON COLUMN reporting.quarantine.reason IS 'What was wrong.';
COMMENT ON COLUMN reporting.quarantine.rows IS 'How many rows.';

CREATE VIEW reporting.review AS
 SELECT entry_id,
    customer_id,
    profile_id,
    other_customer_id,
    COALESCE(decision, 'undo'::text) AS decision,
    undoes,
    decided_at,
    decided_by,
    decision IS NOT NULL AND NOT (EXISTS ( SELECT 1
           FROM ops.review_entry u
          WHERE u.undoes = e.entry_id)) AS stands
   FROM ops.review_entry e;
COMMENT ON VIEW reporting.review IS 'One row per word that a person said about a pair, those taken back included.';
COMMENT ON COLUMN reporting.review.entry_id IS 'Key, in the order of recording.';
COMMENT ON COLUMN reporting.review.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.review.profile_id IS 'The profile; empty where two customer records are meant.';
COMMENT ON COLUMN reporting.review.other_customer_id IS 'The other customer record; empty where a profile is meant.';
COMMENT ON COLUMN reporting.review.decision IS 'accept or reject, same or different, or undo.';
COMMENT ON COLUMN reporting.review.undoes IS 'Entry that an undo takes back.';
COMMENT ON COLUMN reporting.review.decided_at IS 'When it was said.';
COMMENT ON COLUMN reporting.review.decided_by IS 'Who said it.';
COMMENT ON COLUMN reporting.review.stands IS 'True while nobody took it back; of several that stand, the latest counts.';

CREATE VIEW reporting.review_queue AS
 SELECT q."position",
    q.customer_id,
    q.profile_id,
    q.match_probability,
    q.information_bits,
    q.reason,
    c.full_name,
    l.platform,
    l.handle,
    r.decision AS answer,
    r.decided_by AS answered_by,
    r.decided_at AS answered_at
   FROM published.review_queue q
     LEFT JOIN published.customer c ON c.edition_id = q.edition_id AND c.customer_id = q.customer_id
     LEFT JOIN published.link l ON l.edition_id = q.edition_id AND l.customer_id = q.customer_id AND l.profile_id = q.profile_id
     LEFT JOIN ops.review r ON r.customer_id = q.customer_id AND r.profile_id = q.profile_id
  WHERE q.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.review_queue IS 'One row per pair a person should look at, with the answer given since the edition.';
COMMENT ON COLUMN reporting.review_queue."position" IS 'Most informative first, from 1.';
COMMENT ON COLUMN reporting.review_queue.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.review_queue.profile_id IS 'The profile.';
COMMENT ON COLUMN reporting.review_queue.match_probability IS 'Probability that both are one person, 0 to 1.';
COMMENT ON COLUMN reporting.review_queue.information_bits IS 'What an answer is expected to tell, bits; the queue is ordered by it.';
COMMENT ON COLUMN reporting.review_queue.reason IS 'Why a person is asked.';
COMMENT ON COLUMN reporting.review_queue.full_name IS 'Whole name of the customer.';
COMMENT ON COLUMN reporting.review_queue.platform IS 'Platform of the profile.';
COMMENT ON COLUMN reporting.review_queue.handle IS 'Handle of the profile.';
COMMENT ON COLUMN reporting.review_queue.answer IS 'accept or reject once somebody answered; empty before.';
COMMENT ON COLUMN reporting.review_queue.answered_by IS 'Who answered.';
COMMENT ON COLUMN reporting.review_queue.answered_at IS 'When.';

CREATE VIEW reporting.run AS
 SELECT run_id,
    date,
    started_at,
    ended_at,
    round(EXTRACT(epoch FROM ended_at - started_at), 1) AS seconds,
    state,
    error_code,
    host,
    pid,
    kith_version,
    evaluation
   FROM ops.run r;
COMMENT ON VIEW reporting.run IS 'One row per run of a night, newest last.';
COMMENT ON COLUMN reporting.run.run_id IS 'Key of the run.';
COMMENT ON COLUMN reporting.run.date IS 'Date of the night.';
COMMENT ON COLUMN reporting.run.started_at IS 'When it began.';
COMMENT ON COLUMN reporting.run.ended_at IS 'When it ended; empty while running.';
COMMENT ON COLUMN reporting.run.seconds IS 'How long it took.';
COMMENT ON COLUMN reporting.run.state IS 'running, succeeded, failed or killed.';
COMMENT ON COLUMN reporting.run.error_code IS 'What it ended with; see the error catalogue.';
COMMENT ON COLUMN reporting.run.host IS 'Machine it ran on.';
COMMENT ON COLUMN reporting.run.pid IS 'Process it ran as.';
COMMENT ON COLUMN reporting.run.kith_version IS 'Version of kith.';
COMMENT ON COLUMN reporting.run.evaluation IS 'True: for measuring only.';

CREATE VIEW reporting.signal AS
 SELECT g.customer_id,
    c.full_name,
    g.kind,
    g.since,
    g.evidence
   FROM published.signal g
     LEFT JOIN published.customer c ON c.edition_id = g.edition_id AND c.customer_id = g.customer_id
  WHERE g.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.signal IS 'One row per dated fact about a customer that asks for action.';
COMMENT ON COLUMN reporting.signal.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.signal.full_name IS 'Name of the customer.';
COMMENT ON COLUMN reporting.signal.kind IS 'Which fact.';
COMMENT ON COLUMN reporting.signal.since IS 'Day it became true.';
COMMENT ON COLUMN reporting.signal.evidence IS 'The figures behind it.';

CREATE VIEW reporting.stage_move AS
 SELECT m.customer_id,
    c.full_name,
    m."from" AS from_stage,
    m."to" AS to_stage,
    m.day
   FROM published.stage_move m
     LEFT JOIN published.customer c ON c.edition_id = m.edition_id AND c.customer_id = m.customer_id
  WHERE m.edition_id = (( SELECT edition.edition_id
           FROM published.edition
          WHERE edition.current));
COMMENT ON VIEW reporting.stage_move IS 'One row per customer who moved between stages in the night shown.';
COMMENT ON COLUMN reporting.stage_move.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.stage_move.full_name IS 'Name of the customer.';
COMMENT ON COLUMN reporting.stage_move.from_stage IS 'Stage before; empty when new.';
COMMENT ON COLUMN reporting.stage_move.to_stage IS 'Stage now.';
COMMENT ON COLUMN reporting.stage_move.day IS 'Date of the night.';

CREATE OR REPLACE FUNCTION ops.refuse_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'entries of % are never changed; add another one', TG_TABLE_NAME;
END
$function$
;

CREATE TRIGGER review_entry_is_kept BEFORE UPDATE ON ops.review_entry FOR EACH ROW EXECUTE FUNCTION ops.refuse_update();
