/** Reads the current edition: lists, the people on one, one customer, an export. */
import type { CustomerId } from '../../kernel/index.ts';
import { isSameChannel, mayContact } from '../../privacy/index.ts';
import type {
  BrandShareRow,
  CurrentEdition,
  CustomerFacts,
  ExportRow,
  ListEntry,
  ListSummary,
} from '../../store/index.ts';
import { publishedStoreOf, type Target, targetConfig } from '../open.ts';
import { exportText } from './export-text.ts';

export interface ListOfLists {
  readonly edition: CurrentEdition;
  readonly lists: readonly ListSummary[];
  /** What people feel about the brand and its competitors. */
  readonly brandSentiment: readonly BrandShareRow[];
}

export interface ExportedList {
  readonly list: string;
  readonly date: string;
  readonly text: string;
  readonly written: number;
  /** Left out because of a suppression stated since the edition. */
  readonly suppressed: number;
  /** Left out because the contact policy forbids it now. */
  readonly heldBack: number;
  /** Channels of these people's contacts, when not one is in the channel meant. */
  readonly otherChannels: readonly string[];
}

export interface ExportedNetwork {
  readonly list: string;
  readonly date: string;
  /** People of the list. */
  readonly people: number;
  readonly suppressed: number;
  /** Profiles and ties drawn. */
  readonly profiles: number;
  readonly ties: number;
}

export interface Reader {
  lists(): Promise<ListOfLists>;
  entries(list: string, limit: number): Promise<readonly ListEntry[]>;
  why(customer: CustomerId): Promise<CustomerFacts>;
  exportList(options: { list: string; channel: string | undefined }): Promise<ExportedList>;
  /** The list's people, those within so many steps of them, and their ties, into a .gexf or .graphml file. */
  exportNetwork(options: {
    readonly list: string;
    readonly path: string;
    readonly steps: number;
  }): Promise<ExportedNetwork>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;

export async function openReader(target: Target): Promise<Reader> {
  const loaded = await targetConfig(target);
  const policy = loaded.config.privacy.contact;
  const store = await publishedStoreOf(loaded, target);
  return {
    lists: async () => ({
      edition: await store.editions.current(),
      lists: await store.lists.lists(),
      brandSentiment: await store.editions.brandSentiment(),
    }),
    entries: (list, limit) => store.lists.entries(list, limit),
    why: (customer) => store.whyCustomer(customer),
    async exportList({ list, channel }) {
      const nowMs = Date.now();
      const { perChannel, total, quietDaysAfterObjection } = policy;
      const days = Math.max(perChannel.days, total.days, quietDaysAfterObjection);
      const { rows, suppressed, edition } = await store.lists.exportRows({
        list,
        contactsSinceMs: nowMs - days * DAY_MS,
      });
      const question = channel === undefined ? { policy, nowMs } : { policy, nowMs, channel };
      const allowed = rows.filter(({ contacts }) => mayContact({ ...question, contacts }).allowed);
      return {
        list,
        date: edition.date,
        text: exportText(allowed),
        written: allowed.length,
        suppressed,
        heldBack: rows.length - allowed.length,
        otherChannels: channel === undefined ? [] : channelsBut(channel, rows),
      };
    },
    async exportNetwork({ list, path, steps }) {
      // Nobody is contacted by a drawing, so only suppression is looked at, not the contact policy.
      const { rows, suppressed, edition } = await store.lists.exportRows({
        list,
        contactsSinceMs: Date.now(),
      });
      const { listNetwork } = await import('./list-network.ts');
      const part = await listNetwork({
        ...{ loaded, steps, date: edition.date, people: rows },
        suppressions: () => store.people.suppressions(),
      });
      const { writeNetwork } = await import('../network/network-file.ts');
      await writeNetwork(path, part);
      return {
        ...{ list, date: edition.date, people: rows.length, suppressed },
        ...{ profiles: part.nodes.length, ties: part.csr.edges },
      };
    },
    close: () => store.close(),
  };
}

/** Channels of the contacts, when not one of them is in the channel meant: it may be misspelt. */
function channelsBut(channel: string, rows: readonly ExportRow[]): readonly string[] {
  const all = rows.flatMap(({ contacts }) => contacts.flatMap((one) => one.channel ?? []));
  if (all.some((one) => isSameChannel(one, channel))) return [];
  // `E-Mail` and `email` are one.
  return [...new Set(all)]
    .sort()
    .filter((one, at, sorted) => sorted.findIndex((other) => isSameChannel(other, one)) === at);
}
