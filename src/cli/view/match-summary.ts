/** What a person reads when two files have been linked. */
import type { MatchFilesOutcome } from '../../app/index.ts';
import { terminalWidth } from '../output.ts';
import { blockingText } from './blocking.ts';
import { linkQualityText } from './link-quality.ts';
import { textTable } from './table.ts';

/** Reasons of set-aside rows shown; the rest is counted. */
const REASONS_SHOWN = 5;

export function matchSummaryText(outcome: MatchFilesOutcome): string {
  const { quality, blocking } = outcome;
  return [
    headline(outcome),
    linksText(outcome),
    jobsText(outcome),
    warningsText(outcome),
    quarantineText(outcome),
    quality === undefined ? '' : linkQualityText(quality),
    blocking === undefined ? '' : blockingText(blocking),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headline(outcome: MatchFilesOutcome): string {
  const { customers, profiles, suppressedCustomers, seconds, peakMemoryMb } = outcome;
  const without =
    suppressedCustomers === 0 ? '' : ` (${counted(suppressedCustomers, 'more')} suppressed)`;
  return `${counted(customers, 'customer')}${without} and ${counted(profiles, 'profile')}, ${seconds.toFixed(1)} s, at most ${peakMemoryMb} MB`;
}

function linksText({ links, out, profiles, figures }: MatchFilesOutcome): string {
  if (links === undefined) return 'Nothing was linked: give --out FILE for that.';
  if (profiles === 0) return 'There is no profile, so nothing can be linked.';
  const accepted = `${counted(links.accepted, 'link')} accepted, of ${counted(links.customersLinked, 'customer')}`;
  const waits = `${counted(links.review, 'pair')} for review`;
  const from = `of ${counted(figures['candidate_pairs'] ?? 0, 'candidate pair')}`;
  const written = out === undefined ? '' : `\n${counted(out.rows, 'row')} written to ${out.file}`;
  return `${accepted}; ${waits}; ${from}${written}`;
}

const jobsText = ({ jobs }: MatchFilesOutcome): string =>
  textTable(
    jobs,
    [
      { title: 'Job', cell: (job) => job.job },
      { title: 'Seconds', align: 'right', cell: (job) => job.seconds.toFixed(1) },
      {
        title: 'Rows',
        align: 'right',
        cell: (job) =>
          Object.values(job.rows)
            .reduce((sum, rows) => sum + rows, 0)
            .toLocaleString('en'),
      },
    ],
    terminalWidth(),
  );

const warningsText = ({ warnings }: MatchFilesOutcome): string =>
  warnings.length === 0 ? '' : ['Worth knowing', ...warnings.map((one) => `  ${one}`)].join('\n');

function quarantineText({ quarantined }: MatchFilesOutcome): string {
  const total = quarantined.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) return '';
  const shown = quarantined
    .slice(0, REASONS_SHOWN)
    .map(
      ({ rows, sourceFile, reason }) => `  ${rows.toLocaleString('en')} × ${sourceFile}: ${reason}`,
    );
  const more = quarantined.length - shown.length;
  if (more > 0) shown.push(`  and ${more} more reasons: see --json`);
  return [`${counted(total, 'row')} set aside`, ...shown].join('\n');
}

const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 || word === 'more' ? '' : 's'}`;
