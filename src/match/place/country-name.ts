/**
 * Countries by what they are called in nineteen languages, and by their flags.
 *
 * Names come from the Unicode CLDR data that the runtime carries
 * (`Intl.DisplayNames`); names of our own table go first. Folded to ASCII like
 * all text, so that `Deutschland`, `Германия` and `ドイツ` are one country.
 */
import { foldWords } from '../normalise/fold.ts';
import { countryNames } from './regions.ts';

const languages = 'en de fr es pt it nl pl tr sv ja zh ko ar ru hi he el uk'.split(' ');

/** ISO 3166-1 alpha-2 of countries and territories that people give as theirs. */
const isoCodes =
  `AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ
  CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD
  GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI
  KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD
  SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG
  VI VN VU WS XK YE YT ZA ZM ZW`.split(/\s+/);

const known: ReadonlySet<string> = new Set(isoCodes);
/** Names of our own table alone: what may be read in running text. */
const plainNames = new Map<string, string>();
let allNames: Map<string, string> | undefined;

for (const entry of countryNames.split('|')) {
  const [code = '', ...name] = entry.trim().split(/\s+/);
  plainNames.set(name.join(' '), code);
}

export const isCountryCode = (code: string): boolean => known.has(code);

/** Country of a folded name of our own table. */
export const countryOfPlainName = (folded: string): string | undefined => plainNames.get(folded);

export const plainCountryNames = (): Iterable<string> => plainNames.keys();

/** Country of a folded name in any of the languages. */
export function countryOfName(folded: string): string | undefined {
  allNames ??= readNames();
  return allNames.get(folded);
}

const firstFlagLetter = 0x1f1e6;
const capitalA = 65;

/** Countries whose flags stand in a text. */
export function countriesOfFlags(text: string): string[] {
  const countries: string[] = [];
  for (const [flag] of text.matchAll(/[\u{1f1e6}-\u{1f1ff}]{2}/gu)) {
    const letters = [...flag].map((one) =>
      String.fromCharCode((one.codePointAt(0) ?? 0) - firstFlagLetter + capitalA),
    );
    const code = letters.join('');
    if (known.has(code) && !countries.includes(code)) countries.push(code);
  }
  return countries;
}

function readNames(): Map<string, string> {
  const names = new Map(plainNames);
  for (const language of languages) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of isoCodes) {
      const folded = foldWords(display.of(code));
      if (folded.length > 2 && !names.has(folded)) names.set(folded, code);
    }
  }
  return names;
}
