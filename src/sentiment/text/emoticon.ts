/**
 * Emoticons such as `:-)`, `=(`, `(:`, `<3`, `xD` and `^_^`.
 *
 * Eyes, an optional nose and a mouth; the nose carries no feeling and is
 * dropped, so `:-)` and `:)` become one token.
 */

const eyes = ':;=';
const noses = "-o*'^~";
const mouths = ')(][DdPpOo/\\|}{@3*S$';
const letterMouths = 'DdPpOoS';
const reversedMouths = ')(][';
/** Written whole; longest first where one begins another. Those of letters alone (`xD`) are words. */
const wholes = ['</3', '<3', '^_^', '^^', '-_-', '>_<', '._.'];
const wholeStarts = new Set(wholes.map((whole) => whole.charCodeAt(0)));

const isWordUnit = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 97 && unit <= 122) ||
  unit > 127;

export interface Emoticon {
  /** Without its nose. */
  readonly face: string;
  /** Code units it takes in the text. */
  readonly length: number;
}

/** True where an emoticon might begin: the cheap question before `emoticonAt`. */
export const mayBeginEmoticon = (unit: number): boolean =>
  unit === 58 || unit === 59 || unit === 61 || unit === 40 || unit === 41 || wholeStarts.has(unit);

/** The emoticon that begins at `at`, if any. The unit before must not be part of a word. */
export function emoticonAt(text: string, at: number): Emoticon | undefined {
  for (const whole of wholes) {
    if (text.startsWith(whole, at) && !continues(text, at, whole)) {
      return { face: whole, length: whole.length };
    }
  }
  return faceForward(text, at) ?? faceReversed(text, at);
}

/** `<3` inside `<35` is no heart. */
function continues(text: string, at: number, whole: string): boolean {
  const last = whole.charCodeAt(whole.length - 1);
  const next = text.charCodeAt(at + whole.length);
  return isWordUnit(last) && isWordUnit(next);
}

function faceForward(text: string, at: number): Emoticon | undefined {
  const eye = text[at] ?? '';
  if (!eyes.includes(eye) || eye === '') return undefined;
  const nose = text[at + 1] ?? '';
  const nosed = nose !== '' && noses.includes(nose) && isMouth(text, at + 2);
  const mouthAt = nosed ? at + 2 : at + 1;
  if (!isMouth(text, mouthAt)) return undefined;
  const mouth = text[mouthAt]?.toLowerCase() ?? '';
  return { face: `${eye === '=' ? ':' : eye}${mouth}`, length: mouthAt - at + 1 };
}

function isMouth(text: string, at: number): boolean {
  const mouth = text[at] ?? '';
  if (mouth === '' || !mouths.includes(mouth)) return false;
  // `:/` of a URL, `:D` of `:Dog` and `=@` of `=@acme`, as spreadsheets write it, are no mouths.
  if (mouth === '/' && text[at + 1] === '/') return false;
  if (mouth === '@' && text[at + 1] === '_') return false;
  const lettered = letterMouths.includes(mouth) || mouth === '3' || mouth === '@';
  return !(lettered && isWordUnit(text.charCodeAt(at + 1)));
}

function faceReversed(text: string, at: number): Emoticon | undefined {
  const mouth = text[at] ?? '';
  if (mouth === '' || !reversedMouths.includes(mouth)) return undefined;
  const nosed = (text[at + 1] ?? '') === '-';
  const eye = text[at + (nosed ? 2 : 1)] ?? '';
  if (eye === '' || !eyes.includes(eye)) return undefined;
  const turned = mouth === ')' || mouth === ']' ? '(' : ')';
  return { face: `${eye === '=' ? ':' : eye}${turned}`, length: nosed ? 3 : 2 };
}
