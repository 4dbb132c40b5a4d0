/** Review on a terminal: one question, what was said, what a file brought. */
import type { FullQuestion, ImportedReviews, ReviewEntry } from '../../app/index.ts';
import { foldText, printable } from './plain-text.ts';
import { type FieldPair, sideBySide } from './side-by-side.ts';
import { textTable } from './table.ts';
import { percent, waterfallLines } from './waterfall.ts';

export interface QuestionPlace {
  /** Questions not answered yet, this one included. */
  readonly left: number;
  /** Date of the edition. */
  readonly date: string;
  readonly width: number;
}

export function questionText(question: FullQuestion, { left, date, width }: QuestionPlace): string {
  const more = left === 1 ? 'the last one' : `${left - 1} more after this one`;
  const weighed = {
    evidence: question.evidence,
    weightBits: question.matchWeight,
    probability: question.probability,
  };
  const fold = (text: string): string => foldText(printable(text), width).join('\n');
  return [
    fold(`Is this one person? (${more}; edition of ${date})`),
    fold(question.reason),
    '',
    sideBySide(fieldsOf(question), {
      width,
      leftTitle: `Customer ${question.customerId}`,
      rightTitle: `Profile ${question.profileId}`,
    }),
    '',
    fold('Evidence in bits; each bit doubles the odds'),
    ...waterfallLines(weighed, width),
    ...contextLines(question, fold),
  ].join('\n');
}

function fieldsOf({ customer, profile }: FullQuestion): FieldPair[] {
  const absent = 'no longer in the lake';
  const field = (label: string, left: unknown, right: unknown): FieldPair => ({
    label,
    left: textOf(left),
    right: textOf(right),
  });
  const goesBy = [...(customer?.otherNames ?? []), ...(customer?.handles ?? [])];
  const handle =
    profile === undefined
      ? null
      : `${profile.handle === null ? 'no handle' : `@${profile.handle}`} on ${profile.platform}`;
  return [
    field(
      'Name',
      customer === undefined ? absent : customer.name,
      profile === undefined ? absent : profile.name,
    ),
    field('Goes by', goesBy, handle),
    field('Place', customer?.place, profile?.place),
    field('Work, bio', customer?.work, profile?.bio),
    field('Site', customer?.website, profile?.links),
    field('Years', bornText(customer), joinedText(profile)),
    field('E-mail', customer?.email, null),
    field('Phone', customer?.phone, null),
    field('Audience', null, audienceOf(profile)),
  ];
}

function audienceOf(profile: FullQuestion['profile']): string | null {
  if (profile === undefined) return null;
  const counts = [
    [profile.followers, 'followers'],
    [profile.posts, 'posts'],
  ] as const;
  const known = counts.flatMap(([count, what]) => (count === null ? [] : [`${count} ${what}`]));
  if (profile.verified === true) known.push('verified');
  return known.length === 0 ? null : known.join(', ');
}

const bornText = (customer: FullQuestion['customer']): string =>
  customer?.birthYear == null ? '' : `born ${customer.birthYear}`;

const joinedText = (profile: FullQuestion['profile']): string =>
  profile?.createdAt == null ? '' : `joined ${new Date(profile.createdAt).getUTCFullYear()}`;

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

const claimantsShown = 5;

function contextLines(
  { claimants, owned }: FullQuestion,
  fold: (text: string) => string,
): string[] {
  const lines: string[] = [];
  if (owned.length > 0) {
    const names = owned.map(({ profileId, handle }) =>
      handle === null ? profileId : `${profileId} (@${handle})`,
    );
    lines.push(fold(`Linked to this customer already: ${names.join(', ')}.`));
  }
  if (claimants.length > 0) {
    const names = claimants
      .slice(0, claimantsShown)
      .map(({ customerId, fullName, probability }) =>
        [customerId, fullName ?? '', percent(probability)].filter((part) => part !== '').join(' '),
      );
    const more = claimants.length - names.length;
    lines.push(
      fold(`May also belong to: ${names.join('; ')}${more > 0 ? `; and ${more} others` : ''}.`),
    );
  }
  return lines.length === 0 ? [] : ['', ...lines];
}

export const pairText = ({ pair }: Pick<ReviewEntry, 'pair'>): string =>
  pair.kind === 'link'
    ? `${pair.customerId} and ${pair.profileId}`
    : `${pair.customerId} and ${pair.otherCustomerId}`;

export function logText(entries: readonly ReviewEntry[], width: number): string {
  if (entries.length === 0) return 'Nobody has said anything yet.';
  return textTable(
    entries,
    [
      { title: 'When', cell: ({ at }) => at.toISOString().slice(0, 16).replace('T', ' ') },
      { title: 'Who', cell: ({ who }) => who },
      { title: 'Word', cell: ({ decision }) => decision },
      { title: 'Stands', cell: standsText },
      { title: 'Pair', cell: pairText },
    ],
    width,
  );
}

function standsText({ stands, undoneBy }: ReviewEntry): string {
  if (undoneBy !== null) return `no, taken back by ${undoneBy}`;
  return stands ? 'yes' : 'no, a later word does';
}

const refusedShown = 20;

export function importText(imported: ImportedReviews, width: number): string {
  const { file, read, added, unchanged, unanswered, quarantined } = imported;
  const counts = `${file}: ${read} rows read, ${added} answers added, ${unchanged} known already, ${unanswered} without an answer, ${quarantined.length} set aside`;
  const refused = quarantined
    .slice(0, refusedShown)
    .map(({ line, reason }) => `  line ${line}: ${reason}`);
  const more = quarantined.length - refused.length;
  if (more > 0) refused.push(`  and ${more} more; --json lists all`);
  return [foldText(printable(counts), width).join('\n'), ...refused].join('\n');
}
