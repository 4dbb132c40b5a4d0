/**
 * The part of a post that its author wrote.
 *
 * Older reposts carry `RT @name` and the other's words after it: what stands
 * before is a comment, the rest is not theirs. A repost without comment gives an
 * empty text.
 */
const repost = /(?:^|\s)RT\s*:?\s*@\w+/;

export function ownWords(text: string): string {
  const at = text.search(repost);
  return at < 0 ? text : text.slice(0, at).trim();
}
