/** What the blocking rules cost and find, as a table. */
import type { MatchFilesOutcome } from '../../app/index.ts';
import { terminalWidth } from '../output.ts';
import { textTable } from './table.ts';

type Blocking = NonNullable<MatchFilesOutcome['blocking']>;

const knownNames: Readonly<Record<Blocking['knownOf'], string>> = {
  truth: 'known links of --truth that can be found',
  accepted: 'accepted links',
  declared: 'declared handles',
};

export function blockingText(blocking: Blocking): string {
  const { rules, known, knownFound, pairsPossible, knownOf } = blocking;
  const share = (found: number): string => (known === 0 ? '–' : (found / known).toFixed(3));
  const table = textTable(
    rules,
    [
      { title: 'Rule', cell: ({ rule }) => rule },
      { title: 'Pairs, estimated', align: 'right', cell: (one) => orDash(one.pairsEstimated) },
      { title: 'joined', align: 'right', cell: (one) => orDash(one.pairs) },
      { title: 'by it alone', align: 'right', cell: (one) => orDash(one.pairsAlone) },
      { title: 'Known found', align: 'right', cell: (one) => share(one.knownFound) },
      { title: 'by it alone', align: 'right', cell: (one) => share(one.knownAlone) },
    ],
    terminalWidth(),
  );
  const all = `${number(known)} ${knownNames[knownOf]}, ${number(knownFound)} of them candidates`;
  const of = `Blocking rules, of ${number(pairsPossible)} possible pairs; ${all}`;
  return [`${of}\n${table}`, ...notes(blocking)].join('\n\n');
}

function notes({ rules, knownOf, known }: Blocking): string[] {
  const texts: string[] = [];
  const large = rules.filter(({ largeBlocks }) => largeBlocks > 0);
  for (const { rule, pairsPerBlockMax, largeBlocks, largePairs, largePairsKept } of large) {
    const blocks = largeBlocks === 1 ? '1 block' : `${number(largeBlocks)} blocks`;
    const left = largePairs - largePairsKept;
    texts.push(
      `${rule}: ${blocks} of more than ${number(pairsPerBlockMax)} pairs, ${number(largePairs)} together, which is more than match.pairsPerBlockMax and match.pairsPerRecordMax leave room for: cut by region and city, which kept ${number(largePairsKept)}; ${number(left)} are compared only where another rule brings them together`,
    );
  }
  if (large.length === 0)
    texts.push('No block is too large for match.pairsPerBlockMax and match.pairsPerRecordMax.');
  if (known === 0) texts.push('No link is known, so no share can be told: give --truth FILE.');
  if (knownOf === 'declared' && known > 0) {
    texts.push(
      'A declared handle is how these links are known, so the rule handle is left out of the shares.',
    );
  }
  return texts;
}

const orDash = (value: number | undefined): string => (value === undefined ? '–' : number(value));
const number = (value: number): string => value.toLocaleString('en');
