/**
 * Which given names may be one person's: Bob and Robert, Pepe and José.
 *
 * Takes folded name words; gives the names of the groups a word belongs to. A
 * word in no group is a group of its own. Two given names agree as nicknames
 * when they share a group.
 */
import { foldNameWord, foldWords, wordsOf } from './fold.ts';
import { englishNicknames } from './nickname-english.ts';
import { europeanNicknames } from './nickname-european.ts';
import { nicknameGroups } from './nickname-groups.ts';
import { nameSpellings } from './nickname-spellings.ts';

const namesOfGroup = new Map<string, readonly string[]>();
const groupsOfName: ReadonlyMap<string, readonly string[]> = readGroups(
  [nicknameGroups, englishNicknames, europeanNicknames, nameSpellings].join('\n'),
);

/** Groups of a folded given name, the name itself when it is in none; never empty for a name. */
export function nicknameGroupsOf(given: string): readonly string[] {
  return groupsOfName.get(given) ?? [given];
}

/** True for a name that stands in the table: a word that is surely a given name. */
export const isKnownGivenName = (word: string): boolean => groupsOfName.has(word);

const formsMax = 10;

/** Other forms of a given name, itself left out, for spelling out handles. */
export function formsOf(given: string): readonly string[] {
  const forms = new Set<string>();
  for (const group of groupsOfName.get(given) ?? []) {
    for (const form of namesOfGroup.get(group) ?? []) if (form !== given) forms.add(form);
  }
  return [...forms].slice(0, formsMax);
}

/** A short form keeps at least so many first letters of the name. */
const shortFormLettersMin = 3;

/** Whether one word is a short form of the other that keeps its beginning: Gui, Guilherme. */
function isShortForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= shortFormLettersMin && long.length > short.length + 1 && long.startsWith(short)
  );
}

export function shareNickname(a: string, b: string): boolean {
  if (a === b) return true;
  const groupsOfA = groupsOfName.get(a);
  const groupsOfB = groupsOfName.get(b);
  // Two names that both stand in the table are told apart by it: Julie is no short form of Julien.
  if (groupsOfA !== undefined && groupsOfB !== undefined) {
    return groupsOfA.some((group) => groupsOfB.includes(group));
  }
  return isShortForm(a, b);
}

function readGroups(text: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const line of text.split(/[\n,]+/)) {
    const names = wordsOf(foldWords(line)).map(foldNameWord);
    const [formal] = names;
    if (formal === undefined) continue;
    namesOfGroup.set(formal, [...new Set([...(namesOfGroup.get(formal) ?? []), ...names])]);
    for (const name of new Set(names)) {
      const known = groups.get(name);
      if (known === undefined) groups.set(name, [formal]);
      else if (!known.includes(formal)) known.push(formal);
    }
  }
  return groups;
}
