/**
 * One of a closed list of values, in any case and with blanks or hyphens for
 * underscores, plus the plain synonyms of each platform's words.
 */
import { coerceLine } from './text.ts';
import { type Coerced, Unreadable } from './unreadable.ts';

const synonyms: ReadonlyMap<string, string> = new Map([
  ['follows', 'follow'],
  ['followed', 'follow'],
  ['mentions', 'mention'],
  ['mentioned', 'mention'],
  ['replies', 'reply'],
  ['replied', 'reply'],
  ['retweet', 'repost'],
  ['retweeted', 'repost'],
  ['reblog', 'repost'],
  ['boost', 'repost'],
  ['reposted', 'repost'],
  ['quoted', 'quote'],
  ['quote_tweet', 'quote'],
  ['liked', 'like'],
  ['likes', 'like'],
  ['favourite', 'like'],
  ['favorite', 'like'],
  ['opt_in', 'opted_in'],
  ['optin', 'opted_in'],
  ['e_mail', 'email'],
]);

export function choiceOf(values: readonly string[]): (cell: unknown) => Coerced<string> {
  const known = new Set(values);
  const notOne = new Unreadable(`not one of ${values.join(', ')}`);
  return (cell) => {
    const text = coerceLine(cell);
    if (typeof text !== 'string' || known.has(text)) return text;
    const word = text.toLowerCase().replace(/[\s-]+/g, '_');
    const value = synonyms.get(word) ?? word;
    return known.has(value) ? value : notOne;
  };
}
