/**
 * Names of places as two 32-bit numbers, so that a gazetteer holds no text.
 *
 * Equal for spellings that differ in case, punctuation, apostrophes, diacritics
 * and umlaut digraphs (`Köln`, `Koeln`, `KOELN`). Other scripts keep their
 * letters, since transliterations of one name differ. Two names share both
 * numbers by chance once in 2⁶⁴. Read from a string or straight from UTF-8, as
 * a gazetteer's half a million names are.
 */
import anyAscii from 'any-ascii';

const tableEnd = 0x600;
const laterLatin = { from: 0x1e00, to: 0x1f00 };
/** What a code below `tableEnd` counts as: 0 parts words, 1 is dropped, another is that letter, 2 several. */
const plainCodes = new Uint16Array(tableEnd);
const parts = 0;
const dropped = 1;
const several = 2;
/** Letters of the codes that stand for several, and of the later Latin blocks. */
const severalLetters = new Map<number, string>();
readTables();

const [a, e, o, u] = [97, 101, 111, 117];
let one = 0;
let two = 0;
let letters = 0;
let parted = false;
let before = 0;

export interface NameHash {
  readonly hash: number;
  readonly check: number;
}

/** The last hash made; both numbers are unsigned. */
export const lastHash = { hash: 0, check: 0 };

/** Puts the hash of a name into `lastHash`; gives the letters and digits counted, 0 for none. */
export function hashName(name: string): number {
  start();
  for (let at = 0; at < name.length; at += 1) {
    const code = name.codePointAt(at) as number;
    if (code > 0xffff) at += 1;
    take(code);
  }
  return finish();
}

/** The same of UTF-8 bytes, `[from, to)`. */
export function hashUtf8(bytes: Uint8Array, from: number, to: number): number {
  start();
  for (let at = from; at < to; ) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      take(lead);
      at += 1;
    } else if (lead < 0xe0) {
      take(((lead & 0x1f) << 6) | tail(bytes, at + 1));
      at += 2;
    } else if (lead < 0xf0) {
      take(((lead & 0x0f) << 12) | (tail(bytes, at + 1) << 6) | tail(bytes, at + 2));
      at += 3;
    } else {
      const upper = ((lead & 0x07) << 18) | (tail(bytes, at + 1) << 12);
      take(upper | (tail(bytes, at + 2) << 6) | tail(bytes, at + 3));
      at += 4;
    }
  }
  return finish();
}

const tail = (bytes: Uint8Array, at: number): number => (bytes[at] as number) & 0x3f;

function start(): void {
  one = 0x811c9dc5;
  two = 0x9747b28c;
  letters = 0;
  parted = false;
  before = 0;
}

function finish(): number {
  lastHash.hash = one >>> 0;
  lastHash.check = two >>> 0;
  return letters;
}

function take(code: number): void {
  if (code < tableEnd) {
    const plain = plainCodes[code] as number;
    if (plain > several) add(plain);
    else if (plain === several) addAll(severalLetters.get(code) as string);
    else if (plain === parts) part();
    return;
  }
  if (code >= laterLatin.from && code < laterLatin.to) addAll(severalLetters.get(code) as string);
  else if (code === 0x2018 || code === 0x2019) return;
  else if (isParting(code)) part();
  else if (code >= 0xff21 && code <= 0xff5a) take(code - 0xfee0);
  else add(code);
}

function isParting(code: number): boolean {
  if (code < 0x2e00) return code >= 0x2000 && code < 0x2c00;
  if (code < 0xfe00)
    return (code >= 0x3000 && code <= 0x3020 && code !== 0x3005) || code === 0x30fb;
  return code < 0xff10 || (code >= 0xff1a && code < 0xff21) || code === 0xff65 || code > 0x1f000;
}

function part(): void {
  parted = letters > 0;
  before = 0;
}

function addAll(text: string): void {
  for (let at = 0; at < text.length; at += 1) add(text.charCodeAt(at));
}

function add(code: number): void {
  if (code === e && (before === a || before === o || before === u)) return;
  if (parted) {
    mix(32);
    parted = false;
  }
  mix(code);
  letters += 1;
  before = code;
}

function mix(code: number): void {
  one = Math.imul(one ^ code, 0x01000193);
  one ^= one >>> 15;
  two = Math.imul(two ^ code, 0x85ebca6b);
  two ^= two >>> 13;
}

function readTables(): void {
  for (let code = 0; code < tableEnd; code += 1) {
    const letter = String.fromCodePoint(code);
    if (code < 0x250) {
      const plain = anyAscii(letter)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '');
      if (plain.length > 1) severalLetters.set(code, plain);
      plainCodes[code] =
        plain.length > 1 ? several : plain.length === 1 ? plain.charCodeAt(0) : parts;
    } else {
      const isWord = /[\p{L}\p{M}\p{N}]/u.test(letter);
      plainCodes[code] = isWord ? letter.toLowerCase().charCodeAt(0) : parts;
    }
  }
  for (const code of [0x27, 0x2e, 0x60, 0xb4]) plainCodes[code] = dropped;
  for (let code = 0x2bb; code <= 0x2bf; code += 1) plainCodes[code] = dropped;
  for (let code = 0x300; code < 0x370; code += 1) plainCodes[code] = dropped;
  for (let code = laterLatin.from; code < laterLatin.to; code += 1) {
    const plain = anyAscii(String.fromCodePoint(code)).toLowerCase();
    severalLetters.set(code, plain.replace(/[^a-z0-9]/g, ''));
  }
}
