/**
 * Yes and no, in the words that forms and exports of several languages use.
 */
import { coerceTyped } from './text.ts';
import { type Coerced, Unreadable } from './unreadable.ts';

const NOT_YES_OR_NO = new Unreadable('neither yes nor no');

const yes = 'true t yes y 1 1.0 on oui o vrai ja j wahr sí si verdadero sim verdadeiro vero tak';
const no = 'false f no n 0 0.0 off non faux nein falsch falso não nao nee nie';
const meanings: ReadonlyMap<string, boolean> = new Map([
  ...yes.split(' ').map((word) => [word, true] as const),
  ...no.split(' ').map((word) => [word, false] as const),
]);

export function coerceTruth(cell: unknown): Coerced<boolean> {
  if (typeof cell === 'boolean') return cell;
  const text = coerceTyped(cell);
  if (typeof text !== 'string') return text;
  return meanings.get(text.toLowerCase()) ?? NOT_YES_OR_NO;
}
