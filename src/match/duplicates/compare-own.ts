/** What belongs to one person: e-mail, phones, web page and handles, numbers. */
import { slipsBetween } from '../../kernel/index.ts';
import { wordsOf } from '../normalise/fold.ts';
import type { Chances } from './chances.ts';
import { compareEmails, emailCode, spellOwnNames } from './email.ts';
import type { RecordView } from './record-view.ts';
import type { SetLevel } from './set-level.ts';

/** Other, one slip apart, the same: the levels of phone and identifier. */
const valueCode = { other: 1, slip: 2, same: 3 } as const;
/** Other, the same. */
const exactCode = { other: 1, same: 2 } as const;

export function compareOwnOf(view: RecordView, chances: Chances, set: SetLevel) {
  /** @param namesDiffer whether the given names are two names of their own. */
  return (a: number, b: number, namesDiffer: boolean): void => {
    compareEmail(view, chances, set, { a, b, namesDiffer });
    const phone = compareLists(view.words('phones', a), view.words('phones', b));
    const phoneChance = (record: number): number =>
      chances.ownText('phones', view.code('phones', record));
    set(
      'phone',
      phone,
      phone === valueCode.same ? Math.max(phoneChance(a), phoneChance(b)) : undefined,
    );
    compareWeb(view, chances, set, a, b);
    compareIdentifiers(view, chances, set, a, b);
  };
}

type Compare = (view: RecordView, chances: Chances, set: SetLevel, a: number, b: number) => void;

interface OwnPair {
  readonly a: number;
  readonly b: number;
  readonly namesDiffer: boolean;
}

const compareEmail = (view: RecordView, chances: Chances, set: SetLevel, pair: OwnPair) => {
  const { a, b, namesDiffer } = pair;
  const [one, two] = [view.text('email', a), view.text('email', b)];
  if (one === '' || two === '') return set('email', 0);
  const level = compareEmails(one, two);
  if (level === emailCode.same) {
    return set('email', level, chances.ownText('email', view.code('email', a)));
  }
  // Petra's address is no slip of Peter's where each spells its own name.
  const own =
    namesDiffer && spellOwnNames([one, two], [view.words('given', a), view.words('given', b)]);
  if (own || level < emailCode.local) return set('email', own ? emailCode.other : level);
  const near = level === emailCode.near;
  return set('email', level, Math.max(chances.email(one, near), chances.email(two, near)));
};

const compareWeb: Compare = (view, chances, set, a, b) => {
  const [one, two] = [view.code('page', a), view.code('page', b)];
  const page = one === 0 || two === 0 ? 0 : one === two ? exactCode.same : exactCode.other;
  const handle = sharedHandle(view.text('handles', a), view.text('handles', b));
  const level = Math.max(page, handle);
  if (level !== exactCode.same) return set('web', level);
  const column = page === level ? 'page' : 'handles';
  const chance = (record: number): number => chances.ownText(column, view.code(column, record));
  return set('web', level, Math.max(chance(a), chance(b)));
};

/** The best of the columns that both have. */
const compareIdentifiers: Compare = (view, chances, set, a, b) => {
  let level = 0;
  let chance: number | undefined;
  for (const [place, { values }] of view.records.identifiers.entries()) {
    const [one, two] = [values.codes[a] ?? 0, values.codes[b] ?? 0];
    if (one === 0 || two === 0) continue;
    const slips =
      one === two ? 0 : slipsBetween(values.texts[one] ?? '', values.texts[two] ?? '', 1);
    const reached = [valueCode.same, valueCode.slip][slips] ?? valueCode.other;
    if (reached <= level) continue;
    level = reached;
    chance = level === valueCode.same ? chances.ownIdentifier(place, one) : undefined;
  }
  set('identifier', level, chance);
};

/** One declared handle in common says much; others on other platforms say nothing. */
function sharedHandle(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const own = wordsOf(a);
  return wordsOf(b).some((word) => own.includes(word)) ? exactCode.same : 0;
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let best: number = valueCode.other;
  for (const one of a) {
    for (const two of b) {
      if (one === two) return valueCode.same;
      if (slipsBetween(one, two, 1) === 1) best = valueCode.slip;
    }
  }
  return best;
}
