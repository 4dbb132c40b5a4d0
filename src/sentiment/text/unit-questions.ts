/** Small questions about single code units, asked while scanning. */

export const isSkinTone = (text: string, i: number): boolean => {
  if (text.charCodeAt(i) !== 0xd83c) return false;
  const low = text.charCodeAt(i + 1);
  return low >= 0xdffb && low <= 0xdfff;
};

/** Half of a flag. */
export const isRegional = (text: string, i: number): boolean => {
  if (text.charCodeAt(i) !== 0xd83c) return false;
  const low = text.charCodeAt(i + 1);
  return low >= 0xdde6 && low <= 0xddff;
};

/** `. ! ? ¡ ¿ ؟ 。` */
export const isStop = (unit: number): boolean =>
  unit === 33 ||
  unit === 63 ||
  unit === 46 ||
  unit === 0x61f ||
  unit === 0x3002 ||
  unit === 0xa1 ||
  unit === 0xbf;

/** `, ; : ( ) " –  —  ، 、 ؛` */
const clauseEnds = new Set([
  44, 59, 58, 40, 41, 34, 0x2013, 0x2014, 0x60c, 0x3001, 0x61b, 0x201c, 0x201d,
]);
export const endsClause = (unit: number): boolean => clauseEnds.has(unit);

/** `3.5`, `1,000`, `10:30`, `10/10`. */
export const isInsideNumber = (unit: number): boolean =>
  unit === 46 || unit === 44 || unit === 58 || unit === 47;
