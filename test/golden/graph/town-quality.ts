/** How well the job `graph` recovers what is true of a town: rank correlations (Spearman 1904). */
import type { TownNetwork } from './town-network.ts';

export interface TownQuality {
  readonly ties: number;
  /** Between learned and hidden probabilities of all ties of people. */
  readonly probabilities: number;
  /** Between reach and the people that a post truly moves. */
  readonly reach: number;
  /** Between reach and the people truly moved in the next month, */
  readonly nextMonth: number;
  /** and between follower counts and these. */
  readonly followersNextMonth: number;
  /** Chance that a person's authenticity lies above a bot's. */
  readonly authenticity: number;
  /** Bots of rings, those found, and people taken for members. */
  readonly rings: {
    readonly bots: number;
    readonly found: number;
    readonly wrongly: number;
  };
}

export async function qualityOfTown({ session }: TownNetwork): Promise<TownQuality> {
  const correlation = async (relation: string, one: string, other: string) => {
    const [row] = await session.rows<{ value: number; ties: number }>(
      `WITH pair AS (SELECT ${one} AS a, ${other} AS b FROM ${relation}),
       ranked AS (
         SELECT rank() OVER (ORDER BY a) + (count(*) OVER (PARTITION BY a) - 1) / 2.0 AS a,
                rank() OVER (ORDER BY b) + (count(*) OVER (PARTITION BY b) - 1) / 2.0 AS b
         FROM pair
       )
       SELECT corr(a, b) AS "value", count(*) AS ties FROM ranked`,
    );
    return row ?? { value: Number.NaN, ties: 0 };
  };
  const edges = await correlation(
    `scratch.truth_edge AS t LEFT JOIN scratch.found_edge AS f
       ON f.influencer_profile_id = t.influencer_profile_id
      AND f.influenced_profile_id = t.influenced_profile_id`,
    't.probability',
    'COALESCE(f.probability, 0)',
  );
  const profiles = `scratch.truth_moved AS t
    JOIN scratch.found_node_measure AS m ON m.profile_id = t.profile_id
    JOIN core.profile AS p ON p.profile_id = t.profile_id`;
  const [auc] = await session.rows<{ value: number }>(
    `WITH ranked AS (
       SELECT k.bot, rank() OVER (ORDER BY m.authenticity)
                     + (count(*) OVER (PARTITION BY m.authenticity) - 1) / 2.0 AS place
       FROM scratch.found_node_measure AS m
       JOIN scratch.truth_profile AS k ON k.profile_id = m.profile_id
     ),
     counted AS (
       SELECT sum(CASE WHEN bot THEN 0 ELSE place END) AS places,
              sum(CASE WHEN bot THEN 0 ELSE 1 END) AS people,
              sum(CASE WHEN bot THEN 1 ELSE 0 END) AS bots
       FROM ranked
     )
     SELECT (places - people * (people + 1) / 2.0) / (people * bots) AS "value" FROM counted`,
  );
  const [rings] = await session.rows<TownQuality['rings']>(
    `SELECT count(CASE WHEN k.ring IS NOT NULL THEN 1 END) AS bots,
            count(CASE WHEN k.ring IS NOT NULL THEN m.profile_id END) AS found,
            count(CASE WHEN NOT k.bot THEN m.profile_id END) AS wrongly
     FROM scratch.truth_profile AS k
     LEFT JOIN scratch.ring_member AS m ON m.profile_id = k.profile_id`,
  );
  return {
    ties: edges.ties,
    probabilities: edges.value,
    reach: (await correlation(profiles, 't.reach', 'm.reach')).value,
    nextMonth: (await correlation(profiles, 't.moved_next_month', 'm.reach')).value,
    followersNextMonth: (await correlation(profiles, 't.moved_next_month', 'p.followers')).value,
    authenticity: auc?.value ?? Number.NaN,
    rings: rings ?? { bots: 0, found: 0, wrongly: 0 },
  };
}
