-- What people decided and wished. The night reads these tables into the lake.

CREATE TABLE ops.basis (
  customer_id text COLLATE "C" NOT NULL,
  platform text COLLATE "C" NOT NULL,
  ground text COLLATE "C" NOT NULL CHECK (ground IN ('declared', 'opted_in', 'legitimate_interest')),
  source text NOT NULL CHECK (source IN ('file', 'person')),
  since timestamptz,
  until timestamptz,
  source_file text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by text,
  PRIMARY KEY (customer_id, platform, ground, source)
);
COMMENT ON TABLE ops.basis IS 'One ground on which one customer may be matched on one platform. A person''s row beats a file''s.';

CREATE TABLE ops.suppression (
  subject_kind text COLLATE "C" NOT NULL CHECK (subject_kind IN ('customer', 'profile', 'email')),
  subject text COLLATE "C" NOT NULL,
  reason text,
  since timestamptz,
  source text NOT NULL CHECK (source IN ('file', 'person')),
  source_file text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by text,
  PRIMARY KEY (subject_kind, subject)
);
COMMENT ON TABLE ops.suppression IS 'One wish not to be processed. Files add to it and never take from it.';

CREATE TABLE ops.review (
  customer_id text COLLATE "C" NOT NULL,
  profile_id text COLLATE "C" NOT NULL,
  decision text NOT NULL CHECK (decision IN ('accept', 'reject')),
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by text NOT NULL,
  PRIMARY KEY (customer_id, profile_id)
);
COMMENT ON TABLE ops.review IS 'One person''s decision about one customer-profile pair.';

CREATE TABLE ops.outreach (
  outreach_id text COLLATE "C" PRIMARY KEY,
  customer_id text COLLATE "C" NOT NULL,
  list text COLLATE "C",
  channel text NOT NULL,
  at timestamptz NOT NULL,
  outcome text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by text NOT NULL
);
COMMENT ON TABLE ops.outreach IS 'One touch made from a list.';
CREATE INDEX outreach_customer ON ops.outreach (customer_id, at);
