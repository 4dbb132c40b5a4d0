/** What a person reads when a night has ended. */
import type { LinkQuality, NightlyOutcome } from '../../app/index.ts';
import { entriesText } from '../commands/list.ts';
import { terminalWidth } from '../output.ts';
import { textTable } from './table.ts';

/** Reasons of set-aside rows shown; the rest is counted. */
const REASONS_SHOWN = 5;

export function nightSummaryText(outcome: NightlyOutcome): string {
  return [
    headline(outcome),
    jobsText(outcome),
    figuresText(outcome),
    warningsText(outcome),
    quarantineText(outcome),
    ...Object.entries(outcome.top).map(
      ([list, entries]) =>
        `Top of the list ${list}\n\n${entries.length === 0 ? 'Nobody yet.' : entriesText(entries)}`,
    ),
    outcome.linkQuality === undefined ? '' : qualityText(outcome.linkQuality),
    nextText(outcome),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headline(outcome: NightlyOutcome): string {
  const { date, seconds, editionId, jobs, evaluation, sample } = outcome;
  const unchanged = jobs.filter((job) => job.state === 'unchanged').length;
  const what = sample ? 'of the invented town ' : '';
  const mark = evaluation ? ', marked as evaluation' : '';
  const skipped =
    unchanged === jobs.length ? 'nothing changed' : `${unchanged} of ${jobs.length} jobs unchanged`;
  return `Night ${what}of ${date}: edition ${editionId}${mark}, ${seconds.toFixed(1)} s, ${skipped}, at most ${outcome.peakMemoryMb} MB`;
}

const jobsText = ({ jobs }: NightlyOutcome): string =>
  textTable(
    jobs,
    [
      { title: 'Job', cell: (job) => job.job },
      { title: 'State', cell: (job) => job.state },
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

function figuresText({ figures }: NightlyOutcome): string {
  const of = (name: string): number => figures[name] ?? 0;
  const customers = counted(of('customers'), 'customer');
  const profiles = counted(of('profiles'), 'profile');
  const waiting = counted(of('links_to_review'), 'pair');
  const wait = of('links_to_review') === 1 ? 'waits' : 'wait';
  return `${customers}, ${of('customers_linked').toLocaleString('en')} of them linked to ${of('links_accepted').toLocaleString('en')} of ${profiles}; ${waiting} ${wait} for a person.`;
}

const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

function warningsText({ jobs }: NightlyOutcome): string {
  const warnings = jobs.flatMap((job) => job.warnings.map((text) => `  ${job.job}: ${text}`));
  return warnings.length === 0 ? '' : `Worth knowing\n${warnings.join('\n')}`;
}

function quarantineText({ quarantined }: NightlyOutcome): string {
  const total = quarantined.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) return '';
  const shown = quarantined
    .slice(0, REASONS_SHOWN)
    .map(
      ({ rows, table, sourceFile, reason }) =>
        `  ${rows.toLocaleString('en')} × ${sourceFile} (${table}): ${reason}`,
    );
  const more = quarantined.length - shown.length;
  if (more > 0) shown.push(`  and ${more} more reasons: see reporting.quarantine`);
  return `${counted(total, 'row')} set aside\n${shown.join('\n')}`;
}

function qualityText(quality: LinkQuality): string {
  const share = (value: number, { low, high }: { low: number; high: number }) =>
    `${value.toFixed(3)} (95 % interval ${low.toFixed(3)}–${high.toFixed(3)})`;
  return [
    `Accepted links against the known truth (${quality.truth})`,
    `  precision ${share(quality.precision, quality.precisionInterval)}: ${quality.correct} of ${quality.accepted} are right`,
    `  recall    ${share(quality.recall, quality.recallInterval)}: ${quality.found} of ${quality.findable} found`,
  ].join('\n');
}

function nextText({ sample, top, configFile, evaluation }: NightlyOutcome): string {
  const kith = 'npm run -s kith --';
  const config = configFile === undefined ? '' : ` --config ${configFile}`;
  const mark = sample ? ' --sample' : config;
  const [first] = Object.values(top).flat();
  const [list = 'LIST'] = Object.keys(top);
  return [
    'Next',
    `  ${kith} list${mark}`,
    `  ${kith} why ${first?.customerId ?? 'CUSTOMER'}${mark}`,
    evaluation
      ? `  ${kith} doctor${mark}`
      : `  ${kith} export ${first?.list ?? list}${mark} --out ${first?.list ?? list}.csv`,
  ].join('\n');
}
