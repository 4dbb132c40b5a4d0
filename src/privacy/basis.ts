/**
 * Whether, and on which ground, a customer may be matched on a platform.
 *
 * Takes the customer's basis rows, the platform, the day of the night and the
 * platforms on which the operator has switched legitimate interest on; gives
 * the strongest ground that allows it, or undefined: no basis, no matching.
 * `jobs/match` applies the same rule to whole tables in SQL; this one-row form
 * is written apart from it so that each can be checked against the other.
 */
import { type Ground, grounds, type IsoDate } from '../kernel/index.ts';

export interface BasisRow {
  /** A platform, or `*` for every one. */
  readonly platform: string;
  readonly ground: Ground;
  /** Milliseconds since 1970, UTC; null has held always. */
  readonly sinceMs: number | null;
  /** Null is open. */
  readonly untilMs: number | null;
}

export interface BasisQuestion {
  readonly basis: readonly BasisRow[];
  readonly platform: string;
  readonly day: IsoDate;
  /** Platforms with legitimate interest switched on. X in it changes nothing. */
  readonly legitimateInterest: readonly string[];
}

const dayMs = 86_400_000;

export function groundAllowing(question: BasisQuestion): Ground | undefined {
  const { basis, platform, day } = question;
  const allowed = new Set(
    basis.filter((row) => covers(row, platform) && holdsOn(row, day)).map((row) => row.ground),
  );
  return grounds.find((ground) => allowed.has(ground) && groundFits(ground, question));
}

const covers = (row: BasisRow, platform: string): boolean =>
  row.platform === '*' || row.platform === platform;

/** A ground given during the day holds on it; one that ends during the day no longer does. */
function holdsOn(row: BasisRow, day: IsoDate): boolean {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  const endMs = startMs + dayMs;
  return (
    (row.sinceMs === null || row.sinceMs < endMs) && (row.untilMs === null || row.untilMs >= endMs)
  );
}

/** X's terms leave room only for what the person gave; elsewhere the operator may have weighed interests. */
function groundFits(ground: Ground, question: BasisQuestion): boolean {
  if (ground !== 'legitimate_interest') return true;
  return question.platform !== 'x' && question.legitimateInterest.includes(question.platform);
}
