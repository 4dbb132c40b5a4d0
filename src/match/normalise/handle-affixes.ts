/**
 * What people put before and after their name in a handle.
 *
 * From general knowledge, in the form handles are squashed to (`auteur` without
 * its digraph would not be found: every affix is squashed like a handle).
 */
import { squash } from './fold.ts';

const affixes = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).map(squash).filter(Boolean));

/** Offices: a state's code may stand behind the name, as in `senhallowaypa`. */
export const officePrefixes = affixes(`
  rep representative sen senator congressman congresswoman congressmember gov governor mayor delegate del
  assemblyman assemblywoman assemblymember councilman councilwoman councilmember commissioner judge justice
  sheriff ltgov auditor treasurer secretary staterep statesen statesenator vote elect reelect team`);

export const handlePrefixes: ReadonlySet<string> = new Set([
  ...officePrefixes,
  ...affixes(`
    the real thereal official iam im i am its itsme hello hey mr mrs ms dr prof sir lady ask meet coach chef dj
    author writer poet artist actor captain pastor sister miss mister teacher nurse attorney lawyer speaker
    just only simply officially my go with msg deputado deputada senadora vereador prefeito alcalde herr frau`),
]);

export const handleSuffixes = affixes(`
  official real hq tv music art arts photo photos photography pics writes writer author books press office
  news blog fan fans online live world daily md phd esq dds jr sr ii iii iv here now irl dev codes tech
  tweets design designs studio studios online campaign for congress forcongress senate forsenate forgovernor
  formayor forjudge forstate forhouse usa us uk eu nyc la dc xo x oficial offiziell officiel ufficiale
  fitness yoga cooks travels podcast comedy poetry gaming plays bsky social`);
