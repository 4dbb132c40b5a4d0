/**
 * Strangers who bear a customer's whole name, beyond given name times family name.
 *
 * Two things bring them: names go together (a German given name stands before a
 * German family name), which multiplies the chance; and relatives, namesakes that
 * a search for the name brought in, and copy-cats, which put a floor under it
 * however rare the name. Both are learnt from customers who declared a handle:
 * another profile under their name on the same platform is taken for a
 * stranger's. The counts are Poisson with two sources, parted by
 * expectation-maximisation, with priors.
 */
import { levelCode } from '../compare/levels.ts';

export interface NamesakeModel {
  /** Share of profiles that are planted namesakes of some customer, 0–1. */
  readonly share: number;
  /** How many times more often the two names meet than if they were independent, from 1. */
  readonly affinity: number;
}

export interface NamesakeTally {
  /** One candidate pair of a customer who declared some handle. */
  add(pair: {
    readonly customerId: string;
    readonly platform: string;
    readonly nameLevel: number;
    /** log2 chance that a stranger bears the name, were the two names independent. */
    readonly chanceBits: number;
    readonly declared: boolean;
  }): void;
  /** @param profilesOfPlatform profiles in the pool by platform. */
  learn(profilesOfPlatform: ReadonlyMap<string, number>, customers: number): NamesakeModel;
}

/** Before anything is learnt: of a hundred profiles two bear a customer's name and are not theirs. */
const priorShare = 0.02;
/** Profiles that the starting share is worth. */
const priorProfiles = 400;
/** Before anything is learnt: a file of a few peoples mixed. */
const priorAffinity = 2;
/** Strangers of the same name that the starting affinity is worth. */
const priorStrangers = 2;
const rounds = 50;

const wholeNameFrom = levelCode('name', 'nickname');

interface Tally {
  readonly platform: string;
  /** Chance of the name of a declared pair; undefined until one with a whole name is seen. */
  chance: number | undefined;
  others: number;
}

export function createNamesakeTally(): NamesakeTally {
  const tallies = new Map<string, Tally>();
  return {
    add({ customerId, platform, nameLevel, chanceBits, declared }) {
      if (nameLevel < wholeNameFrom) return;
      const key = JSON.stringify([customerId, platform]);
      const tally = tallies.get(key) ?? { platform, chance: undefined, others: 0 };
      if (declared) tally.chance = 2 ** chanceBits;
      else tally.others += 1;
      tallies.set(key, tally);
    },
    learn(profilesOfPlatform, customers) {
      const seen = [...tallies.values()].flatMap(({ platform, chance, others }) => {
        const pool = profilesOfPlatform.get(platform) ?? 0;
        if (chance === undefined) return [];
        return [{ others, planted: pool / Math.max(1, customers), byChance: chance * pool }];
      });
      return partSources(seen);
    },
  };
}

interface Seen {
  readonly others: number;
  /** Expected others for a share of 1. */
  readonly planted: number;
  /** Expected others for an affinity of 1. */
  readonly byChance: number;
}

function partSources(seen: readonly Seen[]): NamesakeModel {
  const planted = seen.reduce((sum, one) => sum + one.planted, priorProfiles);
  const byChance = seen.reduce((sum, one) => sum + one.byChance, priorStrangers / priorAffinity);
  let model: NamesakeModel = { share: priorShare, affinity: priorAffinity };
  for (let round = 0; round < rounds; round += 1) {
    let ofPlanted = priorShare * priorProfiles;
    let ofChance = priorStrangers;
    for (const one of seen) {
      const a = model.share * one.planted;
      const b = model.affinity * one.byChance;
      if (one.others === 0 || a + b === 0) continue;
      ofPlanted += (one.others * a) / (a + b);
      ofChance += (one.others * b) / (a + b);
    }
    model = {
      share: Math.min(0.5, ofPlanted / planted),
      affinity: Math.max(1, ofChance / byChance),
    };
  }
  return model;
}

const initial = levelCode('name', 'initial');
const fuzzy = levelCode('name', 'fuzzy');
const fullMiddle = levelCode('name', 'full-middle');
const email = levelCode('name', 'email');

/** How much of the namesake share a level has: a middle name tells most of them apart. */
function partOf(level: number): number {
  if (level < initial || level === email) return 0;
  if (level === fullMiddle) return 0.2;
  return level === initial || level === fuzzy ? 0.3 : 1;
}

/** log2 chance that a stranger reaches the name level, namesakes included. */
export function chanceWithNamesakes(
  level: number,
  chanceBits: number,
  namesakes: NamesakeModel & { readonly customers: number },
): number {
  const part = partOf(level);
  if (part === 0) return chanceBits;
  const affinity = level === initial ? 1 : namesakes.affinity;
  const planted = (part * namesakes.share) / Math.max(1, namesakes.customers);
  return Math.min(0, Math.log2(affinity * 2 ** chanceBits + planted));
}
