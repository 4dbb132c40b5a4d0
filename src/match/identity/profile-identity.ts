/**
 * Profiles normalised for matching.
 *
 * Takes a batch with columns of core.profile (any may be missing but
 * profile_id and platform); gives the columns of core.profile_identity, row for
 * row.
 */
import type { ColumnBatch } from '../../kernel/index.ts';
import { foldWords } from '../normalise/fold.ts';
import { handleParts } from '../normalise/handle.ts';
import { webAddress } from '../normalise/host.ts';
import { natureOf } from '../normalise/nature.ts';
import { nicknameGroupsOf } from '../normalise/nickname.ts';
import { generationOf, shownNameWords } from '../normalise/person-name.ts';
import { placeOfText, regionsOfHandle } from '../normalise/place.ts';
import { titlesIn } from '../normalise/work.ts';
import { columnsOf } from './customer-identity.ts';
import { joined, orNull, textColumn, textsColumn } from './read-columns.ts';

export const profileIdentityColumns = [
  'profile_id',
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
  'place_id',
  'latitude',
  'longitude',
  'place_people',
  'pages',
  'hosts',
  'sites',
  'bio',
  'titles',
  'nature',
] as const;

const urlsMax = 10;

export function profileIdentity(batch: ColumnBatch): ColumnBatch {
  const text = (name: string) => textColumn(batch, name);
  const [id, platform, handle] = [text('profile_id'), text('platform'), text('handle')];
  const [shown, bio, location] = [text('display_name'), text('bio'), text('location')];
  const urls = textsColumn(batch, 'urls');
  return columnsOf(profileIdentityColumns, batch.length, (row) => {
    const parts = handleParts(handle(row));
    const name = shownNameWords(shown(row));
    const shownWords = foldWords(shown(row));
    const bioWords = foldWords(bio(row));
    const place = placeOfProfile({
      location: location(row),
      told: `${shown(row) ?? ''} | ${bio(row) ?? ''}`,
      handle: handle(row),
    });
    const links = linksOf(urls(row));
    return {
      profile_id: id(row),
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
      place_id: null,
      latitude: null,
      longitude: null,
      place_people: null,
      pages: joined(links.pages),
      hosts: joined(links.hosts),
      sites: joined(links.sites),
      bio: orNull(`${shownWords} ${bioWords}`.trim()),
      titles: joined(titlesIn(`${shownWords} ${parts.words} ${bioWords}`)),
      nature: natureOf(shownWords, parts.words, bioWords),
    };
  });
}

interface PlaceTexts {
  readonly location: string | null;
  /** Shown name and bio. */
  readonly told: string;
  readonly handle: string | null;
}

/** The location says where; regions named in name, bio and handle are added, for people write both. */
function placeOfProfile({ location, told, handle }: PlaceTexts) {
  const stated = placeOfText(location, true);
  const named = placeOfText(told, false);
  const regions = new Set([...stated.regions, ...named.regions, ...regionsOfHandle(handle)]);
  const countries = new Set([...stated.countries, ...named.countries]);
  for (const region of regions) countries.add(region.slice(0, region.indexOf('-')));
  return { words: stated.words, regions: [...regions], countries: [...countries] };
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
