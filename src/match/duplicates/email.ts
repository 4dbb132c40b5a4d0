/**
 * How two e-mail addresses, in lower case, differ.
 *
 * Namesakes have addresses alike, since both spell the name: what is alike in
 * more than the name is the digits and the host.
 */
import { slipsBetween } from '../../kernel/index.ts';
import { recordLevelCode } from './levels.ts';

export const emailCode = {
  other: recordLevelCode('email', 'other'),
  alike: recordLevelCode('email', 'alike'),
  local: recordLevelCode('email', 'local'),
  near: recordLevelCode('email', 'near'),
  same: recordLevelCode('email', 'same'),
} as const;

/** Slips for each character of the longer text that still leave it nearly the same. */
const slipShare = 0.25;
const slipsMax = 4;
const localCharactersMin = 5;
const prefixMin = 4;
const ownNameLettersMin = 3;

export function compareEmails(a: string, b: string): number {
  if (a === b) return emailCode.same;
  const [localA, localB] = [localOf(a), localOf(b)];
  const [hostA, hostB] = [a.slice(localA.length + 1), b.slice(localB.length + 1)];
  const nearLocal = nearlySame(localA, localB) && nearDigits(localA, localB);
  if (nearLocal && nearlySame(namedHost(hostA), namedHost(hostB))) return emailCode.near;
  if (localA === localB && localA.length >= localCharactersMin && /\d/.test(localA)) {
    return emailCode.local;
  }
  return nearLocal || begin(localA, localB) ? emailCode.alike : emailCode.other;
}

export const localOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at);
};

/** A host without its top-level domain, by which hosts of other names are as near as their ends are long. */
const namedHost = (host: string): string => host.replace(/\.[^.]*$/, '');

/** Whether each address spells the given name of its own record. */
export function spellOwnNames(
  [a, b]: readonly [string, string],
  [givenA, givenB]: readonly [readonly string[], readonly string[]],
): boolean {
  const spells = (address: string, given: readonly string[]): boolean =>
    given.some((word) => word.length >= ownNameLettersMin && localOf(address).includes(word));
  return spells(a, givenA) && spells(b, givenB);
}

function nearlySame(a: string, b: string): boolean {
  if (a === b) return true;
  const most = Math.min(slipsMax, Math.ceil(Math.min(a.length, b.length) * slipShare));
  return slipsBetween(a, b, most) <= most;
}

/** `smith3` and `smith4` at one host are two people, not a slip; `smith33` and `smith3` may be one. */
function nearDigits(a: string, b: string): boolean {
  const [digitsA, digitsB] = [a.replace(/\D/g, ''), b.replace(/\D/g, '')];
  if (digitsA === digitsB) return true;
  return digitsA.length !== digitsB.length && slipsBetween(digitsA, digitsB, 1) === 1;
}

function begin(a: string, b: string): boolean {
  const [lettersA, lettersB] = [a.replace(/[^a-z]/g, ''), b.replace(/[^a-z]/g, '')];
  const length = Math.min(lettersA.length, lettersB.length);
  return length >= prefixMin && lettersA.slice(0, length) === lettersB.slice(0, length);
}
