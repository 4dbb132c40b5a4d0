/**
 * What changed a link from one night to the next.
 *
 * Takes the link as it was and as it is, and what became of both records; gives
 * the first cause that explains it and the change in words without names. A
 * person's word explains most, then what is no longer there, then the records,
 * then the evidence, and last the parameters that every pair shares.
 */
import { evidenceWords, type LinkChangeCause, roundTo } from '../kernel/index.ts';
import type { WaterfallStep } from './explain.ts';

/** One side of a link: as the night before kept it. */
export interface LinkBefore {
  readonly decision: string;
  readonly decidedBy: string;
  readonly probability: number;
  /** `comparison=level;…`. */
  readonly pattern: string;
  readonly evidence: readonly WaterfallStep[];
  readonly isStale: boolean;
}

/** As it is tonight; `decision` is `reject` for a pair that the model judged and let go. */
export type LinkTonight = LinkBefore;

/** What is known of the pair's two records. */
export interface PairFacts {
  readonly customerIsNew: boolean;
  readonly profileIsNew: boolean;
  readonly customerChanged: boolean;
  readonly profileChanged: boolean;
  readonly handleChanged: boolean;
  /** No ground allows the pair any longer. */
  readonly lacksBasis: boolean;
  /** The profile is gone and the link no longer kept. */
  readonly profileIsGone: boolean;
  /** Another customer owns the profile tonight. */
  readonly ownedByOther: boolean;
}

export interface LinkChange {
  readonly cause: LinkChangeCause;
  readonly detail: string;
}

interface Sides {
  readonly before: LinkBefore | undefined;
  readonly tonight: LinkTonight | undefined;
  readonly facts: PairFacts;
}

/** Bits below which a step is not told. */
const toldFromBits = 0.1;

export function linkChange(sides: Sides): LinkChange {
  const cause = causeOf(sides);
  // Where a person decided, the bits did not.
  const moved = cause === 'review' ? '' : movedWords(sides);
  return { cause, detail: moved === '' ? sentences[cause] : `${sentences[cause]} ${moved}` };
}

const sentences: Readonly<Record<LinkChangeCause, string>> = {
  basis: 'The customer no longer has a basis for this platform.',
  'changed-customer': 'The customer’s record changed.',
  'changed-profile': 'The profile changed.',
  declaration: 'What the customer declared changed.',
  'new-customer': 'The customer is new.',
  'new-evidence': 'The evidence changed, though both records are the same.',
  'new-profile': 'The profile is new.',
  parameters: 'The night learnt other parameters.',
  'renamed-handle': 'The profile bears another handle; it is the same account.',
  returned: 'The profile was found again.',
  review: 'A person’s word was given, changed or taken back.',
  rival: 'Others claim the profile, or no longer do.',
  vanished: 'The profile was not found.',
};

function causeOf(sides: Sides): LinkChangeCause {
  const { before, tonight, facts } = sides;
  const by = (who: string): boolean =>
    (before?.decidedBy === who) !== (tonight?.decidedBy === who) ||
    (before?.decidedBy === who && before.decision !== tonight?.decision);
  if (by('person')) return 'review';
  if (facts.lacksBasis) return 'basis';
  if (facts.profileIsGone || (tonight?.isStale === true && before?.isStale !== true)) {
    return 'vanished';
  }
  if (before?.isStale === true && tonight?.isStale !== true) return 'returned';
  if (by('declaration')) return 'declaration';
  if (facts.customerIsNew) return 'new-customer';
  if (facts.profileIsNew) return 'new-profile';
  if (facts.handleChanged) return 'renamed-handle';
  if (facts.customerChanged) return 'changed-customer';
  if (facts.profileChanged) return 'changed-profile';
  if (facts.ownedByOther && tonight?.decision !== 'accept') return 'rival';
  if (before?.pattern !== tonight?.pattern) return 'new-evidence';
  return causeOfBits(sides);
}

/** The same levels and other bits: the rest of the waterfall tells where they came from. */
function causeOfBits({ before, tonight }: Sides): LinkChangeCause {
  const moved = { rival: 0, 'new-evidence': 0, parameters: 0 };
  for (const { comparison, bits } of movedSteps(before, tonight)) {
    if (comparison === 'rivals') moved.rival += Math.abs(bits);
    else if (comparison === 'sibling') moved['new-evidence'] += Math.abs(bits);
    else moved.parameters += Math.abs(bits);
  }
  if (moved.rival > Math.max(moved.parameters, moved['new-evidence'])) return 'rival';
  return moved['new-evidence'] > moved.parameters ? 'new-evidence' : 'parameters';
}

interface MovedStep {
  readonly comparison: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly bits: number;
}

/** Steps of both waterfalls, in their order, and by how many bits each moved. */
function movedSteps(
  before: LinkBefore | undefined,
  tonight: LinkTonight | undefined,
): readonly MovedStep[] {
  const from = stepsOf(before);
  const to = stepsOf(tonight);
  return [...new Set([...from.keys(), ...to.keys()])].map((comparison) => {
    const [was, is] = [from.get(comparison), to.get(comparison)];
    const bits = roundTo((is?.bits ?? 0) - (was?.bits ?? 0), 3);
    return { comparison, from: was?.level, to: is?.level, bits };
  });
}

const stepsOf = (link: LinkBefore | undefined): ReadonlyMap<string, WaterfallStep> =>
  new Map((link?.evidence ?? []).map((step) => [step.comparison, step]));

/** `the name: family name only → first and family name (+6.1 bits)`; for a new pair nothing moved. */
function movedWords({ before, tonight }: Sides): string {
  if (before === undefined || tonight === undefined) return '';
  const told = movedSteps(before, tonight).filter(
    ({ from, to, bits }) => from !== to || Math.abs(bits) >= toldFromBits,
  );
  return told.length === 0 ? '' : `${told.map(stepWords).join('; ')}.`;
}

function stepWords({ comparison, from, to, bits }: MovedStep): string {
  const finding = (level: string | undefined): string =>
    level === undefined ? 'nothing' : evidenceWords(comparison, level).finding;
  const { question } = evidenceWords(comparison, to ?? from ?? '');
  const change = from === to ? finding(to) : `${finding(from)} → ${finding(to)}`;
  return `${question}: ${change} (${bits >= 0 ? '+' : '−'}${Math.abs(bits).toFixed(1)} bits)`;
}
