/**
 * Where a customer lives, from the columns of a record.
 *
 * Takes city, region, country and postcode as given; gives region and country
 * as codes and the city the gazetteer knows. A region that no table knows is
 * taken from the city, or from the postcode where that tells.
 */
import { foldWords } from '../normalise/fold.ts';
import type { City, Gazetteer } from './gazetteer.ts';
import { countryCode, countryOfRegion, regionCode } from './named-place.ts';
import { regionOfPostcode } from './postcode-region.ts';
import { readCity } from './read-location.ts';

export interface RecordPlace {
  readonly city: City | undefined;
  readonly region: string | null;
  readonly country: string | null;
}

export interface PlaceColumns {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  /** Letters and digits. */
  readonly postcode: string | null;
}

/** As much of a postcode as tells a region. */
const postcodeLetters = 4;

export function placeOfRecord(columns: PlaceColumns, gazetteer: Gazetteer): RecordPlace {
  const { city, region, country, postcode } = columns;
  const key = `record:${city}\n${region}\n${country}\n${postcode?.slice(0, postcodeLetters)}`;
  return gazetteer.remembered(key, () => read(columns, gazetteer));
}

function read(columns: PlaceColumns, gazetteer: Gazetteer): RecordPlace {
  const given = countryCode(columns.country);
  const named =
    regionCode(columns.region, given) ??
    regionOfArea(columns.region, given, gazetteer) ??
    regionOfPostcode(columns.postcode, given);
  const country = given ?? countryOfRegion(named);
  const city = readCity({ city: columns.city, region: named, country }, gazetteer);
  return { city, region: named ?? city?.region ?? null, country: country ?? city?.country ?? null };
}

/** A first-level region of any country, by its name in English. */
function regionOfArea(
  region: string | null,
  country: string | null,
  gazetteer: Gazetteer,
): string | null {
  if (region === null) return null;
  const areas = gazetteer
    .regions(foldWords(region))
    .filter((area) => country === null || area.country === country);
  return areas.length === 1 ? (areas[0]?.region ?? null) : null;
}
