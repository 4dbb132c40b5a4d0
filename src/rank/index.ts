export { craftOf, meanCraft } from './craft.ts';
export type {
  BrandFeatures,
  CareFeatures,
  CommerceFeatures,
  CustomerFeatures,
  PreviousStanding,
  SocialFeatures,
} from './features.ts';
export { ofThings } from './figure.ts';
export { type Judgement, judge } from './judge.ts';
export { type ListOrder, listOrders, type ReasonFigures, reasonOf } from './list.ts';
export { type Part, type PartFeatures, type Parts, partsOf } from './part.ts';
export { type PlaceColumns, placesOf, type StandingColumns } from './place.ts';
export { type Play, type PlayKind, playKinds, playText } from './play.ts';
export { type Reference, ScaleBuilder, TypicalBuilder } from './reference.ts';
export { type CompanyRhythm, companyRhythm, type RhythmSums } from './rhythm.ts';
export {
  type Calendar,
  calendarOf,
  dayFromNumber,
  dayNumber,
  noSeason,
  type Season,
  seasonOf,
} from './season.ts';
export { type PartName, partNames, type RankSettings } from './settings.ts';
export type { Night, Signal } from './signal.ts';
export { standingOf, type TypicalParts } from './standing.ts';
