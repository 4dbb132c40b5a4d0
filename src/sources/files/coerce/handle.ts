/**
 * Platforms and handles. `twitter` is read as `x`, a handle loses its `@`.
 *
 * A declared handle is `platform:handle`. One without a platform names nobody
 * in particular, so it is unreadable rather than guessed: it would be a ground
 * to match the person.
 */

import { coerceTexts } from './list.ts';
import { coerceLine } from './text.ts';
import { type Coerced, isUnreadable, Unreadable } from './unreadable.ts';

const NO_PLATFORM = new Unreadable('a handle without its platform');
const DECLARED = /^\s*([A-Za-z][A-Za-z.]{0,30}):(?!\/\/)\s*@?([^\s@][^\s]*)\s*$/;

const platformNames: ReadonlyMap<string, string> = new Map([
  ['twitter', 'x'],
  ['twitter.com', 'x'],
  ['x.com', 'x'],
  ['bsky', 'bluesky'],
]);

/** Names that are read as another one. */
export const platformAliases: readonly string[] = [...platformNames.keys()];

export const platformNamed = (name: string): string => {
  const lower = name.toLowerCase();
  return platformNames.get(lower) ?? lower;
};

export function coercePlatform(cell: unknown): Coerced<string> {
  const text = coerceLine(cell);
  return typeof text === 'string' ? platformNamed(text) : text;
}

export function coerceHandle(cell: unknown): Coerced<string> {
  const text = coerceLine(cell);
  if (typeof text !== 'string') return text;
  return text.replace(/^@+/, '').trim() || null;
}

export function coerceHandles(cell: unknown): Coerced<readonly string[]> {
  const texts = coerceTexts(cell);
  if (texts === null || isUnreadable(texts)) return texts;
  const handles: string[] = [];
  for (const text of texts) {
    const found = DECLARED.exec(text);
    if (found === null) return NO_PLATFORM;
    handles.push(`${platformNamed(found[1] as string)}:${found[2]}`);
  }
  return handles.length === 1 ? handles : [...new Set(handles)];
}
