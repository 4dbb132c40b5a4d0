/**
 * What a name sounds like, roughly, in the manner of Soundex (Russell 1918): the
 * first letter, then the consonants by kind. For folded words.
 */
export function soundOf(word: string): string {
  let sound = '';
  let kindBefore = '';
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const kind = kindOf(letter, word.charAt(at + 1));
    if (kind !== '' && kind !== kindBefore) sound += kind;
    if (letter !== 'h' && letter !== 'w') kindBefore = kind;
  }
  const first = vowels.has(word.charAt(0)) ? 'a' : '';
  return first + sound;
}

const vowels: ReadonlySet<string> = new Set('aeiouy');

function kindOf(letter: string, next: string): string {
  switch (letter) {
    case 'b':
      return 'b';
    case 'p':
      return next === 'h' ? 'f' : 'b';
    case 'f':
    case 'v':
      return 'f';
    case 'c':
      return next === 'e' || next === 'i' ? 's' : 'k';
    case 'k':
    case 'q':
    case 'g':
      return 'k';
    case 'j':
      return 'j';
    case 's':
    case 'z':
    case 'x':
      return 's';
    case 'd':
    case 't':
      return 't';
    case 'm':
    case 'n':
      return 'n';
    case 'l':
    case 'r':
      return letter;
    default:
      return '';
  }
}
