/**
 * Answers from a file: one row a pair, judged at the border row by row.
 *
 * Columns `customer_id`, `profile_id`, `decision` (accept, reject, yes, no), or
 * `customer_id`, `other_customer_id`, `decision` (same, different, yes, no) for
 * two customer records, and optionally `who` and `when`. A row without a decision is a question left open.
 * A bad word, a pair of somebody unknown or suppressed, and a second, different
 * word about one pair are set aside with line and reason. What stands already
 * changes nothing, so the same file twice is the same as once.
 */
import type { LoadedConfig } from '../../config/index.ts';
import { AppError, type ColumnBatch } from '../../kernel/index.ts';
import { column, rawTable, required } from '../../lake/index.ts';
import { fileRows } from '../../sources/index.ts';
import type { ReviewDecision, ReviewPair, ReviewWord, Store } from '../../store/index.ts';
import { duplicatePair } from './duplicate-pair.ts';
import { knownProfiles } from './records.ts';

export interface RefusedRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface ImportedReviews {
  readonly file: string;
  readonly read: number;
  readonly added: number;
  /** Said before, or standing already. */
  readonly unchanged: number;
  /** Rows without a decision. */
  readonly unanswered: number;
  /** In the order of their lines. */
  readonly quarantined: readonly RefusedRow[];
}

const reviewFile = rawTable('raw.review', 'one answer of a file', {
  customer_id: required('text', 'The customer.'),
  profile_id: column('text', 'The profile.'),
  other_customer_id: column('text', 'The other record, where the answer is about two records.'),
  decision: column('text', 'accept, reject, same, different, yes or no.'),
  who: column('text', 'Who decided.'),
  when: column('timestamp', 'When.'),
});

/** By what the answer is about: the words of a file and what they say. */
const decisions: Readonly<Record<ReviewPair['kind'], ReadonlyMap<string, ReviewDecision>>> = {
  link: new Map([
    ['accept', 'accept'],
    ['yes', 'accept'],
    ['y', 'accept'],
    ['reject', 'reject'],
    ['no', 'reject'],
    ['n', 'reject'],
  ]),
  duplicate: new Map([
    ['same', 'same'],
    ['yes', 'same'],
    ['y', 'same'],
    ['different', 'different'],
    ['no', 'different'],
    ['n', 'different'],
  ]),
};

/** Rows of one file; who has more splits it. */
const rowsMax = 1_000_000;
/** Clocks differ by as much. */
const clockMs = 60_000;

interface GivenRow {
  readonly line: number;
  readonly pair: ReviewPair;
  readonly decision: string;
  readonly who: string;
  readonly atMs: number | undefined;
}

interface ImportOptions {
  readonly loaded: LoadedConfig;
  readonly store: Store;
  readonly file: string;
  /** Who is taken to have decided where a row does not say. */
  readonly who: string;
}

export async function importReviews(options: ImportOptions): Promise<ImportedReviews> {
  const { store, file } = options;
  const { rows, refused, read, unanswered } = await readRows(options);
  const judged = await judge(options, rows);
  const quarantined = [...refused, ...judged.refused].sort((a, b) => a.line - b.line);
  if (judged.words.length === 0 && quarantined.length > 0) {
    const { line, reason } = quarantined[0] as RefusedRow;
    throw new AppError(
      'input.file_unusable',
      `${file} cannot be used: not one of ${read} rows is an answer; line ${line}: ${reason}`,
      { details: { file, rows: read } },
    );
  }
  const recorded = await store.reviews.record(judged.words);
  const added = recorded.filter(({ state }) => state === 'added').length;
  const unchanged = recorded.length - added + judged.repeated;
  return { file, read, added, unchanged, unanswered, quarantined };
}

async function readRows({ file, who }: ImportOptions) {
  const rows: GivenRow[] = [];
  const refused: RefusedRow[] = [];
  let read = 0;
  let unanswered = 0;
  const batches = fileRows({
    definition: reviewFile,
    path: file,
    settings: { path: file },
    strict: ['when'],
  });
  for await (const { rows: batch, quarantined } of batches) {
    refused.push(...quarantined);
    read += batch.length + quarantined.length;
    if (read > rowsMax) {
      throw new AppError('input.file_unusable', `${file} has more than ${rowsMax} rows; split it`);
    }
    for (let row = 0; row < batch.length; row += 1) {
      const given = rowAt(batch, row, who);
      if (given.decision === '') unanswered += 1;
      else rows.push(given);
    }
  }
  return { rows, refused, read, unanswered };
}

function rowAt({ columns }: ColumnBatch, row: number, who: string): GivenRow {
  const text = (name: string): string => String(columns[name]?.[row] ?? '');
  const at = columns['when']?.[row] ?? null;
  return {
    line: Number(columns['source_line']?.[row]),
    pair: pairOf(
      plain(text('customer_id')),
      plain(text('profile_id')),
      plain(text('other_customer_id')),
    ),
    decision: text('decision').trim().toLowerCase(),
    who: text('who').trim() || who,
    atMs: at === null ? undefined : Number(at),
  };
}

function pairOf(customerId: string, profileId: string, otherId: string): ReviewPair {
  return profileId === '' && otherId !== ''
    ? duplicatePair(customerId, otherId)
    : { kind: 'link', customerId, profileId };
}

/** Our own export puts an apostrophe before what a spreadsheet would run. */
const plain = (id: string): string => id.replace(/^'(?=[=+\-@\t\r])/, '');

interface Known {
  readonly customers: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
  /** `customer c-1`, `profile x:1`. */
  readonly suppressed: ReadonlySet<string>;
  readonly nowMs: number;
}

async function judge({ loaded, store }: ImportOptions, rows: readonly GivenRow[]) {
  const known: Known = {
    customers: await store.reviewQueue.knownCustomers(
      rows.flatMap(({ pair }) => customersOf(pair)),
    ),
    profiles: await knownProfiles(
      loaded,
      rows.flatMap(({ pair }) => (pair.kind === 'link' ? [pair.profileId] : [])),
    ),
    suppressed: await store.reviewQueue.suppressed(),
    nowMs: Date.now(),
  };
  const words: ReviewWord[] = [];
  const refused: RefusedRow[] = [];
  const said = new Map<string, GivenRow>();
  let repeated = 0;
  for (const row of rows) {
    const { pair, who, atMs } = row;
    const moment = `${Object.values(pair).join('\t')}\t${atMs ?? ''}`;
    const earlier = said.get(moment);
    const decision = decisions[pair.kind].get(row.decision);
    const reason = reasonAgainst(row, known) ?? contradiction(row, earlier);
    if (decision === undefined || reason !== undefined) {
      refused.push({ line: row.line, reason: reason ?? badWord[pair.kind] });
    } else if (earlier !== undefined) {
      repeated += 1;
    } else {
      said.set(moment, row);
      words.push({ pair, decision, who, atMs });
    }
  }
  return { words, refused, repeated };
}

const badWord = {
  link: 'decision: not one of accept, reject, yes, no',
  duplicate: 'decision: not one of same, different, yes, no',
} as const;

const customersOf = (pair: ReviewPair): readonly string[] =>
  pair.kind === 'link' ? [pair.customerId] : [pair.customerId, pair.otherCustomerId];

function reasonAgainst({ pair, decision, atMs }: GivenRow, known: Known): string | undefined {
  if (!decisions[pair.kind].has(decision)) return badWord[pair.kind];
  const named = customersOf(pair).map((id) => `customer ${id}`);
  if (pair.kind === 'link') named.push(`profile ${pair.profileId}`);
  if (named.some((one) => known.suppressed.has(one))) {
    return 'suppressed: nothing is recorded about them';
  }
  const unknown = customersOf(pair).findIndex((id) => !known.customers.has(id));
  if (unknown >= 0) {
    // Records are told in the order of their ids, so a file's own order is not known any more.
    return pair.kind === 'link'
      ? 'customer_id: no customer of the edition'
      : 'customer_id, other_customer_id: not both are customers of the edition';
  }
  if (pair.kind === 'duplicate' && pair.customerId === pair.otherCustomerId) {
    return 'other_customer_id: the same record twice';
  }
  if (pair.kind === 'link' && !known.profiles.has(pair.profileId)) {
    return 'profile_id: no profile of the last night';
  }
  if (atMs !== undefined && atMs > known.nowMs + clockMs) return 'when: in the future';
  return undefined;
}

const contradiction = (row: GivenRow, earlier: GivenRow | undefined): string | undefined =>
  earlier !== undefined &&
  decisions[row.pair.kind].get(earlier.decision) !== decisions[row.pair.kind].get(row.decision)
    ? `decision: line ${earlier.line} says otherwise about the same pair`
    : undefined;
