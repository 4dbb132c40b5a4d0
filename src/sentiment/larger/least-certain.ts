/**
 * The share of scores about which the shipped model is least certain.
 *
 * Takes the probability of each score's likeliest class; gives their places, the least
 * certain first, ties in the given order. At least one, where there are any and the
 * share is above zero.
 */
export function leastCertain(
  likeliest: readonly number[],
  {
    share,
    of,
  }: { readonly share: number /** Scores that the share is of. */; readonly of: number },
): readonly number[] {
  const places = likeliest.map((_, place) => place);
  places.sort((a, b) => (likeliest[a] as number) - (likeliest[b] as number) || a - b);
  return places.slice(0, Math.ceil(share * of));
}
