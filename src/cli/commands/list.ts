/** `kith list [NAME]`: the lists of the current edition, or the people on one. */
import { type Command, InvalidArgumentError } from 'commander';
import type { ListEntry, ListOfLists, ListSummary } from '../../app/index.ts';
import { createOutput, terminalWidth } from '../output.ts';
import { brandSentimentText } from '../view/brand-sentiment.ts';
import { type TextColumn, textTable } from '../view/table.ts';
import { withReader } from '../with-reader.ts';

interface ListFlags {
  readonly limit: number;
  readonly sample?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

export function addList(program: Command): void {
  program
    .command('list')
    .summary('show the lists, or the people on one')
    .description(
      'Shows the lists of the current edition; with NAME the people on it and why. Raw and followers stand beside reach and audience, which count accounts only as far as a real person is likely behind them.',
    )
    .argument('[name]', 'list to show')
    .option('--limit <n>', 'places to show', wholeNumber, 20)
    .option('--sample', 'of the invented town')
    .option('--config <file>', 'configuration file (default: kith.yaml in this folder)')
    .option('--json', 'print as JSON')
    .action(async (name: string | undefined, flags: ListFlags) => {
      const output = createOutput(flags.json === true);
      await withReader(flags, async (reader) => {
        if (name === undefined) {
          const overview = await reader.lists();
          output.result(overview, () => overviewText(overview));
          return;
        }
        const entries = await reader.entries(name, flags.limit);
        output.result({ list: name, entries }, () =>
          entries.length === 0
            ? `Nobody is on the list ${name}.`
            : `${entriesText(entries, figuresOf(entries))}\n\n${columnsText(entries)}`,
        );
      });
    });
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError('it must be a whole number from 1.');
  }
  return number;
}

function overviewText({ edition, lists, brandSentiment }: ListOfLists): string {
  const title = `Edition of ${edition.date}${edition.evaluation ? ' (evaluation)' : ''}`;
  return [title, listsText(lists), brandSentimentText(brandSentiment)]
    .filter((part) => part !== '')
    .join('\n\n');
}

const listsText = (lists: readonly ListSummary[]): string =>
  textTable(
    lists,
    [
      { title: 'List', cell: (list) => list.name },
      { title: 'People', align: 'right', cell: (list) => String(list.customers) },
      { title: 'By', cell: (list) => (list.method === 'rank' ? list.orderedBy : list.method) },
      { title: 'What it is for', cell: (list) => list.purpose },
    ],
    terminalWidth(),
  );

/** @param figures columns between reach and reason. */
export const entriesText = (
  entries: readonly ListEntry[],
  figures: readonly TextColumn<ListEntry>[] = [],
): string =>
  textTable(
    entries,
    [
      { title: '#', align: 'right', cell: (entry) => String(entry.position) },
      { title: 'Customer', cell: (entry) => entry.customerId },
      { title: 'Name', cell: (entry) => entry.fullName ?? '' },
      { title: 'Standing', align: 'right', cell: standingText },
      { title: 'Reach', align: 'right', cell: (entry) => reachText(entry.reach) },
      ...figures,
      { title: 'Why, and what next', cell: (entry) => `${entry.reason} → ${entry.play}` },
    ],
    terminalWidth(),
  );

/** Of somebody unknown, standing is mostly the company’s mean: no figure of theirs. */
const standingText = ({ standingPoints, segment }: ListEntry): string =>
  segment === 'unknown' ? '–' : figure(standingPoints, 0);

/** What is discounted by authenticity, and what it is without. */
const figuresOf = (entries: readonly ListEntry[]): readonly TextColumn<ListEntry>[] => [
  { title: 'Raw', align: 'right', cell: (entry) => reachText(entry.reachRaw) },
  { title: 'Audience', align: 'right', cell: (entry) => figure(entry.audience, 0) },
  { title: 'Followers', align: 'right', cell: (entry) => figure(entry.followers, 0) },
  ...(entries.some(({ jointReach }) => jointReach !== null) ? togetherOf(entries) : []),
];

/** Of a joint-reach list: what this place adds, and what places 1 to this one reach together. */
function togetherOf(entries: readonly ListEntry[]): readonly TextColumn<ListEntry>[] {
  const adds = ({ position, jointReach }: ListEntry): number | null => {
    const before = position === 1 ? 0 : (entries[position - 2]?.jointReach ?? null);
    return jointReach === null || before === null ? null : jointReach - before;
  };
  return [
    { title: 'Adds', align: 'right', cell: (entry) => reachText(adds(entry)) },
    { title: 'Together', align: 'right', cell: (entry) => reachText(entry.jointReach) },
    { title: 'Together raw', align: 'right', cell: (entry) => reachText(entry.jointReachRaw) },
  ];
}

/** What the columns count, which their titles are too short for. */
const columnsText = (entries: readonly ListEntry[]): string =>
  [
    'Reach: people expected to be moved, by the best profile and not counting themselves; raw: profiles, authentic or not.',
    'Audience: followers, discounted by authenticity.',
    ...(entries.some(({ jointReach }) => jointReach !== null)
      ? [
          'Together: people whom places 1 to this one reach with all their profiles, themselves counted; adds: what this place adds to that.',
        ]
      : []),
  ].join('\n');

const reachText = (reach: number | null): string =>
  figure(reach, reach !== null && reach < 10 ? 1 : 0);

export const figure = (value: number | null, digits: number): string =>
  value === null ? '–' : value.toFixed(digits);
