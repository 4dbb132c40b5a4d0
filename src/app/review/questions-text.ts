/**
 * Questions as CSV for somebody who answers in a spreadsheet: both records, the
 * evidence in words, and an empty column `decision` for `accept` or `reject`.
 *
 * `kith review import` reads the file again. Cells that a spreadsheet would run
 * are neutralised, ids too; reading takes the apostrophe away.
 */
import { evidenceWords } from '../../kernel/index.ts';
import { csvCell } from '../read/export-text.ts';
import type { FullQuestion } from './records.ts';

const columns: readonly (readonly [string, (question: FullQuestion) => string | number | null])[] =
  [
    ['position', (one) => one.position],
    ['customer_id', (one) => one.customerId],
    ['profile_id', (one) => one.profileId],
    ['decision', () => null],
    ['probability', (one) => one.probability],
    ['why_asked', (one) => one.reason],
    ['evidence', evidenceText],
    ['customer_name', (one) => one.customer?.name ?? null],
    ['profile_name', (one) => one.profile?.name ?? null],
    ['customer_other_names', (one) => list(one.customer?.otherNames)],
    ['profile_platform', (one) => one.profile?.platform ?? null],
    ['profile_handle', (one) => one.profile?.handle ?? null],
    ['customer_declared', (one) => list(one.customer?.handles)],
    ['customer_mail', (one) => one.customer?.email ?? null],
    ['customer_telephone', (one) => one.customer?.phone ?? null],
    ['customer_place', (one) => one.customer?.place ?? null],
    ['profile_place', (one) => one.profile?.place ?? null],
    ['customer_work', (one) => one.customer?.work ?? null],
    ['profile_bio', (one) => one.profile?.bio ?? null],
    ['customer_website', (one) => one.customer?.website ?? null],
    ['profile_links', (one) => list(one.profile?.links)],
    ['customer_born', (one) => one.customer?.birthYear ?? null],
    ['profile_followers', (one) => one.profile?.followers ?? null],
    ['profile_posts', (one) => one.profile?.posts ?? null],
    ['linked_already', (one) => list(one.owned.map(({ profileId }) => profileId))],
    ['also_claimed_by', (one) => list(one.claimants.map(({ customerId }) => customerId))],
  ];

export function questionsText(questions: readonly FullQuestion[]): string {
  const header = columns.map(([name]) => name).join(',');
  const lines = questions.map((one) => columns.map(([, cell]) => csvCell(cell(one))).join(','));
  return `${[header, ...lines].join('\r\n')}\r\n`;
}

/** `the name: first and family name +14.2; …` */
function evidenceText({ evidence, matchWeight }: FullQuestion): string {
  const steps = evidence.map(({ comparison, level, bits }) => {
    const { question, finding } = evidenceWords(comparison, level);
    return `${question}: ${finding} ${signed(bits)}`;
  });
  return `${steps.join('; ')}; together ${signed(matchWeight)} bits`;
}

const signed = (bits: number): string => `${bits >= 0 ? '+' : ''}${bits.toFixed(1)}`;

const list = (values: readonly string[] | undefined): string | null =>
  values === undefined || values.length === 0 ? null : values.join('; ');
