/**
 * The terms by which a brand is named, made ready for matching.
 *
 * A term is split by the same tokenizer as posts. `Acme Air` is then found as
 * two words, in `#AcmeAir` and in `@AcmeAir`; `@acme` only as a mention and
 * `#acme` only as a hashtag. Case never matters, and a term never matches inside
 * a longer word.
 */
import { hashText } from '../text/token-hash.ts';
import { readable, tokenise } from '../text/tokenise.ts';
import { tokenKind } from '../text/tokens.ts';

/** What names one brand, as an operator states it. */
export interface BrandSettings {
  readonly name: string;
  /** Names, handles, hashtags and products; the name itself is always one. */
  readonly terms: readonly string[];
}

type TermScope = 'anywhere' | 'mention' | 'hashtag';

export interface Term {
  /** Folded words in order, drawn-out letters cut to two as in tokens. */
  readonly words: readonly string[];
  /** The words run together, as a hashtag or handle writes them. */
  readonly joined: string;
  /** A letter stands three times in a row (`AAA`): only the exact spelling matches. */
  readonly exact: string | undefined;
  readonly scope: TermScope;
}

export interface Brand {
  readonly name: string;
  readonly terms: readonly Term[];
  /** Terms by the hash of their first word. */
  readonly byFirstWord: ReadonlyMap<number, readonly Term[]>;
  /** Joined forms that a hashtag or a mention may have. */
  readonly hashtags: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
}

/** Reads a brand's settings; a term without a letter or digit names nothing and is left out. */
export function readBrand(settings: BrandSettings): Brand {
  const terms = [settings.name, ...settings.terms].flatMap((text) => readTerm(text) ?? []);
  const byFirstWord = new Map<number, Term[]>();
  for (const term of terms) {
    if (term.scope !== 'anywhere') continue;
    const key = hashText(term.words[0] as string);
    byFirstWord.set(key, [...(byFirstWord.get(key) ?? []), term]);
  }
  const joinedOf = (scope: TermScope): ReadonlySet<string> =>
    new Set(
      terms
        .filter((term) => term.scope === 'anywhere' || term.scope === scope)
        .map((term) => term.joined),
    );
  return {
    name: settings.name,
    terms,
    byFirstWord,
    hashtags: joinedOf('hashtag'),
    mentions: joinedOf('mention'),
  };
}

export function readTerm(text: string): Term | undefined {
  const trimmed = text.trim();
  const tokens = tokenise(trimmed);
  const [head] = tokens;
  if (head?.kind === tokenKind.mention) {
    return { words: [head.form], joined: head.form, exact: undefined, scope: 'mention' };
  }
  if (head?.kind === tokenKind.hashtag) {
    return { words: [head.form], joined: head.form, exact: undefined, scope: 'hashtag' };
  }
  const words = tokens
    .filter((token) => token.kind === tokenKind.word || token.kind === tokenKind.number)
    .map((token) => token.form);
  if (words.length === 0) return undefined;
  const spelled = lettersOf(trimmed);
  const exact =
    words.length === 1 && spelled !== lettersOf(words[0] as string) ? spelled : undefined;
  return { words, joined: spelled, exact, scope: 'anywhere' };
}

/** Small letters and digits only: how a term looks inside a hashtag or handle. */
const lettersOf = (text: string): string =>
  readable(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
