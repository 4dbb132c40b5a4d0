/** Compares candidate pairs: everything that two records tell of each other, as levels and chances. */
import { addressChance, compareAddress } from './address.ts';
import {
  type CompareContext,
  compareEach,
  type EvidenceBatch,
  type PairColumns,
  type RecordReaders,
} from './compare-each.ts';
import { claimCode, compareBirth, compareClaims, compareNature, compareWork } from './evidence.ts';
import type { KnownCities } from './known-cities.ts';
import { levelCode } from './levels.ts';
import { compareNames } from './name.ts';
import { cityChance, comparePlaces } from './place-levels.ts';
import type { CustomerRecord, ProfileRecord } from './records.ts';

/** A host in a small file is not common: as if this many more customers had others. */
const priorHosts = 2000;
/** A host that more than an eighth of the customers share is no claim. */
const commonHostBits = -3;
const imitation = levelCode('nature', 'imitation');
const city = levelCode('place', 'city');
const sameAddress = levelCode('address', 'same');
/** Of the sites that customers have, about one in twenty is linked by somebody else too. */
const othersSiteBits = -4.3;
/** A declared handle is another person’s about never: a slip that hits a real handle. */
const declaredBits = -30;

/** Everything that the two records of each pair tell of each other. */
export const compareBatch = (
  pairs: PairColumns,
  records: RecordReaders,
  context: CompareContext,
): EvidenceBatch => compareEach(pairs, records, context, comparePair);

function comparePair(
  evidence: EvidenceBatch,
  row: number,
  sides: { readonly customer: CustomerRecord; readonly profile: ProfileRecord },
  context: CompareContext,
): void {
  const { customer, profile } = sides;
  const { levels } = evidence;
  const claim = claimOf(customer, profile);
  const sameHandle = claim === claimCode.sameHandle;
  const agreement = compareNames(customer.called, profile.called, context.frequency);
  levels.name[row] = agreement.level;
  // A handle declared elsewhere and an address that is the same are one piece of evidence.
  const address = sameHandle ? 0 : addressOf(customer, profile);
  levels.address[row] = address;
  if (address === sameAddress) {
    evidence.addressChance[row] = addressChance(agreement.handleFormBits);
  }
  evidence.handleChance[row] = agreement.handleBits;
  evidence.handleHash[row] = profile.marks.whole;
  evidence.handleStart[row] = profile.marks.start;
  const claimBits = sameHandle ? agreement.handleFormBits : claimChance(claim, customer, context);
  const common = claim !== claimCode.other && claimBits > commonHostBits;
  levels.claim[row] = common ? 0 : claim;
  evidence.claimChance[row] = common ? 0 : claimBits;
  const { place, nature } = compareBeside(evidence, row, sides, context);
  if (place === city) evidence.placeChance[row] = cityBits(customer, profile, context.cities);
  // A copy or an imitation bears the name on purpose: that the name is rare says nothing.
  evidence.nameChance[row] = nature <= imitation ? 0 : agreement.chanceBits;
  evidence.rarerNameChance[row] = nature <= imitation ? 0 : agreement.rarerBits;
}

/** What the two tell beside names and claims: place, work, birth and what the profile is. */
export function compareBeside(
  { levels }: EvidenceBatch,
  row: number,
  { customer, profile }: { readonly customer: CustomerRecord; readonly profile: ProfileRecord },
  { cities }: CompareContext,
): { readonly place: number; readonly nature: number } {
  const place = placeOf(customer, profile, cities);
  levels.place[row] = place;
  levels.work[row] = workOf(customer, profile);
  // Digits that the address has too are told by it already.
  const toldByAddress = levels.address[row] === sameAddress;
  levels.birth[row] = toldByAddress ? 0 : compareBirth(customer.birthYear, profile.handleYear);
  const nature = compareNature(profile.nature, profile.copied);
  levels.nature[row] = nature;
  return { place, nature };
}

export const addressOf = (customer: CustomerRecord, profile: ProfileRecord): number =>
  compareAddress({
    emailLocal: customer.emailLocal,
    platform: profile.platform,
    handle: profile.handle,
    handlePlain: profile.called.handlePlain,
  });

const claimOf = (customer: CustomerRecord, profile: ProfileRecord): number =>
  customer.handles === null && customer.page === null
    ? 0
    : compareClaims({
        handles: customer.handles,
        page: customer.page,
        host: customer.host,
        site: customer.site,
        platform: profile.platform,
        handle: profile.handle,
        pages: profile.pages,
        hosts: profile.hosts,
        sites: profile.sites,
      });

const placeOf = (customer: CustomerRecord, profile: ProfileRecord, cities: KnownCities): number =>
  comparePlaces(
    {
      city: customer.city,
      region: customer.region,
      country: customer.country,
      spot: customer.spot,
      place: profile.place,
      regions: profile.regions,
      countries: profile.countries,
      said: profile.said,
      guessed: profile.guessed,
    },
    cities,
  );

const cityBits = (customer: CustomerRecord, profile: ProfileRecord, cities: KnownCities): number =>
  cityChance(
    {
      city: customer.city,
      country: customer.country,
      spot: customer.spot,
      share: customer.cityShare,
      saidShare: profile.saidShare,
      guessed: profile.guessed,
    },
    cities,
  );

const workOf = (customer: CustomerRecord, profile: ProfileRecord): number =>
  compareWork({
    company: customer.company,
    titles: customer.titles,
    profileTitles: profile.titles,
    bio: profile.bio,
  });

/** log2 chance that a stranger makes the claim, from how many customers share the host or site. */
function claimChance(level: number, customer: CustomerRecord, context: CompareContext): number {
  switch (level) {
    case claimCode.declared:
      return declaredBits;
    case claimCode.page:
      return shareBits(1, context) + othersSiteBits;
    case claimCode.host:
      return shareBits(customer.hostCustomers, context) + othersSiteBits;
    case claimCode.site:
      return shareBits(customer.siteCustomers, context);
    default:
      return 0;
  }
}

const shareBits = (count: number, { customers }: CompareContext): number =>
  Math.log2(Math.max(1, count) / (customers + priorHosts));
