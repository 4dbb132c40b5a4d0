/**
 * Strangers who bear a customer's whole name, beyond given name times family
 * name, and second accounts of the customers themselves.
 *
 * Takes customers whose account on a platform is known (declared) or all but
 * sure; another profile under their name there is a
 * stranger of the same name by chance, one that comes with the customer however
 * rare the name (a relative, or whom a search for the name brought in), or a
 * second account. The counts are Poisson with three sources, parted by
 * expectation-maximisation with priors; what the profile says beside its name
 * tells a second account from strangers. How common the name is, is reckoned
 * without the other profile: else a name would seem as common as it turned out
 * to be there, and a rare one never met.
 */
import { levelCode } from '../compare/levels.ts';

export interface NamesakeModel {
  /** Share of profiles that are planted namesakes of some customer, 0–1. */
  readonly share: number;
  /** How many times more often names meet than their frequencies tell, by rarity (`affinityBits`). */
  readonly affinity: readonly number[];
  /** Second accounts for each customer who has one on a platform, 0–1. */
  readonly second: number;
}

/** One profile that may be the customer's, on one platform. */
export interface SlotPair {
  readonly nameLevel: number;
  /** log2 chance that a stranger bears the name, namesakes left out. */
  readonly chanceBits: number;
  /** The same with the profile left out of the counts. */
  readonly rarerBits: number;
  /** Bits of everything but the name. */
  readonly otherBits: number;
  /** Declared, or confirmed by a person. */
  readonly known: boolean;
  /** By the model so far, 0–1; 0 before there is one. */
  readonly probability: number;
}

export interface NamesakeTally {
  /** @param profiles in the pool of the platform. */
  addSlot(pairs: readonly SlotPair[], profiles: number): void;
  learn(customers: number): NamesakeModel;
}

/** Before anything is learnt: of a hundred profiles one bears a customer's name and is not theirs. */
const priorShare = 0.01;
/** Profiles that the starting share is worth. */
const priorProfiles = 200;
/**
 * How rare the names are at which the affinity is learnt, straight lines between
 * them: log2 of the bearers expected among as many strangers as there are customers.
 */
export const affinityBits: readonly number[] = [0, -2, -4, -6];
const priorAffinity = 1.2;
/** Strangers of the same name that each starting affinity is worth. */
const priorStrangers = 4;
const affinityMin = 0.5;
const priorSecond = 0.1;
/** Slots that the starting share of second accounts is worth. */
const priorSlots = 20;
const rounds = 60;
/** A slot whose best pair is this sure counts as known. */
export const sureProbability = 0.85;
const otherBitsMax = 12;

export const wholeNameFrom = levelCode('name', 'nickname');

interface Seen {
  readonly profiles: number;
  /** log2 chance that a stranger bears the name. */
  readonly chanceBits: number;
  /** Bits of each other profile under the name. */
  readonly others: readonly number[];
}

export const priorNamesakes: NamesakeModel = {
  share: priorShare,
  affinity: affinityBits.map(() => priorAffinity),
  second: priorSecond,
};

export function createNamesakeTally(): NamesakeTally {
  const seen: Seen[] = [];
  return {
    addSlot(pairs, profiles) {
      const named = pairs.filter((pair) => pair.nameLevel >= wholeNameFrom);
      const anchor = named.find((pair) => pair.known) ?? surest(named);
      if (anchor === undefined) return;
      // A nickname or an address makes an account rarer than the name is.
      const commonest = Math.max(
        ...named.map((pair) => (named.length > 1 ? pair.rarerBits : pair.chanceBits)),
      );
      seen.push({
        profiles,
        chanceBits: commonest,
        others: named.flatMap((pair) => (pair === anchor || pair.known ? [] : [pair.otherBits])),
      });
    },
    learn: (customers) => partSources(seen, Math.max(1, customers)),
  };
}

function surest(pairs: readonly SlotPair[]): SlotPair | undefined {
  const [best] = [...pairs].sort((a, b) => b.probability - a.probability);
  return best === undefined || best.probability < sureProbability ? undefined : best;
}

/** Expectation-maximisation of the three sources; priors as counts. */
function partSources(seen: readonly Seen[], customers: number): NamesakeModel {
  const planted = seen.reduce((sum, one) => sum + one.profiles / customers, priorProfiles);
  const byChance = affinityBits.map(() => priorStrangers / priorAffinity);
  for (const one of seen) addAt(byChance, knotPlace(one.chanceBits, customers), expectedOf(one));
  const met = seen
    .filter((one) => one.others.length > 0)
    .map((one) => ({
      planted: one.profiles / customers,
      expected: expectedOf(one),
      place: knotPlace(one.chanceBits, customers),
      odds: one.others.map((bits) => 2 ** Math.min(otherBitsMax, bits)),
    }));
  let model = priorNamesakes;
  for (let round = 0; round < rounds; round += 1) {
    let ofPlanted = priorShare * priorProfiles;
    const ofChance = affinityBits.map(() => priorStrangers);
    let ofSecond = priorSecond * priorSlots;
    for (const { planted: ofOne, expected, place, odds } of met) {
      const a = model.share * ofOne;
      const b = affinityAt(model.affinity, place) * expected;
      let chance = 0;
      for (const one of odds) {
        const c = model.second * one;
        const all = a + b + c;
        ofPlanted += a / all;
        chance += expected / all;
        ofSecond += c / all;
      }
      addAt(ofChance, place, chance, model.affinity);
    }
    model = {
      share: Math.min(0.5, ofPlanted / planted),
      affinity: ofChance.map((strangers, knot) =>
        Math.max(affinityMin, strangers / (byChance[knot] ?? 1)),
      ),
      second: Math.min(1, ofSecond / (seen.length + priorSlots)),
    };
  }
  return model;
}

/** Strangers of the name expected on the platform, were names independent. */
const expectedOf = ({ profiles, chanceBits }: Seen): number => profiles * 2 ** chanceBits;

const knotStep = 2;
const lastKnot = affinityBits.length - 1;

/** Where a name stands among the knots of `affinityBits`, 0 to the last. */
const knotPlace = (chanceBits: number, customers: number): number =>
  Math.min(lastKnot, Math.max(0, -(chanceBits + Math.log2(customers)) / knotStep));

function affinityAt(affinity: readonly number[], place: number): number {
  const knot = Math.min(lastKnot - 1, Math.floor(place));
  const [above = 1, below = 1] = [affinity[knot], affinity[knot + 1]];
  return above + (place - knot) * (below - above);
}

/** Adds to the two knots beside a place, to each in proportion as it is near and to its weight. */
function addAt(sums: number[], place: number, value: number, weights?: readonly number[]): void {
  const knot = Math.min(lastKnot - 1, Math.floor(place));
  const [above = 1, below = 1] = [weights?.[knot], weights?.[knot + 1]];
  sums[knot] = (sums[knot] ?? 0) + (1 + knot - place) * value * above;
  sums[knot + 1] = (sums[knot + 1] ?? 0) + (place - knot) * value * below;
}

const initial = levelCode('name', 'initial');
const fuzzy = levelCode('name', 'fuzzy');
const fullMiddle = levelCode('name', 'full-middle');

/** How much of the namesake share a level has: a middle name tells most of them apart. */
function partOf(level: number): number {
  if (level < initial) return 0;
  if (level === fullMiddle) return 0.2;
  return level === initial || level === fuzzy ? 0.3 : 1;
}

/** log2 chance that a stranger reaches the name level, namesakes included. */
export function chanceWithNamesakes(
  level: number,
  chanceBits: number,
  namesakes: Omit<NamesakeModel, 'second'> & { readonly customers: number },
): number {
  const part = partOf(level);
  if (part === 0) return chanceBits;
  const customers = Math.max(1, namesakes.customers);
  const affinity =
    level === initial ? 1 : affinityAt(namesakes.affinity, knotPlace(chanceBits, customers));
  const planted = (part * namesakes.share) / customers;
  return Math.min(0, Math.log2(affinity * 2 ** chanceBits + planted));
}
