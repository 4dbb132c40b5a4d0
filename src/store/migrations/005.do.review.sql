-- Reviews as a log: every word a person said is kept with who and when, none is
-- overwritten, and the word that stands is derived. An undo is a fact of its own.

CREATE TABLE ops.review_entry (
  entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id text COLLATE "C" NOT NULL,
  profile_id text COLLATE "C",
  other_customer_id text COLLATE "C",
  decision text CHECK (decision IN ('accept', 'reject', 'same', 'different')),
  undoes bigint UNIQUE REFERENCES ops.review_entry ON DELETE CASCADE,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by text NOT NULL CHECK (decided_by <> ''),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (num_nonnulls(profile_id, other_customer_id) = 1),
  CHECK (num_nonnulls(decision, undoes) = 1),
  CHECK (customer_id < other_customer_id),
  CHECK (decision IS NULL OR (decision IN ('accept', 'reject')) = (profile_id IS NOT NULL))
);
COMMENT ON TABLE ops.review_entry IS 'One word of one person: about a customer-profile pair, about two customer records, or taking an earlier word back. Written once; rows leave only when a person is erased.';
COMMENT ON COLUMN ops.review_entry.undoes IS 'The word this entry takes back; null for a decision.';
CREATE INDEX review_entry_link ON ops.review_entry (customer_id, profile_id) WHERE profile_id IS NOT NULL;
CREATE INDEX review_entry_duplicate ON ops.review_entry (customer_id, other_customer_id) WHERE other_customer_id IS NOT NULL;

CREATE FUNCTION ops.refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries of % are never changed; add another one', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER review_entry_is_kept BEFORE UPDATE ON ops.review_entry
  FOR EACH ROW EXECUTE FUNCTION ops.refuse_update();

INSERT INTO ops.review_entry (customer_id, profile_id, decision, decided_at, decided_by)
SELECT customer_id, profile_id, decision, decided_at, coalesce(nullif(decided_by, ''), 'unknown')
FROM ops.review
ORDER BY decided_at, customer_id, profile_id;
DROP TABLE ops.review;

-- The latest word that nobody took back stands.
CREATE VIEW ops.review AS
SELECT DISTINCT ON (e.customer_id, e.profile_id)
  e.customer_id, e.profile_id, e.decision, e.decided_at, e.decided_by, e.entry_id
FROM ops.review_entry e
WHERE e.profile_id IS NOT NULL AND e.decision IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM ops.review_entry u WHERE u.undoes = e.entry_id)
ORDER BY e.customer_id, e.profile_id, e.decided_at DESC, e.entry_id DESC;
COMMENT ON VIEW ops.review IS 'The word that stands about each customer-profile pair.';

CREATE VIEW ops.duplicate_review AS
SELECT DISTINCT ON (e.customer_id, e.other_customer_id)
  e.customer_id, e.other_customer_id, e.decision, e.decided_at, e.decided_by, e.entry_id
FROM ops.review_entry e
WHERE e.other_customer_id IS NOT NULL AND e.decision IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM ops.review_entry u WHERE u.undoes = e.entry_id)
ORDER BY e.customer_id, e.other_customer_id, e.decided_at DESC, e.entry_id DESC;
COMMENT ON VIEW ops.duplicate_review IS 'The word that stands about each pair of customer records.';

-- What a reviewer needs of an edition, and what became of links over time.

ALTER TABLE published.link ADD COLUMN platform text COLLATE "C";
ALTER TABLE published.link ADD COLUMN handle text;
ALTER TABLE published.link ADD COLUMN stale_since date;
COMMENT ON COLUMN published.link.handle IS 'Handle the profile bore when the evidence was judged.';
COMMENT ON COLUMN published.link.stale_since IS 'First night in which the profile was not found; null while it is.';

CREATE TABLE published.review_queue (
  edition_id bigint NOT NULL,
  position bigint NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  profile_id text COLLATE "C" NOT NULL,
  match_probability double precision NOT NULL,
  information_bits double precision NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (edition_id, position)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.review_queue IS 'One pair a person should look at; most informative first.';
CREATE INDEX review_queue_pair ON published.review_queue (edition_id, customer_id, profile_id);

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
  detail text NOT NULL,
  PRIMARY KEY (edition_id, customer_id, profile_id)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.link_change IS 'One link that this night changed, and what changed it.';

CREATE TABLE published.match_parameter (
  edition_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  comparison text COLLATE "C" NOT NULL,
  level text COLLATE "C" NOT NULL,
  value double precision NOT NULL,
  pairs double precision,
  PRIMARY KEY (edition_id, kind, comparison, level)
) PARTITION BY LIST (edition_id);
COMMENT ON TABLE published.match_parameter IS 'One parameter that the links of this night were judged by.';

CREATE OR REPLACE VIEW reporting.link AS
SELECT l.customer_id, c.full_name, l.profile_id, l.match_weight, l.match_probability, l.decision, l.decided_by, l.basis, l.pattern,
  l.platform, l.handle, l.stale_since
FROM published.link l
LEFT JOIN published.customer c ON c.edition_id = l.edition_id AND c.customer_id = l.customer_id
WHERE l.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON COLUMN reporting.link.platform IS 'Platform of the profile.';
COMMENT ON COLUMN reporting.link.handle IS 'Handle the profile bore when the evidence was judged.';
COMMENT ON COLUMN reporting.link.stale_since IS 'First night in which the profile was not found; empty while it is.';

CREATE VIEW reporting.review_queue AS
SELECT q.position, q.customer_id, q.profile_id, q.match_probability, q.information_bits, q.reason,
  c.full_name, l.platform, l.handle, r.decision AS answer, r.decided_by AS answered_by, r.decided_at AS answered_at
FROM published.review_queue q
LEFT JOIN published.customer c ON c.edition_id = q.edition_id AND c.customer_id = q.customer_id
LEFT JOIN published.link l
  ON l.edition_id = q.edition_id AND l.customer_id = q.customer_id AND l.profile_id = q.profile_id
LEFT JOIN ops.review r ON r.customer_id = q.customer_id AND r.profile_id = q.profile_id
WHERE q.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.review_queue IS 'One row per pair a person should look at, with the answer given since the edition.';
COMMENT ON COLUMN reporting.review_queue.position IS 'Most informative first, from 1.';
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

CREATE VIEW reporting.link_evidence AS
SELECT l.customer_id, l.profile_id, s.step, s.part ->> 'comparison' AS comparison, s.part ->> 'level' AS level,
  (s.part ->> 'bits')::double precision AS bits,
  round(sum((s.part ->> 'bits')::numeric) OVER (PARTITION BY l.customer_id, l.profile_id ORDER BY s.step), 3)::double precision AS bits_so_far
FROM published.link l
CROSS JOIN LATERAL jsonb_array_elements(l.evidence::jsonb) WITH ORDINALITY AS s(part, step)
WHERE l.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.link_evidence IS 'One row per step of a link''s waterfall, from the prior to the posterior; pairs for review included.';
COMMENT ON COLUMN reporting.link_evidence.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.link_evidence.profile_id IS 'The profile.';
COMMENT ON COLUMN reporting.link_evidence.step IS 'Place in the waterfall, from 1.';
COMMENT ON COLUMN reporting.link_evidence.comparison IS 'What was compared; prior, rivals, sibling and person beside the comparisons.';
COMMENT ON COLUMN reporting.link_evidence.level IS 'The grade it reached.';
COMMENT ON COLUMN reporting.link_evidence.bits IS 'What it adds to the match weight, bits.';
COMMENT ON COLUMN reporting.link_evidence.bits_so_far IS 'Sum of the steps up to this one, bits.';

CREATE VIEW reporting.link_change AS
SELECT c.customer_id, c.profile_id, c.day, c.from_decision, c.to_decision, c.from_probability, c.to_probability,
  c.cause, c.detail
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

CREATE VIEW reporting.match_parameter AS
SELECT p.kind, p.comparison, p.level, p.value, p.pairs
FROM published.match_parameter p
WHERE p.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.match_parameter IS 'One row per parameter that the links shown were judged by.';
COMMENT ON COLUMN reporting.match_parameter.kind IS 'prior, m, u, namesakes or threshold.';
COMMENT ON COLUMN reporting.match_parameter.comparison IS 'Comparison it belongs to; all where it belongs to none.';
COMMENT ON COLUMN reporting.match_parameter.level IS 'Level of the comparison, or name of the parameter.';
COMMENT ON COLUMN reporting.match_parameter.value IS 'Its value.';
COMMENT ON COLUMN reporting.match_parameter.pairs IS 'Pairs it was learnt from; empty where it is not learnt from pairs.';

CREATE VIEW reporting.review AS
SELECT e.entry_id, e.customer_id, e.profile_id, e.other_customer_id,
  coalesce(e.decision, 'undo') AS decision, e.undoes, e.decided_at, e.decided_by,
  e.decision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ops.review_entry u WHERE u.undoes = e.entry_id) AS stands
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
