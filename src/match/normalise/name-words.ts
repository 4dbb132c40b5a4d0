/**
 * Words in and around names that are not the name itself.
 *
 * From general knowledge of how people write their names in English, German,
 * French, Spanish, Portuguese, Italian and Dutch; folded to ASCII.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Titles before or after a name; dropped from it. Office titles also feed the work comparison. */
export const honorifics = list(`
  mr mrs ms mx miss sir dame lord lady madam dr prof professor doctor phd md dds dvm esq mba cpa rn jd llm
  rph pe pmp aicp cfp cfa edd psyd pharmd dvm dnp np pa lcsw lmft msw med mph mpa mpp msn bsn crna faia aia leed
  shrm gphr sphr cae iom frsa obe mbe cbe kbe qc kc mbchb frcs frcp bds llb lpc lmhc ret usn usmc usaf usa
  msc bsc ma ba meng dipl ing mag herr frau monsieur madame mme mlle don dona sr sra srta senor senora
  signor signora dott dottoressa avv rev reverend pastor father fr brother sister rabbi imam
  rep representative sen senator congressman congresswoman congressmember gov governor lt lieutenant
  president vp mayor councilman councilwoman councilmember alderman delegate del assemblyman assemblywoman
  assemblymember judge justice attorney atty speaker secretary minister mp mep mla msp mdb hon honorable
  capt captain col colonel gen general maj major sgt sergeant cmdr commander admiral coach chef
  the official officially real`);

/** Generational suffixes; two that differ are two people. */
export const generationSuffixes: ReadonlyMap<string, string> = new Map([
  ['jr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['senior', 'sr'],
  ['ii', 'ii'],
  ['2nd', 'ii'],
  ['iii', 'iii'],
  ['3rd', 'iii'],
  ['iv', 'iv'],
  ['4th', 'iv'],
]);

/** Particles that belong to the family name after them. */
export const particles = list(`
  de del della di da do dos das du des la le les lo van von vom zu zur den der het ter ten af av al el
  bin ibn abu ben mac mc san st saint y e`);

/** Words that stand beside a name without being one. */
export const besideNames = list(`
  team office press campaign staff news hq fan fans club store shop blog tv radio show music band
  for of in at and with from by on to us usa uk eu inc llc gmbh ltd co corp vote elect reelect
  committee caucus house senate congress party foundation institute association society
  he him his she her hers they them theirs er ihm sie ihr elle lui
  democrats republicans dems gop women men group company services support media online live
  account page profile personal private backup archive old new archived`);
