-- The run ledger: what every night did, and how it ended.

COMMENT ON SCHEMA ops IS 'What kith itself keeps: runs, jobs, and what people decided and wished. Not for reporting tools.';
COMMENT ON TABLE ops.migration IS 'Migrations this database has been through, with checksums.';

CREATE TABLE ops.database_identity (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  database_id uuid NOT NULL DEFAULT gen_random_uuid()
);
COMMENT ON TABLE ops.database_identity IS 'Tells this database from any other, and from itself after a wipe.';
INSERT INTO ops.database_identity DEFAULT VALUES;

CREATE TABLE ops.run (
  run_id uuid PRIMARY KEY,
  date date NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'succeeded', 'failed', 'killed')),
  error_code text,
  host text NOT NULL,
  pid integer NOT NULL,
  config_fingerprint text NOT NULL,
  kith_version text NOT NULL,
  evaluation boolean NOT NULL,
  CHECK ((state = 'running') = (ended_at IS NULL))
);
COMMENT ON TABLE ops.run IS 'One run of a night.';
CREATE INDEX run_started_at ON ops.run (started_at DESC);
CREATE INDEX run_running ON ops.run (run_id) WHERE state = 'running';

CREATE TABLE ops.job (
  run_id uuid NOT NULL REFERENCES ops.run ON DELETE CASCADE,
  name text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'skipped', 'failed', 'killed')),
  fingerprint text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  rows bigint,
  figures jsonb NOT NULL DEFAULT '{}',
  peak_memory_bytes bigint,
  PRIMARY KEY (run_id, name)
);
COMMENT ON TABLE ops.job IS 'One job of one run.';

CREATE TABLE ops.quarantine (
  run_id uuid NOT NULL REFERENCES ops.run ON DELETE CASCADE,
  table_name text NOT NULL,
  source_file text NOT NULL,
  reason text NOT NULL,
  rows bigint NOT NULL CHECK (rows > 0),
  PRIMARY KEY (run_id, table_name, source_file, reason)
);
COMMENT ON TABLE ops.quarantine IS 'How many rows of one source file were set aside in one run, and why.';
