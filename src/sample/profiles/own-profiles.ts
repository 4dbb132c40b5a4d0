/**
 * The profiles a person has, and what could tell who owns them.
 *
 * Whether an owner can be known is reckoned in bits: what name, place,
 * employer and handle share with the customer record, by the town's own
 * shares, against the number of people it could be. At 49 in 50 or surer it is
 * knowable; a stranger planted under the same name takes the name's bits away.
 */
import type { Random } from '../../kernel/index.ts';
import { fold } from '../names/fold.ts';
import type { Place } from '../names/index.ts';
import type { Resident } from '../people/block-people.ts';
import { drawHandle, drawInvented, fitHandle, type Handle } from '../people/handle.ts';
import { type CustomerRecord, employerBits } from '../people/record.ts';
import { dayMs, lognormal, type TownPlan } from '../plan.ts';
import { drawBio } from './bio.ts';
import type { Declared } from './declared.ts';
import { type Evidence, type Profile, type TownPlatform, townPlatforms } from './profile.ts';

interface OwnOptions {
  readonly resident: Resident;
  readonly index: number;
  readonly customer: boolean;
  readonly record: CustomerRecord | undefined;
  readonly declared: Declared | undefined;
  /** A namesake was planted beside them. */
  readonly imitated: boolean;
}

/** Share of profiles that bear the person's usual handle; X then cuts it at 15 letters. */
const usualShare: Readonly<Record<TownPlatform, number>> = {
  x: 0.91,
  bluesky: 0.83,
  mastodon: 0.86,
  instagram: 0.82,
};
const platformShare: Readonly<Record<TownPlatform, number>> = {
  x: 0.48,
  bluesky: 0.2,
  mastodon: 0.15,
  instagram: 0.17,
};
/** Bits that leave a rival one chance in 50 among all people of the town. */
const neededBits = (plan: TownPlan): number => Math.log2(plan.people) + Math.log2(50);

export function drawOwnProfiles(random: Random, plan: TownPlan, options: OwnOptions): Profile[] {
  const { customer } = options;
  const at = random.uniform();
  const wanted = customer ? (at < 0.58 ? 1 : at < 0.85 ? 2 : at < 0.96 ? 3 : 4) : at < 0.92 ? 1 : 2;
  const profiles: Profile[] = [];
  // Charisma is drawn apart from gregariousness, so that the gregarious are not simply the famous.
  const { gregariousness } = options.resident.person;
  const charisma = Math.exp(0.9 * random.normal() + 0.55 * gregariousness);
  const urge = customer ? 0.3 * options.resident.person.enthusiasm : 0;
  const talk =
    lognormal(random, customer ? 0.014 : 0.0053, 0.85) * Math.exp(0.35 * gregariousness + urge);
  for (const platform of choosePlatforms(random, wanted)) {
    profiles.push(drawOne(random, plan, options, { platform, charisma, talk }));
  }
  return withSiblings(plan, profiles, options.resident);
}

function choosePlatforms(random: Random, wanted: number): TownPlatform[] {
  const left = [...townPlatforms];
  const chosen: TownPlatform[] = [];
  while (chosen.length < wanted) {
    let rest = random.uniform() * left.reduce((sum, one) => sum + platformShare[one], 0);
    const index = left.findIndex((one) => (rest -= platformShare[one]) < 0);
    chosen.push(...left.splice(Math.max(0, index), 1));
  }
  return chosen;
}

interface OneOptions {
  readonly platform: TownPlatform;
  readonly charisma: number;
  readonly talk: number;
}

function drawOne(random: Random, plan: TownPlan, options: OwnOptions, one: OneOptions): Profile {
  const { resident, index } = options;
  const { person, own } = resident;
  const { platform } = one;
  const usual = random.chance(usualShare[platform]);
  const handle = usual ? resident.handle : drawHandle(random, person);
  const wish = fitHandle(handle.text, platform);
  const cut = wish.length < handle.text.length;
  const shown = drawDisplayName(random, resident, handle);
  const says = random.chance(0.58);
  const location = says
    ? random.chance(0.78)
      ? drawSpokenPlace(random, person.place)
      : vagueLocation(random, resident)
    : null;
  // Only the city's own name counts: who says `Brum` may not be understood.
  const namesCity = location !== null && fold(location).includes(fold(person.place.city));
  const namesEmployer = random.chance(0.09);
  const url = own.host !== '' && random.chance(0.6) ? `https://${own.host}/` : null;
  // Who is listened to posts more.
  const fame = one.charisma * lognormal(random, 1, 0.45);
  const bits = options.record
    ? evidenceBits(options, { handle, cut, shown, namesCity, namesEmployer })
    : undefined;
  return {
    kind: 'person',
    platform,
    resident: index,
    imitates: -1,
    wish,
    usual,
    displayName: shown.text,
    bio: drawBio(random, resident, namesEmployer),
    location,
    url,
    hasAvatar: random.chance(0.93),
    fame,
    lang: person.lang,
    favourite: person.favourite,
    second: person.second,
    postsPerDay:
      one.talk * fame ** 0.45 * lognormal(random, 0.72, 0.5) * (platform === 'instagram' ? 0.5 : 1),
    createdMs: plan.startMs - random.below(4400) * dayMs,
    ring: -1,
    evidence: bits ? judge(plan, options, { bits, platform, url }) : 'none',
  };
}

const drawSpokenPlace = (random: Random, place: Place): string =>
  random.chance(0.5) ? place.city : random.pick(place.spoken);

function vagueLocation(random: Random, resident: Resident): string {
  const { culture } = resident.person.urns;
  return random.pick([
    culture.countryName,
    culture.country,
    resident.person.place.region,
    'Earth',
    'somewhere outside',
    '🌍',
    'Internet',
  ]);
}

interface Shown {
  readonly text: string;
  /** How much of the name's bits the display name carries, 0–1. */
  readonly share: number;
}

function drawDisplayName(random: Random, resident: Resident, handle: Handle): Shown {
  const { person } = resident;
  const { name, urns } = person;
  const { native, familyFirst } = urns.culture;
  const emoji = random.chance(0.12)
    ? ` ${random.pick(['🏔️', '🌿', '☕', '🚲', '✨', '🐕', '🇪🇺', '🌈', '⛺'])}`
    : '';
  if (person.pseudonymous) {
    return {
      text: (random.chance(0.5) ? handle.text : drawInvented(random).text) + emoji,
      share: 0,
    };
  }
  const nativeGiven = native[name.given];
  const nativeFamily = native[name.family];
  if (nativeGiven !== undefined && nativeFamily !== undefined && random.chance(0.45)) {
    const text = familyFirst ? nativeFamily + nativeGiven : `${nativeGiven} ${nativeFamily}`;
    return { text: text + emoji, share: 0.75 };
  }
  const at = random.uniform();
  if (at < 0.6) return { text: `${name.given} ${name.family}${emoji}`, share: 1 };
  if (at < 0.74) return { text: `${name.nick} ${name.family}${emoji}`, share: 0.95 };
  if (at < 0.79) return { text: `${name.family} ${name.given}`, share: 1 };
  if (at < 0.85) return { text: `${name.nick} ${name.family.charAt(0)}.${emoji}`, share: 0.45 };
  if (at < 0.95) return { text: name.nick + emoji, share: 0.3 };
  return {
    text: handle.text,
    share: handle.style === 'squashed' || handle.style === 'separated' ? 0.9 : 0.3,
  };
}

interface Bits {
  readonly name: number;
  readonly place: number;
  readonly employer: number;
  readonly handle: number;
}

interface Shared {
  readonly handle: Handle;
  /** The platform cut the handle short. */
  readonly cut: boolean;
  readonly shown: Shown;
  readonly namesCity: boolean;
  readonly namesEmployer: boolean;
}

const styleShare: Readonly<Record<Handle['style'], number>> = {
  squashed: 1,
  separated: 1,
  'last-first': 1,
  year: 1,
  affix: 0.8,
  'initial-last': 0.6,
  'first-initial': 0.4,
  'nick-digits': 0.3,
  invented: 0,
};

/** Bits that record and profile share, each kind of evidence once. */
function evidenceBits(options: OwnOptions, shared: Shared): Bits {
  const { resident, record } = options;
  if (record === undefined) return { name: 0, place: 0, employer: 0, handle: 0 };
  const { person, own } = resident;
  const cut = shared.cut ? 0.8 : 1;
  const share = Math.max(shared.shown.share, cut * styleShare[shared.handle.style]);
  const year = shared.handle.style === 'year' && record.birthYear !== null ? 4.5 : 0;
  const mail = record.mailRight && own.mailIsHandle && shared.handle === resident.handle;
  return {
    name: share * Math.max(0, person.name.bits - (record.nameRight ? 0 : 4)),
    place: shared.namesCity && record.cityRight ? person.placeBits : 0,
    employer: shared.namesEmployer && record.company !== null ? employerBits : 0,
    handle: year + (mail ? shared.handle.bits : 0),
  };
}

interface Judged {
  readonly bits: Bits;
  readonly platform: TownPlatform;
  readonly url: string | null;
}

function judge(plan: TownPlan, options: OwnOptions, judged: Judged): Evidence {
  const { bits, platform, url } = judged;
  if (options.declared?.handles.includes(platform)) return 'declared';
  if (url !== null && options.record?.website != null) return 'website';
  // Place bits count within a culture, which the name's bits already told.
  const name = options.imitated ? Math.min(bits.name, 4) : bits.name;
  const needed = neededBits(plan);
  if (bits.handle >= needed) return 'handle';
  if (name >= needed) return 'name';
  if (name + bits.place >= needed) return 'name+place';
  return name + bits.place + bits.employer + bits.handle >= needed ? 'name+more' : 'none';
}

/** A profile under the same handle as one that is known is known too, where few could have that handle. */
function withSiblings(plan: TownPlan, profiles: readonly Profile[], resident: Resident): Profile[] {
  const { handle, person } = resident;
  const known = profiles.some((one) => one.usual && one.evidence !== 'none');
  const rareBits = handle.bits + styleShare[handle.style] * person.name.bits;
  if (!known || rareBits < neededBits(plan)) return [...profiles];
  return profiles.map((one) =>
    one.usual && one.evidence === 'none' ? { ...one, evidence: 'other profile' } : one,
  );
}
