-- Views for people with psql and a BI tool: one row per entity, no JSON, only the
-- current edition. The subquery on `current` runs once and prunes every other
-- edition's partition.

CREATE SCHEMA reporting;
COMMENT ON SCHEMA reporting IS 'Read here: the edition shown now, and how the nights went. One row per entity, every column explained.';

CREATE VIEW reporting.edition AS
SELECT edition_id, date, published_at, run_id, brand, evaluation
FROM published.edition
WHERE current;
COMMENT ON VIEW reporting.edition IS 'The edition shown now: which night, when published, and whether it may be used for contact.';
COMMENT ON COLUMN reporting.edition.edition_id IS 'Key of the edition.';
COMMENT ON COLUMN reporting.edition.date IS 'Date of the night.';
COMMENT ON COLUMN reporting.edition.published_at IS 'When it was published.';
COMMENT ON COLUMN reporting.edition.run_id IS 'Run that published it.';
COMMENT ON COLUMN reporting.edition.brand IS 'Brand that sentiment is toward.';
COMMENT ON COLUMN reporting.edition.evaluation IS 'True: made for measuring only, never to be exported or acted on.';

CREATE VIEW reporting.customer_standing AS
SELECT s.customer_id, c.full_name, c.first_name, c.last_name, c.email, c.phone, c.city, c.country,
  s.standing_points, s.standing_low, s.standing_high, s.rank, s.rank_low, s.rank_high,
  s.reach_points, s.influence_points, s.sentiment_points, s.activity_points, s.authenticity_points, s.value_points,
  s.reach, s.reach_low, s.reach_high, s.sentiment, s.sentiment_low, s.sentiment_high,
  s.profiles, s.segment, s.stage, s.enough_evidence
FROM published.standing s
LEFT JOIN published.customer c ON c.edition_id = s.edition_id AND c.customer_id = s.customer_id
WHERE s.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.customer_standing IS 'One row per customer: standing, its parts, segment and stage.';
COMMENT ON COLUMN reporting.customer_standing.customer_id IS 'The company''s own key of the customer.';
COMMENT ON COLUMN reporting.customer_standing.full_name IS 'Whole name.';
COMMENT ON COLUMN reporting.customer_standing.first_name IS 'Given name.';
COMMENT ON COLUMN reporting.customer_standing.last_name IS 'Family name.';
COMMENT ON COLUMN reporting.customer_standing.email IS 'E-mail address.';
COMMENT ON COLUMN reporting.customer_standing.phone IS 'Phone number.';
COMMENT ON COLUMN reporting.customer_standing.city IS 'Town of residence.';
COMMENT ON COLUMN reporting.customer_standing.country IS 'Country.';
COMMENT ON COLUMN reporting.customer_standing.standing_points IS 'Combined position, 0 to 100.';
COMMENT ON COLUMN reporting.customer_standing.standing_low IS 'Standing, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.customer_standing.standing_high IS 'Standing, high end of the 90 % interval.';
COMMENT ON COLUMN reporting.customer_standing.rank IS 'Place among all customers, 1 is first.';
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

CREATE VIEW reporting.profile AS
SELECT p.profile_id, p.customer_id, c.full_name, p.platform, p.handle, p.display_name, p.followers,
  l.match_probability, l.decided_by,
  p.influence, p.influence_percentile, p.reach, p.reach_low, p.reach_high, p.community, p.core, p.betweenness,
  p.authenticity, p.audience, p.sentiment, p.low AS sentiment_low, p.high AS sentiment_high, p.posts AS posts_scored
FROM published.profile p
LEFT JOIN published.link l ON l.edition_id = p.edition_id AND l.customer_id = p.customer_id AND l.profile_id = p.profile_id
LEFT JOIN published.customer c ON c.edition_id = p.edition_id AND c.customer_id = p.customer_id
WHERE p.edition_id = (SELECT edition_id FROM published.edition WHERE current);
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
COMMENT ON COLUMN reporting.profile.community IS 'Community, numbered by size from 1.';
COMMENT ON COLUMN reporting.profile.core IS 'k-core number: how densely connected its surroundings are.';
COMMENT ON COLUMN reporting.profile.betweenness IS 'Share of shortest paths through it, 0 to 1.';
COMMENT ON COLUMN reporting.profile.authenticity IS 'Probability that a real person is behind it, 0 to 1.';
COMMENT ON COLUMN reporting.profile.audience IS 'Followers, discounted by authenticity.';
COMMENT ON COLUMN reporting.profile.sentiment IS 'Feeling toward the brand, -1 to 1.';
COMMENT ON COLUMN reporting.profile.sentiment_low IS 'Sentiment, low end of the 90 % interval.';
COMMENT ON COLUMN reporting.profile.sentiment_high IS 'Sentiment, high end of the 90 % interval.';
COMMENT ON COLUMN reporting.profile.posts_scored IS 'Posts behind the sentiment.';

CREATE VIEW reporting.link AS
SELECT l.customer_id, c.full_name, l.profile_id, l.match_weight, l.match_probability, l.decision, l.decided_by, l.basis, l.pattern
FROM published.link l
LEFT JOIN published.customer c ON c.edition_id = l.edition_id AND c.customer_id = l.customer_id
WHERE l.edition_id = (SELECT edition_id FROM published.edition WHERE current);
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

CREATE VIEW reporting.list AS
SELECT d.name, d.purpose, d.method, d."order" AS ordered_by, d.size AS places, count(e.customer_id) AS customers
FROM published.list d
LEFT JOIN published.list_entry e ON e.edition_id = d.edition_id AND e.list = d.name
WHERE d.edition_id = (SELECT edition_id FROM published.edition WHERE current)
GROUP BY d.name, d.purpose, d.method, d."order", d.size;
COMMENT ON VIEW reporting.list IS 'One row per list: what it is for, and how many stand on it.';
COMMENT ON COLUMN reporting.list.name IS 'Name of the list.';
COMMENT ON COLUMN reporting.list.purpose IS 'What it is for.';
COMMENT ON COLUMN reporting.list.method IS 'rank, or joint-reach: chosen for whom they reach together.';
COMMENT ON COLUMN reporting.list.ordered_by IS 'What it is ordered by, highest first.';
COMMENT ON COLUMN reporting.list.places IS 'Places it has at most.';
COMMENT ON COLUMN reporting.list.customers IS 'Customers on it.';

CREATE VIEW reporting.list_entry AS
SELECT e.list, e.position, e.customer_id, c.full_name, c.email, c.phone, c.city, c.country,
  e.reason, e.play, e.joint_reach, s.standing_points, s.reach, s.sentiment, s.segment, s.stage
FROM published.list_entry e
LEFT JOIN published.customer c ON c.edition_id = e.edition_id AND c.customer_id = e.customer_id
LEFT JOIN published.standing s ON s.edition_id = e.edition_id AND s.customer_id = e.customer_id
WHERE e.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.list_entry IS 'One row per place on a list: who, why, and what to do next.';
COMMENT ON COLUMN reporting.list_entry.list IS 'Name of the list.';
COMMENT ON COLUMN reporting.list_entry.position IS 'Place on it, from 1.';
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

CREATE VIEW reporting.signal AS
SELECT g.customer_id, c.full_name, g.kind, g.since, g.evidence
FROM published.signal g
LEFT JOIN published.customer c ON c.edition_id = g.edition_id AND c.customer_id = g.customer_id
WHERE g.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.signal IS 'One row per dated fact about a customer that asks for action.';
COMMENT ON COLUMN reporting.signal.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.signal.full_name IS 'Name of the customer.';
COMMENT ON COLUMN reporting.signal.kind IS 'Which fact.';
COMMENT ON COLUMN reporting.signal.since IS 'Day it became true.';
COMMENT ON COLUMN reporting.signal.evidence IS 'The figures behind it.';

CREATE VIEW reporting.stage_move AS
SELECT m.customer_id, c.full_name, m."from" AS from_stage, m."to" AS to_stage, m.day
FROM published.stage_move m
LEFT JOIN published.customer c ON c.edition_id = m.edition_id AND c.customer_id = m.customer_id
WHERE m.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.stage_move IS 'One row per customer who moved between stages in the night shown.';
COMMENT ON COLUMN reporting.stage_move.customer_id IS 'The customer.';
COMMENT ON COLUMN reporting.stage_move.full_name IS 'Name of the customer.';
COMMENT ON COLUMN reporting.stage_move.from_stage IS 'Stage before; empty when new.';
COMMENT ON COLUMN reporting.stage_move.to_stage IS 'Stage now.';
COMMENT ON COLUMN reporting.stage_move.day IS 'Date of the night.';

CREATE VIEW reporting.figure AS
SELECT f.name, f.value
FROM published.edition_figure f
WHERE f.edition_id = (SELECT edition_id FROM published.edition WHERE current);
COMMENT ON VIEW reporting.figure IS 'One row per figure of the night shown.';
COMMENT ON COLUMN reporting.figure.name IS 'Name of the figure.';
COMMENT ON COLUMN reporting.figure.value IS 'Its value.';

CREATE VIEW reporting.run AS
SELECT r.run_id, r.date, r.started_at, r.ended_at, round(extract(epoch FROM r.ended_at - r.started_at), 1) AS seconds,
  r.state, r.error_code, r.host, r.pid, r.kith_version, r.evaluation
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

CREATE VIEW reporting.night_job AS
SELECT j.run_id, r.date, j.name, j.state, j.started_at, j.ended_at, round(extract(epoch FROM j.ended_at - j.started_at), 1) AS seconds,
  j.rows, j.peak_memory_bytes
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

CREATE VIEW reporting.night_figure AS
SELECT j.run_id, r.date, j.name AS job, f.key AS name, f.value::double precision AS value
FROM ops.job j
JOIN ops.run r ON r.run_id = j.run_id
CROSS JOIN LATERAL jsonb_each_text(j.figures) AS f(key, value);
COMMENT ON VIEW reporting.night_figure IS 'One row per figure that a job reported.';
COMMENT ON COLUMN reporting.night_figure.run_id IS 'Run it belongs to.';
COMMENT ON COLUMN reporting.night_figure.date IS 'Date of the night.';
COMMENT ON COLUMN reporting.night_figure.job IS 'Job that reported it.';
COMMENT ON COLUMN reporting.night_figure.name IS 'Name of the figure.';
COMMENT ON COLUMN reporting.night_figure.value IS 'Its value.';

CREATE VIEW reporting.quarantine AS
SELECT q.run_id, r.date, q.table_name, q.source_file, q.reason, q.rows
FROM ops.quarantine q
JOIN ops.run r ON r.run_id = q.run_id;
COMMENT ON VIEW reporting.quarantine IS 'One row per run, source file and reason: rows that were set aside.';
COMMENT ON COLUMN reporting.quarantine.run_id IS 'Run that met them.';
COMMENT ON COLUMN reporting.quarantine.date IS 'Date of the night.';
COMMENT ON COLUMN reporting.quarantine.table_name IS 'Table the rows were meant for.';
COMMENT ON COLUMN reporting.quarantine.source_file IS 'File they came from.';
COMMENT ON COLUMN reporting.quarantine.reason IS 'What was wrong.';
COMMENT ON COLUMN reporting.quarantine.rows IS 'How many rows.';
