/**
 * What a culture of the town is made of: names, nicknames, places, languages.
 *
 * The lists are common names and invented compounds, chosen by hand. Surnames
 * are half list, half composed of a stem and an ending, so that a large town
 * has a long tail of rare names as real populations do.
 */

export interface Place {
  readonly city: string;
  readonly region: string;
  /** Start of its postcodes. */
  readonly postcode: string;
  /** How residents write it in a profile. */
  readonly spoken: readonly string[];
}

export interface Culture {
  readonly key: string;
  readonly country: string;
  readonly countryName: string;
  /** Share of the town's people. */
  readonly share: number;
  /** Languages they post in and how likely each is; sums to one. */
  readonly langs: Readonly<Record<string, number>>;
  readonly givenFemale: readonly string[];
  readonly givenMale: readonly string[];
  readonly family: readonly string[];
  readonly stems: readonly string[];
  readonly endings: readonly string[];
  /** Share of surnames composed of stem and ending. */
  readonly composedShare: number;
  /** Short forms people go by. */
  readonly nick: Readonly<Record<string, readonly string[]>>;
  /** Native spelling of a romanised name. */
  readonly native: Readonly<Record<string, string>>;
  /** Surname is shown first in native script. */
  readonly familyFirst: boolean;
  /** Joins two given names; empty where people have one. */
  readonly doubleJoin: string;
  readonly places: readonly Place[];
  readonly currency: string;
  /** Makes a phone number that can belong to nobody. */
  readonly phone: string;
}

/** `Anna Berta` → list; `Wei=伟` keeps the native spelling apart. */
export function words(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((one) => one.replace(/=.*$/, '').replace(/_/g, ' '));
}

/** Native spellings of `words` entries that carry one. */
export function nativeOf(...texts: readonly string[]): Record<string, string> {
  const native: Record<string, string> = {};
  for (const one of texts.join(' ').trim().split(/\s+/)) {
    const at = one.indexOf('=');
    if (at > 0) native[one.slice(0, at).replace(/_/g, ' ')] = one.slice(at + 1);
  }
  return native;
}

/** `Anna:Annie,Ann Robert:Bob` → table of short forms. */
export function nicknames(text: string): Record<string, readonly string[]> {
  const table: Record<string, readonly string[]> = {};
  for (const one of text.trim().split(/\s+/)) {
    const [name, forms] = one.split(':');
    if (name !== undefined && forms !== undefined) table[name] = forms.split(',');
  }
  return table;
}

/** `City|Region|postcode|spoken;spoken` a line. */
export function places(text: string): Place[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [city = '', region = '', postcode = '', spoken = ''] = line.trim().split('|');
      return { city, region, postcode, spoken: [city, ...spoken.split(';').filter(Boolean)] };
    });
}
