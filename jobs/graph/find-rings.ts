/**
 * Finds rings among the ties and takes what they say from the authenticity of
 * their members: `scratch.authenticity`, from `scratch.judged`.
 */
import { findRings } from '../../src/authenticity/index.ts';
import { sqlFile } from '../../src/engine/index.ts';
import type { Column } from '../../src/kernel/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';

const liftingPair = sqlFile(import.meta.url, 'lifting-pair.sql');

/** Answers in which each of a pair lifted the other. */
const hintsLeast = 0.9;
/** Times as readily as is usual: nobody is answered so by chance. */
const lift = 3;

type Context = Pick<JobContext<object>, 'session' | 'figure'>;

export async function discountRings({ session, figure }: Context): Promise<void> {
  await session.scratch('lifting_pair', liftingPair, { hints_least: hintsLeast, lift });
  const surprise: number[] = [];
  const ids: string[] = [];
  const known = session.batches(
    'SELECT profile_id, surprise FROM scratch.judged ORDER BY profile_id',
  );
  for await (const { length, columns } of known) {
    for (let row = 0; row < length; row++) {
      ids.push((columns['profile_id'] as Column<string>)[row]!);
      surprise.push((columns['surprise'] as Column<number>)[row]!);
    }
  }
  const nodeOf = new Map(ids.map((id, node) => [id, node]));
  const from: number[] = [];
  const to: number[] = [];
  const pairs = session.batches('SELECT one, other FROM scratch.lifting_pair ORDER BY one, other');
  for await (const { length, columns } of pairs) {
    for (let row = 0; row < length; row++) {
      const one = nodeOf.get((columns['one'] as Column<string>)[row]!);
      const other = nodeOf.get((columns['other'] as Column<string>)[row]!);
      if (one === undefined || other === undefined) continue;
      from.push(one);
      to.push(other);
    }
  }
  const rings = findRings({ from, to, surprise });
  const members = rings.flatMap((ring) => ring.members.map((node) => ({ node, bits: ring.bits })));
  figure('rings', rings.length);
  figure('ring_members', members.length);
  await session.load('ring_member', { profile_id: 'text', bits: 'double' }, [
    {
      length: members.length,
      columns: {
        profile_id: members.map(({ node }) => ids[node]!),
        bits: members.map(({ bits }) => bits),
      },
    },
  ]);
  // Odds divide by two for every bit.
  await session.scratch(
    'authenticity',
    `SELECT j.profile_id, j.followers,
            round(j.surprise - COALESCE(m.bits, 0), 6) AS surprise,
            round(j.authenticity
                  / (j.authenticity + (1 - j.authenticity) * power(2, COALESCE(m.bits, 0))), 9)
              AS authenticity
     FROM scratch.judged AS j
     LEFT JOIN scratch.ring_member AS m ON m.profile_id = j.profile_id`,
  );
}
