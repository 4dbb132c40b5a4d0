/**
 * Strangers who bear a customer's whole name beyond what chance has it:
 * relatives, namesakes that a search for the name brought in, copy-cats.
 *
 * However rare given and family name are together, a profile under them may be
 * such a stranger's, so the chance of a whole name never falls below this
 * share. Learnt from customers who declared a handle: another profile under
 * their name on the same platform is taken for a stranger's.
 */
import { levelCode } from '../compare/levels.ts';

export interface NamesakeTally {
  /** One candidate pair of a customer who declared some handle. */
  add(pair: {
    readonly customerId: string;
    readonly platform: string;
    readonly nameLevel: number;
    readonly declared: boolean;
  }): void;
  /**
   * Share of profiles that are namesakes of some customer, 0–1.
   *
   * @param profilesOfPlatform profiles in the pool by platform.
   */
  share(profilesOfPlatform: ReadonlyMap<string, number>, customers: number): number;
}

/** Before anything is learnt: of a hundred profiles two bear a customer's name and are not theirs. */
const priorShare = 0.02;
/** Profiles that the starting share is worth. */
const priorProfiles = 150;

const wholeNameFrom = levelCode('name', 'nickname');

export function createNamesakeTally(): NamesakeTally {
  const tallies = new Map<string, { platform: string; declared: boolean; others: number }>();
  return {
    add({ customerId, platform, nameLevel, declared }) {
      if (!declared && nameLevel < wholeNameFrom) return;
      const key = JSON.stringify([customerId, platform]);
      const tally = tallies.get(key) ?? { platform, declared: false, others: 0 };
      if (declared) tally.declared = true;
      else tally.others += 1;
      tallies.set(key, tally);
    },
    share(profilesOfPlatform, customers) {
      let others = priorShare * priorProfiles;
      let profiles = priorProfiles;
      for (const tally of tallies.values()) {
        if (!tally.declared) continue;
        others += tally.others;
        profiles += (profilesOfPlatform.get(tally.platform) ?? 0) / Math.max(1, customers);
      }
      return Math.min(0.5, others / profiles);
    },
  };
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

/**
 * log2 chance that a stranger reaches the name level, namesakes included.
 *
 * @param shareOfPair chance that a random pair is a customer and a namesake of theirs.
 */
export function chanceWithNamesakes(
  level: number,
  chanceBits: number,
  shareOfPair: number,
): number {
  const part = partOf(level);
  return part === 0 ? chanceBits : Math.log2(2 ** chanceBits + part * shareOfPair);
}
