/**
 * The region a postal code lies in, where its first letters or digits tell.
 *
 * United States (first three digits, USPS publication 65), Canada (first
 * letter) and Australia (first digits); null elsewhere.
 */
const usRanges = `005-005 NY|006-009 PR|010-027 MA|028-029 RI|030-038 NH|039-049 ME|050-054 VT|055-055 MA|056-059 VT
  |060-069 CT|070-089 NJ|100-149 NY|150-196 PA|197-199 DE|200-200 DC|201-201 VA|202-205 DC|206-219 MD|220-246 VA
  |247-268 WV|270-289 NC|290-299 SC|300-319 GA|320-349 FL|350-369 AL|370-385 TN|386-397 MS|398-399 GA|400-427 KY
  |430-459 OH|460-479 IN|480-499 MI|500-528 IA|530-549 WI|550-567 MN|569-569 DC|570-577 SD|580-588 ND|590-599 MT
  |600-629 IL|630-658 MO|660-679 KS|680-693 NE|700-714 LA|716-729 AR|730-732 OK|733-733 TX|734-749 OK|750-799 TX
  |800-816 CO|820-831 WY|832-838 ID|840-847 UT|850-865 AZ|870-884 NM|885-885 TX|889-898 NV|900-961 CA|967-968 HI
  |969-969 GU|970-979 OR|980-994 WA|995-999 AK`;

const stateOfPrefix = new Map<number, string>();
for (const range of usRanges.split('|')) {
  const [, from, to, state] = /(\d{3})-(\d{3}) ([A-Z]{2})/.exec(range) ?? [];
  for (let at = Number(from); at <= Number(to); at += 1) stateOfPrefix.set(at, `US-${state}`);
}

const provinceOfLetter: ReadonlyMap<string, string> = new Map([
  ['A', 'NL'],
  ['B', 'NS'],
  ['C', 'PE'],
  ['E', 'NB'],
  ['G', 'QC'],
  ['H', 'QC'],
  ['J', 'QC'],
  ['K', 'ON'],
  ['L', 'ON'],
  ['M', 'ON'],
  ['N', 'ON'],
  ['P', 'ON'],
  ['R', 'MB'],
  ['S', 'SK'],
  ['T', 'AB'],
  ['V', 'BC'],
  ['Y', 'YT'],
]);

/** @param postcode letters and digits, as `postcodeOf` gives them. */
export function regionOfPostcode(postcode: string | null, country: string | null): string | null {
  if (postcode === null) return null;
  if (country === 'US' && /^\d{5}/.test(postcode)) {
    return stateOfPrefix.get(Number(postcode.slice(0, 3))) ?? null;
  }
  if (country === 'CA' && /^[a-z]\d[a-z]/.test(postcode)) {
    const province = provinceOfLetter.get(postcode.slice(0, 1).toUpperCase());
    return province === undefined ? null : `CA-${province}`;
  }
  return country === 'AU' && /^\d{3,4}$/.test(postcode) ? australian(Number(postcode)) : null;
}

function australian(code: number): string {
  if (code < 1000) return 'AU-NT';
  if ((code >= 2600 && code <= 2618) || (code >= 2900 && code <= 2920)) return 'AU-ACT';
  const states = ['NT', 'NSW', 'NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'VIC', 'QLD'];
  return `AU-${states[Math.floor(code / 1000)]}`;
}
