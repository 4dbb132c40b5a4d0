/**
 * Devanagari as Indians spell their names in Latin letters.
 *
 * A consonant bears an `a` unless a vowel sign or a virama follows, or the word
 * ends: `शर्मा` is sharma, `कुमार` is kumar. Simplified from the Hunterian
 * system, without long vowels and dots.
 */
const consonants =
  letters(`क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d
  ध dh न n प p फ ph ब b भ bh म m य y र r ल l व v श sh ष sh स s ह h ळ l क़ q ख़ kh ग़ gh ज़ z ड़ r ढ़ rh फ़ f`);
const vowelSigns = letters('ा a ि i ी i ु u ू u ृ ri े e ै ai ो o ौ au ॉ o ॅ e');
const vowels = letters('अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ओ o औ au ऑ o');
const virama = '्';
const nasals = new Set(['ं', 'ँ']);
const nukta = '़';

export function latinOfDevanagari(word: string): string {
  const signs = [...word.normalize('NFC')];
  let latin = '';
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] as string;
    const dotted = signs[at + 1] === nukta;
    const consonant = consonants.get(dotted ? sign + nukta : sign) ?? consonants.get(sign);
    if (consonant === undefined) {
      latin += vowels.get(sign) ?? vowelSigns.get(sign) ?? (nasals.has(sign) ? 'n' : '');
      continue;
    }
    if (dotted) at += 1;
    const after = signs[at + 1];
    latin += consonant;
    if (after === virama) at += 1;
    else if (after !== undefined && !vowelSigns.has(after)) latin += 'a';
  }
  return latin;
}

function letters(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.split(/\s+/).filter(Boolean);
  const found = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) {
    found.set((words[at] as string).normalize('NFC'), words[at + 1] as string);
  }
  return found;
}
