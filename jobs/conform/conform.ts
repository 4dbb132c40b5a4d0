/**
 * The job `conform`: from rows as given to rows that agree with each other.
 *
 * Repeated ids, unknown customers and dates in the future are set aside with
 * their reason; whoever is suppressed is left out here, before anything looks at
 * them; names, handles and keys are normalised once for all later jobs.
 */
import { sqlFile } from '../../src/engine/index.ts';
import { assert } from '../../src/kernel/index.ts';
import { type GazetteerTables, gazetteerFrom } from '../../src/match/index.ts';
import { defineJob, type JobContext, type ModelsPort } from '../../src/pipeline/index.ts';
import { faultsOf, usableRowsOf } from './faults.ts';
import { writeCustomerIdentity, writeProfileIdentity } from './identity.ts';
import { type ConformRule, conformRules } from './rules.ts';

const interaction = sqlFile(import.meta.url, 'interaction.sql');
const interactionFault = sqlFile(import.meta.url, 'interaction-fault.sql');
const givenEdge = sqlFile(import.meta.url, 'given-edge.sql');
const unmetWish = sqlFile(import.meta.url, 'unmet-wish.sql');

const peopleOutputs = [
  'core.customer',
  'core.profile',
  'core.quarantine',
  'core.customer_identity',
  'core.customer_key',
  'core.profile_identity',
  'core.profile_key',
] as const;

const outputs = [
  ...peopleOutputs,
  'core.post',
  'core.interaction',
  'core.given_edge',
  'core.order',
  'core.care_case',
  'core.touch',
  'core.referral',
] as const;

type Context = JobContext<object, (typeof outputs)[number], 'models' | 'threads'>;
type PeopleContext = Pick<
  Context,
  'session' | 'date' | 'progress' | 'figure' | 'warn' | 'ports'
> & {
  output(table: (typeof outputs)[number]): ReturnType<Context['output']>;
};

const peopleRules = conformRules.filter(({ table }) => table === 'customer' || table === 'profile');

export const conform = defineJob()({
  name: 'conform',
  inputs: [
    'raw.customer',
    'raw.profile',
    'raw.post',
    'raw.interaction',
    'raw.given_edge',
    'raw.order',
    'raw.care_case',
    'raw.touch',
    'raw.referral',
    'raw.suppression',
    'core.suppression',
  ],
  outputs,
  ports: ['models', 'threads'],
  async run(context) {
    await findSuppressed(context);
    await tellUnmet(context);
    await context.session.scratch('fault', interactionFault, { night: context.date });
    await findFaults(context, conformRules);
    await writeUsable(context, conformRules);
    await writeNetwork(context);
    await writeIdentities(context);
    await tell(context);
  },
});

/** The same for customers and profiles alone, where there is nothing else to conform. */
export const conformPeople = defineJob()({
  name: 'conform',
  inputs: ['raw.customer', 'raw.profile', 'raw.suppression', 'core.suppression'],
  outputs: peopleOutputs,
  ports: ['models', 'threads'],
  async run(given) {
    const context = given as PeopleContext;
    await findSuppressed(context);
    await tellUnmet(context);
    await context.session.scratch('fault', noFault);
    await findFaults(context, peopleRules);
    await writeUsable(context, peopleRules);
    await writeIdentities(context);
    await tell(context);
  },
});

/** No row, with the columns of a fault. */
const noFault = `
SELECT '' AS "table", source_file, source_line, '' AS reason FROM raw.customer WHERE false`;

async function tell({ session, figure }: PeopleContext): Promise<void> {
  const [counts] = await session.rows<{ suppressed: number; quarantined: number }>(
    `SELECT (SELECT count(*) FROM scratch.suppressed_customer AS s
             JOIN scratch.known_customer AS k ON k.id = s.id) AS suppressed,
            (SELECT count(*) FROM scratch.fault) AS quarantined`,
  );
  figure('suppressed_customers', counts?.suppressed ?? 0);
  figure('quarantined', counts?.quarantined ?? 0);
}

async function findSuppressed({ session }: PeopleContext): Promise<void> {
  await session.scratch(
    'suppressed_customer',
    `SELECT subject AS id FROM core.suppression WHERE subject_kind = 'customer'
     UNION
     SELECT c.customer_id AS id
     FROM raw.customer AS c
     JOIN core.suppression AS s ON s.subject_kind = 'email' AND s.subject = lower(c.email)`,
  );
  await session.scratch(
    'suppressed_profile',
    `SELECT DISTINCT subject AS id FROM core.suppression WHERE subject_kind = 'profile'`,
  );
  await session.scratch('known_customer', 'SELECT DISTINCT customer_id AS id FROM raw.customer');
  await session.scratch('known_profile', 'SELECT DISTINCT profile_id AS id FROM raw.profile');
}

/** A wish whose subject was mistyped looks like one of somebody who has left; people can tell. */
async function tellUnmet({ session, warn }: PeopleContext): Promise<void> {
  const files = await session.rows<UnmetWishes>(unmetWish);
  for (const { file, wishes, unmet, line } of files) {
    const meet = unmet === 1 ? 'meets' : 'meet';
    warn(
      `${file}: ${unmet} of ${wishes} wishes ${meet} nobody in these files, first in line ${line}; ` +
        'that is as it should be where they have left; ids are compared exactly',
    );
  }
}

interface UnmetWishes {
  readonly file: string;
  readonly wishes: number;
  readonly unmet: number;
  readonly line: number;
}

async function findFaults(
  { session, date, output, progress }: PeopleContext,
  rules: readonly ConformRule[],
): Promise<void> {
  for (const [index, rule] of rules.entries()) {
    await session.execute(`INSERT INTO scratch.fault ${faultsOf(rule)}`, { night: date });
    progress(index + 1, rules.length * 2, 'tables');
  }
  await output('core.quarantine').select('SELECT * FROM scratch.fault');
}

async function writeUsable(
  { output, progress }: PeopleContext,
  rules: readonly ConformRule[],
): Promise<void> {
  for (const [index, rule] of rules.entries()) {
    const rows = usableRowsOf(rule);
    const written = output(`core.${rule.table}` as (typeof outputs)[number]);
    await written.select(rows);
    // What is written is read again by the identities: cheaper than choosing the rows anew.
    if (rule.table === 'customer' || rule.table === 'profile') await written.show();
    progress(rules.length + index + 1, rules.length * 2, 'tables');
  }
}

async function writeNetwork(context: Context): Promise<void> {
  const { output, date, session } = context;
  await output('core.interaction').select(interaction, { night: date });
  await output('core.given_edge').select(givenEdge);
  const [given] = await session.rows<{ n: number }>('SELECT count(*) AS n FROM raw.given_edge');
  context.figure('given_edges', given?.n ?? 0);
}

/** A process with several runs reads it once for the models it has. */
const gazetteers = new WeakMap<ModelsPort, Promise<GazetteerTables>>();

function gazetteerOf(models: ModelsPort): Promise<GazetteerTables> {
  const known = gazetteers.get(models) ?? readGazetteer(models);
  gazetteers.set(models, known);
  return known;
}

async function readGazetteer(models: ModelsPort): Promise<GazetteerTables> {
  const tables = gazetteerFrom(await models.read('gazetteer'));
  assert(tables !== undefined, 'the model `gazetteer` is no gazetteer');
  return tables;
}

async function writeIdentities(context: PeopleContext): Promise<void> {
  const { session, output, progress, ports } = context;
  const gazetteer = await gazetteerOf(ports.models);
  const { threads } = ports;
  await writeCustomerIdentity({
    session,
    threads,
    gazetteer,
    identity: output('core.customer_identity'),
    key: output('core.customer_key'),
    progress: (rows) => progress(rows, undefined, 'customers normalised'),
  });
  await writeProfileIdentity({
    session,
    threads,
    gazetteer,
    identity: output('core.profile_identity'),
    key: output('core.profile_key'),
    progress: (rows) => progress(rows, undefined, 'profiles normalised'),
  });
}
