/**
 * E-mail addresses: lower case, NFC, and sane enough to be an address.
 *
 * `mailto:` and a display name around angle brackets are taken off. Whether a
 * mailbox exists is not asked; lengths are those of RFC 5321.
 */
import { coerceTyped } from './text.ts';
import { type Coerced, Unreadable } from './unreadable.ts';

const NOT_AN_ADDRESS = new Unreadable('not an e-mail address');

const LOCAL_MAX = 64;
const ADDRESS_MAX = 254;
/** What nearly every address looks like, in one pass. */
const USUAL = /^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9]{1,30}\.){1,3}[A-Za-z]{2,20}$/;
const LOCAL = /^[^\s@<>()[\]\\,;:"]+$/;
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]$/u;

export function coerceEmail(cell: unknown): Coerced<string> {
  const text = coerceTyped(cell);
  if (typeof text !== 'string') return text;
  if (USUAL.test(text) && text.length <= LOCAL_MAX) return text.toLowerCase();
  const bare = /<([^<>]+)>$/.exec(text)?.[1] ?? text.replace(/^mailto:/i, '');
  const address = bare.trim().toLowerCase().normalize('NFC');
  const at = address.lastIndexOf('@');
  if (at < 1 || at > LOCAL_MAX || address.length > ADDRESS_MAX) return NOT_AN_ADDRESS;
  const local = address.slice(0, at);
  const dotted = local.startsWith('.') || local.endsWith('.') || local.includes('..');
  if (dotted || !LOCAL.test(local) || !DOMAIN.test(address.slice(at + 1))) return NOT_AN_ADDRESS;
  return address;
}
