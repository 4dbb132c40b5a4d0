/**
 * The profiles of one block: those of its people, its bots, fan pages and
 * copy-cats, in shuffled order so that a slot tells nothing.
 */
import { assert, type Random } from '../../kernel/index.ts';
import { townBrand, townCompetitors } from '../brand.ts';
import { fold } from '../names/fold.ts';
import type { BlockPeople, Resident } from '../people/block-people.ts';
import { drawInvented, fitHandle } from '../people/handle.ts';
import { topics } from '../people/person.ts';
import { dayMs, lognormal, streamOf, type TownPlan } from '../plan.ts';
import { drawBotBio, drawStrangerBio } from './bio.ts';
import { type Declared, drawDeclared } from './declared.ts';
import { drawOwnProfiles } from './own-profiles.ts';
import { type Profile, type TownPlatform, townPlatforms } from './profile.ts';

/** Most profiles of a block; ids and the handle register count on it. */
export const slotsMax = 4096;
export const slotOrganisation = (brand: number, platform: TownPlatform): number =>
  brand * townPlatforms.length + townPlatforms.indexOf(platform);

export interface BlockProfiles {
  readonly profiles: readonly Profile[];
  /** Slots of each resident's own profiles. */
  readonly slotsOf: ReadonlyMap<number, readonly number[]>;
  /** Customer record → what they told the company about their handles. */
  readonly declared: readonly Declared[];
}

export function drawBlockProfiles(plan: TownPlan, people: BlockPeople): BlockProfiles {
  const random = streamOf(plan, people.block, 'profiles');
  const declared = drawDeclared(random, people);
  const mixed: Profile[] = [];
  people.residents.forEach((resident, index) => {
    const customer = index < people.customers;
    const shadowed = customer && random.chance(namesakeShare);
    if (shadowed) mixed.push(namesake(random, plan, resident, index));
    if (customer && !random.chance(0.5)) return;
    const own = drawOwnProfiles(random, plan, {
      resident,
      index,
      customer,
      record: customer ? people.records[resident.record] : undefined,
      declared: customer ? declared[resident.record] : undefined,
      imitated: shadowed,
    });
    mixed.push(...own);
    if (!customer) return;
    const original = own[0] as Profile;
    if (random.chance(copycatShare)) mixed.push(copycat(random, plan, original));
    if (random.chance(fanShare)) mixed.push(fanPage(random, plan, resident, index));
  });
  const bots = Math.round(mixed.length * 0.075);
  const rings = Math.max(1, Math.round(bots / 9));
  for (let i = 0; i < bots; i++)
    mixed.push(drawBot(random, plan, random.chance(0.7) ? random.below(rings) : -1));
  shuffle(random, mixed);
  const profiles = people.block === 0 ? [...organisations(plan), ...mixed] : mixed;
  assert(profiles.length <= slotsMax, `block ${people.block} has more than ${slotsMax} profiles`);
  const slotsOf = new Map<number, number[]>();
  profiles.forEach((profile, slot) => {
    if (profile.kind !== 'person' || profile.resident < 0) return;
    const slots = slotsOf.get(profile.resident);
    if (slots) slots.push(slot);
    else slotsOf.set(profile.resident, [slot]);
  });
  return { profiles, slotsOf, declared };
}

/** Share of customers beside whom a stranger of the same name is planted. */
const namesakeShare = 0.008;
/** Shares of customers with a profile whom somebody copies, or follows as a fan. */
const copycatShare = 0.02;
const fanShare = 0.024;

function shuffle(random: Random, list: Profile[]): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] as Profile, list[i] as Profile];
  }
}

const nothing = {
  bio: null,
  location: null,
  url: null,
  hasAvatar: true,
  usual: false,
  ring: -1,
  resident: -1,
  imitates: -1,
  evidence: 'none',
} as const;

/** The brand's and the competitors' own profiles, first in the first block. */
function organisations(plan: TownPlan): Profile[] {
  return [townBrand, ...townCompetitors].flatMap((brand) =>
    townPlatforms.map(
      (platform): Profile => ({
        ...nothing,
        kind: 'organisation',
        platform,
        wish: brand.name.toLowerCase(),
        displayName: brand.name,
        bio: `The official ${brand.name} profile. Gear for people who go outside.`,
        url: `https://${brand.name.toLowerCase()}.example/`,
        fame: 60,
        lang: 'en',
        favourite: 0,
        second: 1,
        postsPerDay: 0.25,
        createdMs: plan.startMs - 3000 * dayMs,
      }),
    ),
  );
}

const drawPlatform = (random: Random): TownPlatform => {
  const at = random.uniform();
  return at < 0.5 ? 'x' : at < 0.7 ? 'bluesky' : at < 0.84 ? 'mastodon' : 'instagram';
};

const quiet = (random: Random, plan: TownPlan, resident: Resident) => ({
  ...nothing,
  platform: drawPlatform(random),
  fame: lognormal(random, 0.6, 0.8),
  lang: resident.person.lang,
  favourite: random.below(topics.length),
  second: random.below(topics.length),
  postsPerDay: lognormal(random, 0.008, 0.9),
  createdMs: plan.startMs - random.below(3000) * dayMs,
});

/** A real stranger of the same name, mostly living elsewhere. */
function namesake(random: Random, plan: TownPlan, resident: Resident, index: number): Profile {
  const { name, urns, place } = resident.person;
  const other = urns.places.values[urns.places.draw(random)] ?? place;
  const full = `${name.given} ${name.family}`;
  const base = quiet(random, plan, resident);
  const squashed = fold(full);
  return {
    ...base,
    kind: 'namesake',
    imitates: index,
    wish: fitHandle(
      random.chance(0.5) ? squashed : `${squashed}${random.below(100)}`,
      base.platform,
    ),
    displayName: full,
    bio: drawStrangerBio(random, resident.person.lang),
    location: random.chance(0.8) ? random.pick(other.spoken) : null,
  };
}

/** Somebody who took another's name, words and picture: the handle is a slip away, the account young. */
function copycat(random: Random, plan: TownPlan, original: Profile): Profile {
  return {
    ...original,
    kind: 'copycat',
    resident: -1,
    imitates: original.resident,
    usual: false,
    evidence: 'none',
    wish: fitHandle(
      `${original.wish.slice(0, 13)}${random.pick(['_', '1', '_1', '0'])}`,
      original.platform,
    ),
    url: null,
    fame: lognormal(random, 0.3, 0.8),
    postsPerDay: lognormal(random, 0.008, 0.9),
    createdMs: plan.endMs - (1 + random.below(200)) * dayMs,
  };
}

function fanPage(random: Random, plan: TownPlan, resident: Resident, index: number): Profile {
  const { name } = resident.person;
  const base = quiet(random, plan, resident);
  const word = random.pick(['fans', 'fanpage', 'updates', 'parody', 'daily']);
  return {
    ...base,
    kind: 'fan',
    imitates: index,
    wish: fitHandle(fold(name.nick + name.family + word), base.platform),
    displayName: `${name.given} ${name.family} ${random.pick(['Fans', 'Fan Page', '(parody)', 'Updates', 'Fan Club'])}`,
    bio: random.pick([
      'Fan account. Not affiliated.',
      'Unofficial. Parody.',
      'News about our favourite',
      'Run by fans ❤️',
    ]),
  };
}

function drawBot(random: Random, plan: TownPlan, ring: number): Profile {
  const invented = drawInvented(random);
  const young = random.chance(0.65);
  const platform = drawPlatform(random);
  return {
    ...nothing,
    kind: 'bot',
    platform,
    wish: fitHandle(
      `${invented.text.replace(/\d+$/, '')}${10_000 + random.below(9_990_000)}`.slice(-15),
      platform,
    ),
    displayName: random.chance(0.5)
      ? invented.text.replace(/\d+$/, '')
      : `${random.pick(['Crypto', 'Daily', 'Lucky', 'Happy', 'Real', 'Best'])} ${random.pick(['Deals', 'Emma', 'Signals', 'News', 'Alex', 'Trends'])}`,
    bio: drawBotBio(random),
    hasAvatar: random.chance(0.6),
    fame: lognormal(random, 0.12, 0.7),
    lang: random.chance(0.7) ? 'en' : random.pick(['es', 'pt', 'ar', 'hi']),
    favourite: random.below(topics.length),
    second: 0,
    postsPerDay: lognormal(random, 0.014, 0.8),
    createdMs: young
      ? plan.endMs - (1 + random.below(500)) * dayMs
      : plan.startMs - random.below(2500) * dayMs,
    ring,
  };
}
