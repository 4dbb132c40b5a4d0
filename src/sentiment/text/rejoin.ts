/**
 * Undoes the cuts of texts that a program has taken apart after the custom of
 * the Penn Treebank: `do n't`, `it 's`, `-LRB-`, `` ``so'' ``, `: )`.
 *
 * Exports of archives and of other tools come so. Negation and emoticons would
 * be lost in them. Texts that show none of these cuts stay as they are.
 */

/** Cheap to look for; a text without any of them is left alone. */
const signs = [" n't", " '", '-RRB-', '-LRB-', '``', ' ` ', ' . ', ' , '];
const brackets: ReadonlyMap<string, string> = new Map([
  ['-lrb-', '('],
  ['-rrb-', ')'],
  ['-lsb-', '['],
  ['-rsb-', ']'],
  ['-lcb-', '{'],
  ['-rcb-', '}'],
]);

export function rejoin(text: string): string {
  if (!signs.some((sign) => text.includes(sign))) return text;
  const joined = text
    .replace(/-[LR][RSC]B-/gi, (name) => brackets.get(name.toLowerCase()) as string)
    .replace(/``|''/g, '"')
    .replace(/(?<=[\p{L}]) n't(?![\p{L}\p{N}])/giu, "n't")
    .replace(/(?<=[\p{L}\p{N}]) ?['`] ?(s|m|re|ve|ll|d|t)(?![\p{L}\p{N}])/giu, "'$1")
    .replace(/ < 3(?= |$)/g, ' <3');
  return joined.replace(/(?<= |^)([:;=]) ?(-?) ?([()])/g, (found, eyes, nose, mouth, at) =>
    closesOrOpens(joined, at, found.length, mouth) ? found : `${eyes}${nose}${mouth}`,
  );
}

/** A bracket with a partner is a bracket; alone behind eyes it is a mouth. */
function closesOrOpens(text: string, at: number, length: number, mouth: string): boolean {
  if (mouth === '(') return text.indexOf(')', at + length) >= 0;
  const before = text.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}
