/** What a person reads when a night has ended. */
import type { LinkQuality, NightlyOutcome } from '../../app/index.ts';
import { entriesText } from '../commands/list.ts';
import { brandSentimentText } from './brand-sentiment.ts';
import { counted, jobsText, noteworthyText, setAsideText } from './run-texts.ts';

export function nightSummaryText(outcome: NightlyOutcome): string {
  const { jobs } = outcome;
  return [
    headline(outcome),
    jobsText(jobs, { withState: true }),
    figuresText(outcome),
    brandSentimentText(outcome.brandSentiment),
    noteworthyText(jobs.flatMap((job) => job.warnings.map((text) => `${job.job}: ${text}`))),
    setAsideText(outcome.quarantined, 'reporting.quarantine'),
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

function figuresText({ figures }: NightlyOutcome): string {
  const of = (name: string): number => figures[name] ?? 0;
  const customers = counted(of('customers'), 'customer');
  const profiles = counted(of('profiles'), 'profile');
  const waiting = counted(of('links_to_review'), 'pair');
  const wait = of('links_to_review') === 1 ? 'waits' : 'wait';
  return `${customers}, ${of('customers_linked').toLocaleString('en')} of them linked to ${of('links_accepted').toLocaleString('en')} of ${profiles}; ${waiting} ${wait} for a person.`;
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
