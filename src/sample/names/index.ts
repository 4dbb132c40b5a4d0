/** All cultures of the town, with the urns that their names and places are drawn from. */
import { arab, chinese, indian, japanese } from './asian.ts';
import type { Culture, Place } from './culture.ts';
import { american, british } from './english.ts';
import { french, german, italian, polish, turkish } from './european.ts';
import { brazilian, mexican, spaniard } from './iberian.ts';
import { createUrn, type Urn } from './urn.ts';

export type { Culture, Place } from './culture.ts';
export * from './urn.ts';

/** A culture with everything ready to draw from. */
export interface CultureUrns {
  readonly culture: Culture;
  readonly female: Urn<string>;
  readonly male: Urn<string>;
  readonly family: Urn<string>;
  readonly places: Urn<Place>;
  readonly langs: Urn<string>;
}

const all: readonly Culture[] = [
  american,
  british,
  spaniard,
  mexican,
  brazilian,
  german,
  french,
  italian,
  polish,
  turkish,
  indian,
  arab,
  chinese,
  japanese,
];

export const cultures: Urn<CultureUrns> = createUrn(
  all.map((culture) => ({
    culture,
    female: createUrn(culture.givenFemale),
    male: createUrn(culture.givenMale),
    family: createUrn(culture.family),
    places: createUrn(culture.places),
    langs: createUrn(Object.keys(culture.langs), (lang) => culture.langs[lang] ?? 0),
  })),
  (one) => one.culture.share,
);

const groupShares = new Map(
  all.map((culture) => [
    culture,
    all
      .filter((other) => other.givenFemale === culture.givenFemale)
      .reduce((sum, other) => sum + other.share, 0),
  ]),
);

/** Share of people whose names come from the same lists as this culture's: Spain and Mexico are one. */
export const nameGroupShare = (culture: Culture): number =>
  groupShares.get(culture) ?? culture.share;
