/** One question about two customer records on a terminal. */
import { type DuplicateQuestion, findingsText } from '../../app/index.ts';
import { foldText, printable } from './plain-text.ts';
import type { QuestionPlace } from './review.ts';
import { type FieldPair, sideBySide } from './side-by-side.ts';
import { percent } from './waterfall.ts';

type Record = DuplicateQuestion['customer'];

const fields: readonly (readonly [string, (record: Record) => string | null])[] = [
  ['Name', (one) => one.name],
  ['Goes by', (one) => [...one.otherNames, ...one.handles].join(', ')],
  ['E-mail', (one) => one.email],
  ['Phone', (one) => one.phone],
  ['Place', (one) => one.place],
  ['Work', (one) => one.work],
  ['Site', (one) => one.website],
  ['Years', (one) => (one.birthYear === null ? null : `born ${one.birthYear}`)],
];

export function duplicateText(
  question: DuplicateQuestion,
  { left, date, width }: QuestionPlace,
): string {
  const more = left === 1 ? 'the last one' : `${left - 1} more after this one`;
  const fold = (text: string): string => foldText(printable(text), width).join('\n');
  const pairs = fields.map(
    ([label, of]): FieldPair => ({
      label,
      left: of(question.customer) ?? '',
      right: of(question.other) ?? '',
    }),
  );
  return [
    fold(`Are these one person? (${more}; edition of ${date})`),
    '',
    sideBySide(pairs, {
      width,
      leftTitle: `Customer ${question.customerId}`,
      rightTitle: `Customer ${question.otherCustomerId}`,
    }),
    '',
    fold(`Compared: ${findingsText(question)}.`),
    fold(`Together: ${percent(question.probability)} that both are one person.`),
  ].join('\n');
}
