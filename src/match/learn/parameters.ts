/**
 * Parameters of the match model.
 *
 * `m` is the probability of a level given that both records are one person, `u`
 * given that they are not (Fellegi and Sunter 1969). For names and claims `u`
 * comes with each pair, from how common the agreeing value is; for the others
 * it is learnt from random pairs. Starting values are judgements, stated here;
 * `priorPairs` says how many pairs each is worth against the data.
 */
import { type Comparison, comparisonLevels, comparisons, levelCode } from '../compare/levels.ts';

export interface MatchParameters {
  /** By comparison and level code; code 0, `missing`, is never used. */
  readonly m: Readonly<Record<Comparison, readonly number[]>>;
  readonly u: Readonly<Record<Comparison, readonly number[]>>;
  /** Probability that a random allowed pair is one person. */
  readonly matchShare: number;
}

/** Pairs that the starting values of `m` are worth. */
export const priorPairs = 60;

export const priorM: MatchParameters['m'] = {
  claim: [0, 0.35, 0.05, 0.3, 0.1, 0.12, 0.08],
  name: [0, 0.004, 0.03, 0.1, 0.02, 0.03, 0.05, 0.08, 0.03, 0.01, 0.08, 0.486, 0.08],
  address: [0, 0.7, 0.3],
  place: [0, 0.04, 0.08, 0.1, 0.18, 0.22, 0.12, 0.26],
  work: [0, 0.01, 0.59, 0.2, 0.2],
  birth: [0, 0.4, 0.15, 0.45],
  nature: [0, 0.0004, 0.0005, 0.004, 0.0255, 0.9696],
};

/**
 * For claims the chance of typical values, by which the weights are kept in
 * order. A name that agrees has its chance with the pair; only how many
 * strangers show no name at all is learnt.
 */
export const priorU: MatchParameters['u'] = {
  claim: [0, 1, 2e-3, 5e-4, 1e-4, 2 ** -16, 2 ** -30],
  name: [0, 1, 1, 0.15, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  address: [0, 0.85, 0.1],
  place: [0, 0.25, 0.3, 0.2, 0.2, 0.03, 0.01, 0.01],
  work: [0, 0.02, 0.9, 0.06, 0.02],
  birth: [0, 0.96, 0.02, 0.02],
  nature: [0, 0.5, 0.5, 0.03, 0.08, 0.9],
};

/**
 * Levels whose `u` is a judgement for good. Copies and imitations are rare among random
 * profiles, yet of the strangers who bear somebody's name they are many: random
 * pairs cannot tell how strongly the word speaks against a pair.
 */
export const judgedU: Readonly<Partial<Record<Comparison, readonly number[]>>> = {
  nature: [1, 2],
};

/**
 * Comparisons whose `m` is learnt from known matches alone. What a stranger's
 * account looks like cannot be told from unknown pairs: namesakes would be
 * counted in as half matches and make their own marks look harmless.
 */
export const knownMatchesTeach: Readonly<Record<Comparison, boolean>> = {
  claim: false,
  name: false,
  address: false,
  place: false,
  work: false,
  birth: false,
  nature: true,
};

/**
 * A name already tells the country: of strangers who bear it, at most this share
 * live abroad, however many countries there are. Keeps a shared country from
 * being counted as evidence beside the name.
 */
export const abroadOfNamesakes = 0.1;

/**
 * Levels that differ only in the form in which somebody shows their name.
 * Strangers choose among these forms as the customer's own profile does, so the
 * form says nothing: of all that agree in any form, the chance alone tells them
 * apart. `m` of each is that of all of them together. The family name alone is
 * none of them: words that happen to be one are shown by strangers.
 */
export const formsOfName: readonly number[] = (
  ['given', 'initial', 'nickname', 'full', 'full-middle'] as const
).map((level) => levelCode('name', level));

/** `m` of a level as it weighs. */
export function weighingM(m: MatchParameters['m'], comparison: Comparison, level: number): number {
  const own = m[comparison][level] ?? 0;
  if (comparison !== 'name' || !formsOfName.includes(level)) return own;
  return formsOfName.reduce((sum, form) => sum + (m.name[form] ?? 0), 0);
}

export interface PoolSize {
  readonly customers: number;
  readonly profiles: number;
  /** Allowed (customer, profile) pairs. */
  readonly pairs: number;
  /** Allowed (customer, platform) pairs, where known. */
  readonly slots?: number;
}

/** Share of the smaller side taken to have a partner before anything is learnt. */
const partneredShare = 0.4;

/** Starting share of matches among all allowed pairs. */
export const priorMatchShare = (size: PoolSize): number =>
  Math.min(
    0.5,
    (partneredShare * Math.min(size.customers, size.profiles)) / Math.max(1, size.pairs),
  );

export function priorParameters(size: PoolSize): MatchParameters {
  return { m: priorM, u: priorU, matchShare: priorMatchShare(size) };
}

/** Every list of levels has a value in `m` and `u`. */
export const isComplete = (parameters: MatchParameters): boolean =>
  comparisons.every(
    (comparison) =>
      parameters.m[comparison].length === comparisonLevels[comparison].length &&
      parameters.u[comparison].length === comparisonLevels[comparison].length,
  );
