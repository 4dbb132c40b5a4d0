/** What a person reads when two files have been linked. */
import type { MatchFilesOutcome } from '../../app/index.ts';
import { blockingText } from './blocking.ts';
import { linkQualityText } from './link-quality.ts';
import { counted, jobsText, noteworthyText, setAsideText } from './run-texts.ts';

export function matchSummaryText(outcome: MatchFilesOutcome): string {
  const { quality, blocking } = outcome;
  return [
    headline(outcome),
    linksText(outcome),
    jobsText(outcome.jobs, { withState: false }),
    noteworthyText(outcome.warnings),
    setAsideText(outcome.quarantined, '--json'),
    quality === undefined ? '' : linkQualityText(quality),
    blocking === undefined ? '' : blockingText(blocking),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headline(outcome: MatchFilesOutcome): string {
  const { customers, profiles, suppressedCustomers, seconds, peakMemoryMb } = outcome;
  const without =
    suppressedCustomers === 0
      ? ''
      : ` (${suppressedCustomers.toLocaleString('en')} more suppressed)`;
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
