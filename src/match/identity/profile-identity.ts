/**
 * Profiles normalised for matching.
 *
 * Takes a batch with columns of core.profile (any may be missing but
 * profile_id and platform) in the order of ids, and the number of its first
 * profile; gives the columns of core.profile_identity, row for row.
 */
import type { ColumnBatch } from '../../kernel/index.ts';
import { foldWords, wordsOf } from '../normalise/fold.ts';
import { handleParts } from '../normalise/handle.ts';
import { webAddress } from '../normalise/host.ts';
import { natureOf } from '../normalise/nature.ts';
import { nicknameGroupsOf } from '../normalise/nickname.ts';
import { generationOf, shownNameWords } from '../normalise/person-name.ts';
import { titlesInWords } from '../normalise/work.ts';
import type { Gazetteer } from '../place/gazetteer.ts';
import { areasInWords, regionsOfHandle } from '../place/named-place.ts';
import { type Located, readLocation } from '../place/read-location.ts';
import { columnsOf } from './customer-identity.ts';
import { joined, orNull, textColumn, textsColumn } from './read-columns.ts';

export const profileIdentityColumns = [
  'profile_id',
  'number',
  'platform',
  'handle',
  'handle_plain',
  'handle_letters',
  'skeleton',
  'handle_words',
  'handle_year',
  'name',
  'generation',
  'given_class',
  'family_main',
  'place',
  'regions',
  'countries',
  'said_id',
  'said_latitude',
  'said_longitude',
  'said_people',
  'said_share',
  'said_guessed',
  'pages',
  'hosts',
  'sites',
  'bio',
  'titles',
  'nature',
] as const;

const urlsMax = 10;

export function profileIdentity(
  batch: ColumnBatch,
  gazetteer: Gazetteer,
  firstNumber = 0,
): ColumnBatch {
  const text = (name: string) => textColumn(batch, name);
  const [id, platform, handle] = [text('profile_id'), text('platform'), text('handle')];
  const [shown, bio, location] = [text('display_name'), text('bio'), text('location')];
  const urls = textsColumn(batch, 'urls');
  return columnsOf(profileIdentityColumns, batch.length, (row) => {
    const parts = handleParts(handle(row));
    const name = shownNameWords(shown(row));
    const shownWords = foldWords(shown(row));
    const bioWords = foldWords(bio(row));
    const told = bioWords === '' ? shownWords : `${shownWords} ${bioWords}`.trim();
    const toldWords = wordsOf(told);
    const handleWords = wordsOf(parts.words);
    const words = [...handleWords, ...toldWords];
    const place = placeOfProfile(
      {
        location: location(row),
        bio: bio(row),
        told: toldWords,
        handle: handle(row),
        handleWords,
      },
      gazetteer,
    );
    const links = linksOf(urls(row));
    return {
      profile_id: id(row),
      number: firstNumber + row,
      platform: platform(row),
      handle: orNull((handle(row) ?? '').trim().replace(/^@/, '').toLowerCase()),
      handle_plain: orNull(parts.plain),
      handle_letters: orNull(parts.letters),
      skeleton: orNull(parts.skeleton),
      handle_words: orNull(parts.words),
      handle_year: parts.year,
      name: joined(name),
      generation: generationOf(shown(row)),
      given_class: name[0] === undefined ? null : (nicknameGroupsOf(name[0])[0] ?? null),
      family_main: name.length > 1 ? (name.at(-1) ?? null) : null,
      place: orNull(place.words),
      regions: joined(place.regions),
      countries: joined(place.countries),
      said_id: place.around ? null : (place.city?.id ?? null),
      said_latitude: (place.city ?? place.point)?.latitude ?? null,
      said_longitude: (place.city ?? place.point)?.longitude ?? null,
      said_people: place.city?.people ?? null,
      said_share: place.city?.share ?? null,
      said_guessed: place.city === undefined ? null : place.guessed,
      pages: joined(links.pages),
      hosts: joined(links.hosts),
      sites: joined(links.sites),
      bio: orNull(told),
      titles: joined(titlesInWords(words)),
      nature: natureOf({ name: shownWords, handle: parts.words, bio: bioWords }, words),
    };
  });
}

interface PlaceTexts {
  readonly location: string | null;
  readonly bio: string | null;
  /** Words of shown name and bio. */
  readonly told: readonly string[];
  readonly handle: string | null;
  readonly handleWords: readonly string[];
}

/** The location says where; regions named in name, bio and handle are added, for people write both. */
function placeOfProfile(texts: PlaceTexts, gazetteer: Gazetteer): Located {
  const stated = readLocation(texts.location ?? pinned(texts.bio), gazetteer);
  const named = areasInWords(texts.told);
  const inHandle = regionsOfHandle(texts.handle, texts.handleWords);
  if (named.countries.length === 0 && inHandle.length === 0) return stated;
  const regions = new Set([...stated.regions, ...named.regions, ...inHandle]);
  const countries = new Set([...stated.countries, ...named.countries]);
  for (const region of regions) countries.add(region.slice(0, region.indexOf('-')));
  return { ...stated, regions: [...regions], countries: [...countries] };
}

/** `📍 Lisbon` in a bio: people without a field for their place say it so. */
function pinned(bio: string | null): string | null {
  if (bio === null) return null;
  const at = bio.indexOf('📍');
  if (at < 0) return null;
  return /^[^\n.|!?]{2,60}/.exec(bio.slice(at + 2).trim())?.[0] ?? null;
}

function linksOf(urls: readonly string[] | null) {
  const pages = new Set<string>();
  const hosts = new Set<string>();
  const sites = new Set<string>();
  for (const url of (urls ?? []).slice(0, urlsMax)) {
    const address = webAddress(url);
    if (address === undefined) continue;
    pages.add(address.page);
    if (address.shared) continue;
    hosts.add(address.host);
    sites.add(address.registrable);
  }
  return { pages: [...pages], hosts: [...hosts], sites: [...sites] };
}
