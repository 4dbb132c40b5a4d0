/**
 * Identifiers as branded strings.
 *
 * A customer id and a profile id are both text, yet mixing them up is the one
 * mistake that sends a message to the wrong person. The brand exists only for
 * the compiler; at run time these are plain strings.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type CustomerId = Branded<'CustomerId'>;
export type ProfileId = Branded<'ProfileId'>;
export type PostId = Branded<'PostId'>;
/** One night's run, a version-4 UUID. */
export type RunId = Branded<'RunId'>;
/** A calendar day in UTC, `YYYY-MM-DD`. */
export type IsoDate = Branded<'IsoDate'>;

export const customerId = (text: string): CustomerId => text as CustomerId;
export const profileId = (text: string): ProfileId => text as ProfileId;
export const postId = (text: string): PostId => text as PostId;
export const runId = (text: string): RunId => text as RunId;

/** Reads `YYYY-MM-DD`; gives undefined for anything that is not a real calendar day. */
export function parseIsoDate(text: string): IsoDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return real ? (text as IsoDate) : undefined;
}
