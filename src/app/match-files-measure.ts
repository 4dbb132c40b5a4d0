/**
 * How right the links of two files are against known ones, and what carried them.
 *
 * Precision counts every known pair as right. Recall is asked of the pairs that
 * can be found: what the truth file calls neither unknowable nor forbidden, and
 * accounts that do not ask to be left alone, unless their owner declared them.
 */
import { analyseBlocking, analysedTables } from '../../jobs/index.ts';
import type { Session } from '../engine/index.ts';
import { AppError, wilsonInterval } from '../kernel/index.ts';
import {
  type CarriedLink,
  type EvidenceMeasure,
  type LinkMeasure,
  type MeasuredLink,
  measureEvidence,
  measureLinks,
  pairKey,
  type SamePerson,
  type Share,
} from '../match/index.ts';
import {
  type KnownPair,
  knownPairsSql,
  loadKnownLinks,
  type ReadRows,
  readEquivalents,
  SameSets,
} from './known-links.ts';
import { type OfflineWorld, withTables } from './offline/run-offline.ts';

export interface TruthCounts {
  readonly rows: number;
  /** Rows that could not be read. */
  readonly unreadable: number;
  /** Distinct pairs whose customer and profile are both there. */
  readonly pairs: number;
  /** Rows whose customer, whose profile is in none of the files. */
  readonly unknownCustomer: number;
  readonly unknownProfile: number;
  /** Rows whose customer or profile is in the files but suppressed or set aside. */
  readonly leftOut: number;
}

export interface MatchQuality extends LinkMeasure {
  readonly truth: TruthCounts;
  /** Share of the findable pairs that blocking made candidates. */
  readonly candidates: Share;
  /** What carried the accepted links. */
  readonly evidence: EvidenceMeasure;
}

/** Links and known pairs are held as rows. */
const ROWS_MAX = 5_000_000;

const measuredTables = [...analysedTables, 'raw.customer', 'raw.profile', 'derived.link'] as const;

export function measureFiles(
  world: OfflineWorld,
  files: { readonly truth: readonly string[]; readonly equivalents: readonly string[] },
): Promise<MatchQuality> {
  return withTables(world, measuredTables, async (session) => {
    const read = await loadKnownLinks(session, world.engine, files.truth);
    const counts = await truthCounts(session, read, files.truth);
    const pairs = await session.rows<KnownPair>(knownPairsSql, {}, ROWS_MAX);
    const truth = pairs.map((pair) => ({ ...pair, findable: isFindable(pair) }));
    const samePerson = await personOf(world, pairs, files.equivalents);
    const links = await session.rows<LinkRow>(linkSql, {}, ROWS_MAX);
    const right = new Set(truth.map(pairKey(samePerson)));
    const accepted = links.filter((link) => link.accepted);
    return {
      ...measureLinks(links, truth, samePerson),
      truth: counts,
      candidates: await candidateShare(world, session, truth.filter(isFindable)),
      evidence: measureEvidence(accepted.map((link) => carried(link, right, samePerson))),
    };
  });
}

export const isFindable = ({ knowable, permitted, closed, declared }: KnownPair): boolean =>
  knowable && permitted && (declared || !closed);

interface LinkRow extends MeasuredLink {
  readonly pattern: string;
  readonly evidence: string;
}

const linkSql = `
SELECT customer_id AS "customerId", profile_id AS "profileId", match_probability AS probability,
  decision = 'accept' AS accepted, pattern, evidence
FROM derived.link WHERE decision <> 'reject' ORDER BY customer_id, profile_id`;

function carried(link: LinkRow, right: ReadonlySet<string>, samePerson: SamePerson): CarriedLink {
  return {
    pattern: link.pattern,
    evidence: JSON.parse(link.evidence) as CarriedLink['evidence'],
    right: right.has(pairKey(samePerson)(link)),
  };
}

async function truthCounts(
  session: Session,
  read: ReadRows,
  files: readonly string[],
): Promise<TruthCounts> {
  const [row] = await session.rows<Omit<TruthCounts, 'rows' | 'unreadable'>>(
    `WITH judged AS (
       SELECT t.customer_id, t.profile_id,
         t.customer_id IN (SELECT customer_id FROM raw.customer) AS customer_given,
         t.profile_id IN (SELECT profile_id FROM raw.profile) AS profile_given,
         t.customer_id IN (SELECT customer_id FROM core.customer)
           AND t.profile_id IN (SELECT profile_id FROM core.profile) AS usable
       FROM scratch.truth AS t
     )
     SELECT
       (SELECT count(*) FROM (SELECT DISTINCT customer_id, profile_id FROM judged WHERE usable) AS p) AS pairs,
       count(CASE WHEN NOT customer_given THEN 1 END) AS "unknownCustomer",
       count(CASE WHEN NOT profile_given THEN 1 END) AS "unknownProfile",
       count(CASE WHEN customer_given AND profile_given AND NOT usable THEN 1 END) AS "leftOut"
     FROM judged`,
  );
  const counts = row ?? { pairs: 0, unknownCustomer: 0, unknownProfile: 0, leftOut: 0 };
  if (counts.pairs > 0) return { ...read, ...counts };
  const { unknownCustomer, unknownProfile, leftOut } = counts;
  throw new AppError(
    'input.file_unusable',
    `${files.join(', ')}: none of ${read.rows} known pairs can be used: ${unknownCustomer} name a customer and ` +
      `${unknownProfile} a profile that is in none of the files, ${leftOut} one that is suppressed or set aside; ` +
      'customer_id and profile_id must be written as in --customers and --profiles',
    { details: { rows: read.rows, unreadable: read.unreadable, ...counts } },
  );
}

/** Records of one person, by the truth's own `person_id` and by the equivalents together. */
export async function personOf(
  { engine }: Pick<OfflineWorld, 'engine'>,
  pairs: readonly KnownPair[],
  equivalents: readonly string[],
): Promise<SamePerson> {
  const same = new SameSets();
  const firstOf = new Map<string, string>();
  for (const { customerId, personId } of pairs) {
    const first = firstOf.get(personId);
    if (first === undefined) firstOf.set(personId, customerId);
    else same.join(first, customerId);
  }
  if (equivalents.length > 0) {
    for (const [id, other] of await readEquivalents(engine, equivalents)) same.join(id, other);
  }
  return same.map();
}

async function candidateShare(
  world: OfflineWorld,
  session: Session,
  pairs: readonly KnownPair[],
): Promise<Share> {
  const { knownFound, known } = await analyseBlocking({
    session,
    settings: { ...world.loaded.config, evaluation: true },
    date: world.date,
    known: [
      {
        length: pairs.length,
        columns: {
          customer_id: pairs.map(({ customerId }) => customerId),
          profile_id: pairs.map(({ profileId }) => profileId),
        },
      },
    ],
    countPairs: false,
  });
  return {
    share: known === 0 ? 0 : knownFound / known,
    interval: wilsonInterval(knownFound, known),
    of: known,
  };
}
