-- Who stands on one list, best first. Of whom too little is known, standing is mostly the
-- company's mean: as an order it is not known. A filter that the list does not state lets everybody through.
WITH wanted AS (
  SELECT kind, value FROM scratch.list_filter WHERE list = $list
),
evidence AS (
  SELECT g.customer_id, min(g.evidence) AS evidence
  FROM scratch.signal AS g
  JOIN wanted AS w ON w.kind = 'signal' AND w.value = g.kind
  GROUP BY g.customer_id
),
candidate AS (
  SELECT j.*, e.evidence,
    CASE WHEN d.cluster_id IS NULL THEN 'record ' || j.customer_id
      ELSE 'person ' || d.cluster_id END AS person,
    CASE $order
      WHEN 'reach' THEN j.reach
      WHEN 'influence_points' THEN j.influence_points
      WHEN 'sentiment' THEN j.sentiment
      WHEN 'value_points' THEN j.value_points
      WHEN 'rise' THEN j.rise
      ELSE CASE WHEN j.enough_evidence THEN j.standing_points END
    END AS ordered_by
  FROM scratch.judged AS j
  LEFT JOIN evidence AS e ON e.customer_id = j.customer_id
  LEFT JOIN derived.duplicate AS d ON d.customer_id = j.customer_id
  WHERE (NOT EXISTS (SELECT 1 FROM wanted WHERE kind = 'segment')
      OR j.segment IN (SELECT value FROM wanted WHERE kind = 'segment'))
    AND (NOT EXISTS (SELECT 1 FROM wanted WHERE kind = 'stage')
      OR j.stage IN (SELECT value FROM wanted WHERE kind = 'stage'))
    AND (NOT EXISTS (SELECT 1 FROM wanted WHERE kind = 'signal') OR e.customer_id IS NOT NULL)
    AND ($sentiment_min < -1 OR j.sentiment >= $sentiment_min)
    AND (NOT $contact OR j.contactable)
    -- While a case is open nobody is contacted for another reason.
    AND (NOT $contact OR NOT j.open_case
      OR EXISTS (SELECT 1 FROM wanted WHERE kind = 'signal' AND value = 'open-case-with-reach'))
    AND ($order <> 'rise' OR j.rise >= $rise_min)
    -- Together reach those of whom it is known whom they reach.
    AND (NOT $jointly OR j.reach IS NOT NULL)
),
-- A person with several records is contacted once, by the record that would stand first.
recorded AS (
  SELECT *, row_number() OVER (PARTITION BY person
    ORDER BY ordered_by DESC NULLS LAST, enough_evidence DESC, standing_points DESC, customer_id) AS record
  FROM candidate
),
placed AS (
  SELECT *, row_number() OVER (
    ORDER BY ordered_by DESC NULLS LAST, enough_evidence DESC, standing_points DESC, customer_id) AS position
  FROM recorded
  WHERE NOT $contact OR record = 1
)
SELECT * FROM placed WHERE position <= $size ORDER BY position
