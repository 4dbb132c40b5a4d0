-- Every influence between two profiles, in the direction in which it flows.
--
-- Three sources of probability: learned from attention; a referral between
-- customers whose profiles are linked, the strongest kind, which is one more way
-- of being moved beside the learned one; and what is known from elsewhere, which
-- was measured by somebody who knew more and therefore stands alone.
WITH accepted AS (
  SELECT l.customer_id, m.member
  FROM derived.link AS l
  JOIN scratch.member AS m ON m.profile_id = l.profile_id
  WHERE l.decision = 'accept' AND l.stale_since IS NULL
),
referred AS (
  SELECT a.member AS influencer, b.member AS influenced,
         max(CAST(r.referred_at AS DATE)) AS day
  FROM core.referral AS r
  JOIN accepted AS a ON a.customer_id = r.referrer_customer_id
  JOIN accepted AS b ON b.customer_id = r.referred_customer_id
  WHERE a.member <> b.member AND CAST(r.referred_at AS DATE) <= CAST($night AS DATE)
  GROUP BY a.member, b.member
),
evidence AS (
  SELECT target AS influencer, actor AS influenced, kind, day, aged_times,
         CAST(NULL AS DOUBLE) AS referral_probability, CAST(NULL AS DOUBLE) AS given_probability
  FROM scratch.attention
  UNION ALL
  SELECT influencer, influenced, 'referral', day,
         power(CAST(0.5 AS DOUBLE), (CAST($night AS DATE) - day) / $half_life),
         $referral_probability
           * power(CAST(0.5 AS DOUBLE), (CAST($night AS DATE) - day) / $half_life),
         NULL
  FROM referred
  UNION ALL
  SELECT a.member, b.member, 'given', NULL, 0, NULL, g.probability
  FROM core.given_edge AS g
  JOIN scratch.member AS a ON a.profile_id = g.influencer_profile_id
  JOIN scratch.member AS b ON b.profile_id = g.influenced_profile_id
  WHERE g.influencer_profile_id <> g.influenced_profile_id
),
pair AS (
  SELECT influencer, influenced,
         round(sum(aged_times), 6) AS evidence_weight,
         max(day) AS last_day,
         max(referral_probability) AS referral_probability,
         max(given_probability) AS given_probability,
         max(CASE WHEN kind = 'follow' THEN kind END) AS follow_kind,
         max(CASE WHEN kind = 'given' THEN kind END) AS given_kind,
         max(CASE WHEN kind = 'like' THEN kind END) AS like_kind,
         max(CASE WHEN kind = 'mention' THEN kind END) AS mention_kind,
         max(CASE WHEN kind = 'quote' THEN kind END) AS quote_kind,
         max(CASE WHEN kind = 'referral' THEN kind END) AS referral_kind,
         max(CASE WHEN kind = 'reply' THEN kind END) AS reply_kind,
         max(CASE WHEN kind = 'repost' THEN kind END) AS repost_kind
  FROM evidence
  GROUP BY influencer, influenced
)
SELECT
  a.profile_id AS influencer_profile_id,
  b.profile_id AS influenced_profile_id,
  round(COALESCE(
    p.given_probability,
    1 - (1 - COALESCE(l.probability, 0)) * (1 - COALESCE(p.referral_probability, 0))
  ), 9) AS probability,
  p.evidence_weight,
  concat_ws(',', p.follow_kind, p.given_kind, p.like_kind, p.mention_kind, p.quote_kind,
            p.referral_kind, p.reply_kind, p.repost_kind) AS kinds,
  p.last_day
FROM pair AS p
JOIN scratch.member AS a ON a.member = p.influencer
JOIN scratch.member AS b ON b.member = p.influenced
LEFT JOIN scratch.learned_edge AS l ON l.target = p.influencer AND l.actor = p.influenced
