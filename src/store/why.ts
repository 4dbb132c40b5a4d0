/**
 * Everything the current edition says about one customer, with its figures:
 * the answer to "why am I here?". One snapshot.
 */
import { AppError, type CustomerId } from '../kernel/index.ts';
import type { Connection, Database } from './database.ts';
import { type CurrentEdition, currentEdition } from './editions.ts';
import type {
  CustomerRow,
  DuplicateRow,
  LinkChangeRow,
  LinkRow,
  ListEntryRow,
  MatchParameterRow,
  ProfileRow,
  SignalRow,
  StageMoveRow,
  StandingRow,
} from './tables.ts';

/** One comparison's part in a link, in bits. */
export interface LinkEvidence {
  readonly comparison: string;
  readonly level: string;
  readonly bits: number;
}

type Row<T> = Readonly<Omit<T, 'edition_id'>>;

export interface CustomerFacts {
  readonly edition: CurrentEdition;
  readonly customer: Row<CustomerRow>;
  /** Other records taken for the same person, surest first. */
  readonly duplicates: readonly Row<DuplicateRow>[];
  readonly standing: Row<StandingRow> | undefined;
  /** Surest first. */
  readonly links: readonly (Omit<Row<LinkRow>, 'evidence'> & {
    readonly evidence: readonly LinkEvidence[];
  })[];
  /** What changed these links, over the editions kept; latest first. */
  readonly linkChanges: readonly Row<LinkChangeRow>[];
  /** What the night's links were judged by. */
  readonly parameters: readonly Row<MatchParameterRow>[];
  /** Those of most reach first. */
  readonly profiles: readonly Row<ProfileRow>[];
  readonly signals: readonly Row<SignalRow>[];
  readonly stageMove: Row<StageMoveRow> | undefined;
  readonly places: readonly Row<ListEntryRow>[];
}

/** Throws `usage.not_found` for a customer the edition does not hold. */
export const whyCustomer = (database: Database, customer: CustomerId): Promise<CustomerFacts> =>
  database.transaction(
    'reading about a customer',
    (connection) => factsOf(connection, customer),
    'repeatable read, read only',
  );

async function factsOf(connection: Connection, customerId: CustomerId): Promise<CustomerFacts> {
  const edition = await currentEdition(connection);
  const of = <T extends PerCustomer>(table: T) => rowsOf(connection, table, edition, customerId);
  const [customer] = await of('published.customer');
  if (customer === undefined) {
    throw new AppError(
      'usage.not_found',
      `The edition of ${edition.date} holds no customer “${customerId}”: unknown, suppressed, or new since that night.`,
      { details: { customerId } },
    );
  }
  const [standing] = await of('published.standing');
  const links = await of('published.link');
  const profiles = await of('published.profile');
  const [stageMove] = await of('published.stage_move');
  return {
    edition,
    customer,
    duplicates: [...(await of('published.duplicate'))].sort(
      (a, b) => b.probability - a.probability || compare(a.other_customer_id, b.other_customer_id),
    ),
    standing,
    links: [...links]
      .sort((a, b) => b.match_weight - a.match_weight || compare(a.profile_id, b.profile_id))
      .map((link) => ({ ...link, evidence: JSON.parse(link.evidence) as LinkEvidence[] })),
    linkChanges: await changesOf(connection, customerId),
    parameters: await parametersOf(connection, edition),
    profiles: [...profiles].sort(
      (a, b) => (b.reach ?? -1) - (a.reach ?? -1) || compare(a.profile_id, b.profile_id),
    ),
    signals: [...(await of('published.signal'))].sort((a, b) => compare(a.kind, b.kind)),
    stageMove,
    places: [...(await of('published.list_entry'))].sort((a, b) => compare(a.list, b.list)),
  };
}

async function changesOf(
  connection: Connection,
  customerId: CustomerId,
): Promise<readonly Row<LinkChangeRow>[]> {
  const rows = await connection.query<LinkChangeRow>(
    'reading about a customer',
    `select c.* from published.link_change c
     join published.edition e on e.edition_id = c.edition_id
     where c.customer_id = $1 order by c.day desc, c.profile_id`,
    [customerId],
  );
  return rows.map(({ edition_id: _, ...row }) => row);
}

async function parametersOf(
  connection: Connection,
  { editionId }: CurrentEdition,
): Promise<readonly Row<MatchParameterRow>[]> {
  const rows = await connection.query<MatchParameterRow>(
    'reading about a customer',
    `select * from published.match_parameter where edition_id = $1
     order by kind, comparison, level`,
    [editionId],
  );
  return rows.map(({ edition_id: _, ...row }) => row);
}

interface PerCustomerRows {
  'published.customer': CustomerRow;
  'published.standing': StandingRow;
  'published.link': LinkRow;
  'published.profile': ProfileRow;
  'published.signal': SignalRow;
  'published.stage_move': StageMoveRow;
  'published.list_entry': ListEntryRow;
  'published.duplicate': DuplicateRow;
}
type PerCustomer = keyof PerCustomerRows;

async function rowsOf<T extends PerCustomer>(
  sql: Connection,
  table: T,
  { editionId }: CurrentEdition,
  customerId: CustomerId,
): Promise<readonly Row<PerCustomerRows[T]>[]> {
  const rows = await sql.query<PerCustomerRows[T]>(
    'reading about a customer',
    `select * from ${table} where edition_id = $1 and customer_id = $2`,
    [editionId, customerId],
  );
  return rows.map(({ edition_id: _, ...row }) => row);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
