/** How two e-mail addresses, in lower case, differ. */
import { recordLevelCode } from './levels.ts';
import { slipsBetween } from './slips.ts';

const code = {
  other: recordLevelCode('email', 'other'),
  alike: recordLevelCode('email', 'alike'),
  local: recordLevelCode('email', 'local'),
  near: recordLevelCode('email', 'near'),
  same: recordLevelCode('email', 'same'),
} as const;

/** Slips for each character of the longer address. */
const slipShare = 0.2;
const slipsMax = 5;
const localCharactersMin = 5;
const prefixMin = 4;

export function compareEmails(a: string, b: string): number {
  if (a === b) return code.same;
  const longest = Math.max(a.length, b.length);
  const most = Math.min(slipsMax, Math.floor(longest * slipShare));
  const localA = localOf(a);
  const localB = localOf(b);
  const slips = slipsBetween(a, b, most);
  if (slips <= Math.min(2, most) && sameDigits(localA, localB)) return code.near;
  if (localA === localB && localA.length >= localCharactersMin) {
    // A local part that only spells the name is shared by namesakes.
    return /\d/.test(localA) ? code.local : code.alike;
  }
  if (slips <= most && sameDigits(localA, localB)) return code.near;
  return begins(localA, localB) || slips <= most ? code.alike : code.other;
}

const localOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at);
};

/** `smith3` and `smith4` at one host are two people, not a slip. */
function sameDigits(a: string, b: string): boolean {
  const digitsA = a.replace(/\D/g, '');
  const digitsB = b.replace(/\D/g, '');
  return (
    digitsA === digitsB ||
    (slipsBetween(digitsA, digitsB, 1) <= 1 && digitsA.length !== digitsB.length)
  );
}

function begins(a: string, b: string): boolean {
  const lettersA = a.replace(/[^a-z]/g, '');
  const lettersB = b.replace(/[^a-z]/g, '');
  const length = Math.min(lettersA.length, lettersB.length);
  return length >= prefixMin && lettersA.slice(0, length) === lettersB.slice(0, length);
}
