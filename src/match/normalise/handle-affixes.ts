/**
 * What people put before and after their name in a handle.
 *
 * From general knowledge; longest first, so that `senator` is not taken for
 * `sen` and `ator`.
 */
const longestFirst = (words: string): readonly string[] =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

export const handlePrefixes = longestFirst(`
  the real official its iam im i am hello hey mr mrs ms dr prof sir lady ask meet team vote elect reelect
  rep representative sen senator congressman congresswoman governor gov mayor delegate del
  coach chef dj author not just only simply officially my go with msg captain judge`);

export const handleSuffixes = longestFirst(`
  official real hq tv music art photo photography writes writer books author press office news blog fan
  online live md phd esq dds jr sr ii iii iv here now irl dev codes tweets design online
  campaign for congress senate forsenate forcongress forgovernor formayor usa us uk eu nyc la dc xo x`);
