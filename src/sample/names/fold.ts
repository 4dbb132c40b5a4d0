/** Plain ASCII letters and digits of a name, as people type it into a handle or an address. */

const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  Ł: 'l',
  ı: 'i',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
};

/** Lower case, diacritics dropped; anything but letters and digits dropped unless `keep` allows it. */
export function fold(name: string, keep = ''): string {
  let plain = '';
  for (const letter of name.normalize('NFD').toLowerCase()) {
    const mapped = special[letter] ?? letter;
    if (/^[a-z0-9]+$/.test(mapped) || keep.includes(mapped)) plain += mapped;
  }
  return plain;
}

const cache = new Map<string, string>();
const cacheMax = 20_000;

/** `fold` of a name that comes again and again. */
export function foldName(name: string): string {
  const known = cache.get(name);
  if (known !== undefined) return known;
  if (cache.size >= cacheMax) cache.clear();
  const folded = fold(name);
  cache.set(name, folded);
  return folded;
}
