/**
 * What came of a contact, as given, except for an objection: however the books
 * word it, it becomes `objected`, because the contact policy must not miss one.
 */
import { coerceLine } from './text.ts';
import type { Coerced } from './unreadable.ts';

/** Words for "do not contact me", folded to lower case with blanks for punctuation. */
const objections: ReadonlySet<string> = new Set([
  'objected',
  'objection',
  'object',
  'opt out',
  'opted out',
  'optout',
  'unsubscribe',
  'unsubscribed',
  'do not contact',
  'dnc',
  'no contact',
  'stop',
  'widerspruch',
  'widersprochen',
  'abgemeldet',
  'baja',
  'desabonne',
  'désabonné',
  'opposition',
  'disiscritto',
  'descadastrado',
]);

export function coerceOutcome(cell: unknown): Coerced<string> {
  const text = coerceLine(cell);
  if (typeof text !== 'string') return text;
  const words = text
    .toLowerCase()
    .replaceAll(/[\s_\-.]+/g, ' ')
    .trim();
  return objections.has(words) ? 'objected' : text;
}
