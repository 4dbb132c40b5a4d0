/**
 * The job `people`: what people decided and wished.
 *
 * Files state basis and suppressions, PostgreSQL keeps them (so that publish and
 * export can check again, live); the lake gets a copy that the night works with.
 * A file's basis is replaced as a whole, because a basis that the file no longer
 * gives is withdrawn; a suppression is only ever added, because a wish does not
 * end when a file forgets it.
 */
import { AppError } from '../../src/kernel/index.ts';
import { defineJob, type JobContext } from '../../src/pipeline/index.ts';

const outputs = [
  'core.basis',
  'core.suppression',
  'core.review',
  'core.duplicate_review',
  'core.outreach',
] as const;
type Output = (typeof outputs)[number];

/** Somebody may state a wish while we read; then we read again, at most this often. */
const READS_MAX = 5;

export const people = defineJob()({
  name: 'people',
  inputs: ['raw.basis', 'raw.suppression'],
  outputs,
  ports: ['people'],
  dated: false,
  async run(context) {
    const { session, ports } = context;
    const fileBasis = await ports.people.replaceFileBasis(
      session.batches(
        `SELECT customer_id, platform, ground, min(since) AS since,
                CASE WHEN count(until) = count(*) THEN max(until) END AS until
         FROM raw.basis
         GROUP BY customer_id, platform, ground
         ORDER BY customer_id, platform, ground`,
      ),
    );
    const fileSuppressions = await ports.people.addSuppressions(
      session.batches(
        `SELECT subject_kind, subject, min(reason) AS reason, min(since) AS since
         FROM raw.suppression
         GROUP BY subject_kind, subject
         ORDER BY subject_kind, subject`,
      ),
    );
    context.figure('file_basis', fileBasis);
    context.figure('new_file_suppressions', fileSuppressions);
    await readUntilStill(context);
  },
});

async function readUntilStill(context: JobContext<object, Output, 'people'>): Promise<void> {
  const { people: port } = context.ports;
  for (let read = 0; read < READS_MAX; read += 1) {
    const before = await port.fingerprint();
    await context.output('core.basis').batches(port.basis());
    await context.output('core.suppression').batches(port.suppressions());
    await context.output('core.review').batches(port.reviews());
    await context.output('core.duplicate_review').batches(port.duplicateReviews());
    await context.output('core.outreach').batches(port.outreach());
    if ((await port.fingerprint()) === before) {
      context.settle('people', before);
      return;
    }
  }
  throw new AppError(
    'store.refused',
    `basis, suppressions and reviews changed during ${READS_MAX} readings; start the night again`,
  );
}
