/**
 * What kind of account a profile says it is: a person, an organisation, an
 * imitation of somebody (parody, fan page, bot), or one that only promotes
 * (the phrases of spam accounts).
 *
 * Takes the shown name, handle words and bio, folded. Organisation words count
 * only in the name and handle: a person's bio names organisations all the time.
 */
export const natures = ['imitation', 'promotion', 'organisation', 'person'] as const;
export type Nature = (typeof natures)[number];

const imitation =
  /\b(parody|parodie|parodia|parodying|satire|satirical|satira|fake account|not affiliated|unaffiliated with|not the real|no relation|fan account|fan page|fanpage|fan club|fanclub|tribute|stan account|impersonator|run by fans|automated account|bot account|unofficial|inoffiziell|non officiel|no oficial)\b/;
const imitationInName =
  /\b(parody|bot|fans?|fanpage|fake|not|notthe|stan|unofficial|updates|daily)\b/;
const promotion =
  /\b(best deals|daily deals|great deals|discount codes?|promo codes?|follow back|follow 4 follow|followback|f4f|follow for follow|teamfollowback|link below|link in bio|click the link|dm for (promo|collab|business|credit)|giveaways?|free followers|make money|earn money|passive income|work from home|forex|crypto|bitcoin|btc|airdrop|nft|growth hack\w*|casino|betting tips|onlyfans|gewinnspiel|geld verdienen|gana dinero|gagner de l argent|ganhe dinheiro|guadagna)\b/;
const organisationInName =
  /\b(committee|caucus|subcommittee|democrats|republicans|dems|gop|party|news|magazine|newspaper|inc|llc|gmbh|ltd|corp|company|foundation|stiftung|institute|university|universitat|college|school|schule|association|society|verein|club|museum|theater|theatre|hotel|restaurant|ministry|department|dept|council|chamber|league|union|coalition|alliance|network|agency|agentur|studios?|records|church|hospital|clinic|bank|shop|store|project|center|centre|group|holding|festival|orchestra|podcast|tv|radio|fm)\b/;

/** First words of the phrases above: without one of them in a text, none of its phrases is in it. */
const telling: ReadonlySet<string> = new Set(
  [imitation, imitationInName, promotion, organisationInName].flatMap(firstWordsOf),
);

export interface ToldWords {
  /** Folded words of the shown name, the handle and the bio. */
  readonly name: string;
  readonly handle: string;
  readonly bio: string;
}

/** @param words all of them, parted. */
export function natureOf(told: ToldWords, words: readonly string[]): Nature {
  const { name, handle, bio } = told;
  if (!words.some(isTelling)) return 'person';
  if (imitation.test(bio) || imitation.test(name)) return 'imitation';
  if (imitationInName.test(name) || imitationInName.test(handle)) return 'imitation';
  if (organisationInName.test(name) || organisationInName.test(handle)) return 'organisation';
  return promotion.test(bio) ? 'promotion' : 'person';
}

const isTelling = (word: string): boolean => telling.has(word);

/** Of `(a b|c(d|e)|fs?)`: a, c, f and fs; growth hacks begin with growth. */
function firstWordsOf(pattern: RegExp): string[] {
  const phrases = pattern.source.replaceAll('\\b', '').replace(/^\(|\)$/g, '');
  return phrases.split(/\|(?![^(]*\))/).flatMap((phrase) => {
    const first = phrase.split(' ')[0] ?? '';
    return first.endsWith('?') ? [first.slice(0, -2), first.slice(0, -1)] : [first];
  });
}
