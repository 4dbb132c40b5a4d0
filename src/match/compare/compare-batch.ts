/**
 * Compares a batch of candidate pairs.
 *
 * Takes the joined columns of both identity tables (`candidateColumns`), one
 * row a pair; gives levels and chances in typed arrays, row for row. A narrow
 * pass: nothing is kept of the text.
 */
import { type ColumnBatch, hash32 } from '../../kernel/index.ts';
import { handleNameWords } from '../identity/keys.ts';
import { numberColumn, textColumn } from '../identity/read-columns.ts';
import { wordsOf } from '../normalise/fold.ts';
import { compareBirth, compareClaims, compareNature, compareWork } from './evidence.ts';
import type { NameFrequency } from './frequency.ts';
import type { KnownCities } from './known-cities.ts';
import { type comparisonLevels, levelCode } from './levels.ts';
import { compareNames } from './name.ts';
import { placeReader } from './place-levels.ts';

/** Columns a candidate batch needs beside the ids; missing ones are no evidence. */
export const candidateColumns = {
  customer: [
    'given',
    'middle',
    'family',
    'generation',
    'email_local',
    'birth_year',
    'city',
    'region',
    'country',
    'place_id',
    'latitude',
    'longitude',
    'place_people',
    'place_share',
    'page',
    'host',
    'site',
    'company',
    'titles',
    'handles',
  ],
  /** Of the profile; `generation` and `titles` come as `profile_generation`, `profile_titles`. */
  profile: [
    'platform',
    'handle',
    'handle_plain',
    'handle_letters',
    'skeleton',
    'handle_words',
    'handle_year',
    'name',
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
    'nature',
  ],
} as const;

/** Levels and chances of pairs; every array has one place a pair. */
export interface EvidenceBatch {
  readonly length: number;
  readonly levels: Readonly<Record<keyof typeof comparisonLevels, Uint8Array>>;
  /** log2 chance that a stranger reaches the name level. */
  readonly nameChance: Float32Array;
  /** log2 chance that a stranger makes the same claim. */
  readonly claimChance: Float32Array;
  /** log2 chance that a stranger lives in the same city; 0 where the level is another. */
  readonly placeChance: Float32Array;
  /** log2 chance that a stranger has the profile's handle, given what it spells of the name. */
  readonly handleChance: Float32Array;
  /** Equal for handles that are the same as far as every platform keeps them; 0 for short ones. */
  readonly handleHash: Uint32Array;
}

export interface CompareContext {
  readonly frequency: NameFrequency;
  readonly cities: KnownCities;
  /** Customers in the file: how rare a shared web host is follows from it. */
  readonly customers: number;
}

/** A host in a small file is not common: as if this many more customers had others. */
const priorHosts = 2000;
/** A host that more than an eighth of the customers share is no claim. */
const commonHostBits = -3;
const imitation = levelCode('nature', 'imitation');
const city = levelCode('place', 'city');
const otherClaim = levelCode('claim', 'other');
const sameHandle = levelCode('claim', 'same-handle');
const email = levelCode('name', 'email');
/** Of strangers with a link, about one in five links to a site that is not theirs. */
const othersSiteBits = -2.3;
/** A declared handle is another person’s about never: a slip that hits a real handle. */
const declaredBits = -30;

export function compareBatch(batch: ColumnBatch, context: CompareContext): EvidenceBatch {
  const { length } = batch;
  const bytes = () => new Uint8Array(length);
  const levels = {
    claim: bytes(),
    name: bytes(),
    place: bytes(),
    work: bytes(),
    birth: bytes(),
    nature: bytes(),
  };
  const nameChance = new Float32Array(length);
  const claimChance = new Float32Array(length);
  const placeChance = new Float32Array(length);
  const handleChance = new Float32Array(length);
  const handleHash = new Uint32Array(length);
  const plain = textColumn(batch, 'handle_plain');
  const name = nameReader(batch, context.frequency);
  const other = otherReader(batch, context.cities);
  const claimBits = claimChanceReader(batch, context.customers);
  for (let row = 0; row < length; row += 1) {
    const claim = other.claim(row);
    const agreement = name(row, claim !== sameHandle);
    levels.name[row] = agreement.level;
    nameChance[row] = agreement.chanceBits;
    handleChance[row] = agreement.handleBits;
    handleHash[row] = hashOfHandle(plain(row));
    const claimBitsOfRow = claim === sameHandle ? agreement.handleFormBits : claimBits(row, claim);
    const common = claim !== otherClaim && claimBitsOfRow > commonHostBits;
    levels.claim[row] = common ? 0 : claim;
    claimChance[row] = common ? 0 : claimBitsOfRow;
    levels.place[row] = other.place(row);
    if (levels.place[row] === city) placeChance[row] = other.cityChance(row);
    levels.work[row] = other.work(row);
    // Digits that the address has too are told by the name already.
    levels.birth[row] = agreement.level === email ? 0 : other.birth(row);
    const nature = other.nature(row);
    levels.nature[row] = nature;
    // A copy or an imitation bears the name on purpose: that the name is rare says nothing.
    if (nature <= imitation) nameChance[row] = 0;
  }
  return { length, levels, nameChance, claimChance, placeChance, handleChance, handleHash };
}

/** X cuts handles after 15 characters, one of which is often an underscore. */
export const siblingHandle = { lettersMin: 5, lettersMax: 14 } as const;

function hashOfHandle(plain: string | null): number {
  if (plain === null || plain.length < siblingHandle.lettersMin) return 0;
  return Math.max(1, hash32(plain.slice(0, siblingHandle.lettersMax)));
}

function nameReader(batch: ColumnBatch, frequency: NameFrequency) {
  const text = (column: string) => textColumn(batch, column);
  const [given, middle, family] = [text('given'), text('middle'), text('family')];
  const country = text('country');
  const [generation, emailLocal] = [text('generation'), text('email_local')];
  const [shown, spoken, plain] = [text('name'), text('handle_words'), text('handle_plain')];
  const [letters, skeleton, theirs] = [
    text('handle_letters'),
    text('skeleton'),
    text('profile_generation'),
  ];
  const words = (value: string | null): readonly string[] => (value === null ? [] : wordsOf(value));
  return (row: number, withEmail: boolean) =>
    compareNames(
      {
        given: words(given(row)),
        middle: words(middle(row)),
        family: words(family(row)),
        generation: generation(row),
        country: country(row),
        // A handle declared elsewhere and an address that is the same are one piece of evidence.
        emailLocal: withEmail ? emailLocal(row) : null,
      },
      {
        shown: words(shown(row)),
        generation: theirs(row),
        spoken: handleNameWords(spoken(row)),
        handlePlain: plain(row),
        letters: letters(row),
        skeleton: skeleton(row),
      },
      frequency,
    );
}

function otherReader(batch: ColumnBatch, cities: KnownCities) {
  const text = (column: string) => textColumn(batch, column);
  const [handles, page, host, site] = [text('handles'), text('page'), text('host'), text('site')];
  const [platform, handle] = [text('platform'), text('handle')];
  const [pages, hosts, sites] = [text('pages'), text('hosts'), text('sites')];
  const where = placeReader(batch, cities);
  const [company, titles] = [text('company'), text('titles')];
  const [profileTitles, bio] = [text('profile_titles'), text('bio')];
  const birthYear = numberColumn(batch, 'birth_year');
  const copies = batch.columns['copied'];
  const copied = (row: number): boolean => copies?.[row] === true;
  const [handleYear, nature] = [text('handle_year'), text('nature')];
  return {
    claim: (row: number) =>
      compareClaims({
        handles: handles(row),
        page: page(row),
        host: host(row),
        site: site(row),
        platform: platform(row) ?? '',
        handle: handle(row),
        pages: pages(row),
        hosts: hosts(row),
        sites: sites(row),
      }),
    place: where.level,
    cityChance: where.cityChance,
    work: (row: number) =>
      compareWork({
        company: company(row),
        titles: titles(row),
        profileTitles: profileTitles(row),
        bio: bio(row),
      }),
    birth: (row: number) => compareBirth(birthYear(row), handleYear(row)),
    nature: (row: number) => compareNature(nature(row) ?? 'person', copied(row)),
  };
}

/** Needs `host_customers` and `site_customers`: customers who share the host, the site. */
function claimChanceReader(batch: ColumnBatch, customers: number) {
  const hostCustomers = numberColumn(batch, 'host_customers');
  const siteCustomers = numberColumn(batch, 'site_customers');
  const declared = levelCode('claim', 'declared');
  const [page, host, site] = [
    levelCode('claim', 'page'),
    levelCode('claim', 'host'),
    levelCode('claim', 'site'),
  ];
  const share = (count: number): number => Math.log2(Math.max(1, count) / (customers + priorHosts));
  return (row: number, level: number): number => {
    switch (level) {
      case declared:
        return declaredBits;
      case page:
        return share(1) + othersSiteBits;
      case host:
        return share(hostCustomers(row) ?? 1) + othersSiteBits;
      case site:
        return share(siteCustomers(row) ?? 1);
      default:
        return 0;
    }
  };
}
