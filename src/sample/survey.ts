/**
 * One look over the whole town before anything is told: who has which handle,
 * and which profiles of each block are known beyond it.
 *
 * Costs a pass over people and profiles; keeps about 20 bytes a profile and a
 * dozen cards a block, whatever the town's size.
 */
import { drawBlockPeople, type Resident } from './people/block-people.ts';
import type { TownPlan } from './plan.ts';
import { drawBlockProfiles } from './profiles/block-profiles.ts';
import { createHandleRegister, type HandleRegister } from './profiles/handle-register.ts';
import type { Profile } from './profiles/profile.ts';

/** A profile known beyond its block. */
export interface Hub {
  readonly block: number;
  readonly slot: number;
  readonly profile: Profile;
  readonly resident: Resident | undefined;
  readonly customer: boolean;
}

export interface Survey {
  readonly register: HandleRegister;
  /** Per block, most famous first. */
  readonly hubs: readonly (readonly Hub[])[];
}

const hubsPerBlock = 14;
const profilesPerCustomerMax = 3;

export function surveyTown(plan: TownPlan): Survey {
  const register = createHandleRegister(plan.customers * profilesPerCustomerMax + 100);
  const hubs: Hub[][] = [];
  for (let block = 0; block < plan.blocks; block++) {
    const people = drawBlockPeople(plan, block);
    const { profiles } = drawBlockProfiles(plan, people);
    profiles.forEach((profile, slot) => {
      register.claim(profile.platform, profile.wish, block, slot);
    });
    const order = profiles
      .map((_, slot) => slot)
      .filter((slot) => {
        const { kind } = profiles[slot] as Profile;
        return kind === 'person' || kind === 'organisation';
      })
      .sort((a, b) => (profiles[b] as Profile).fame - (profiles[a] as Profile).fame || a - b);
    const known = block === 0 ? hubsPerBlock + 12 : hubsPerBlock;
    hubs.push(
      order.slice(0, known).map((slot): Hub => {
        const profile = profiles[slot] as Profile;
        const resident = people.residents[profile.resident];
        return {
          block,
          slot,
          profile,
          resident,
          customer: profile.resident >= 0 && profile.resident < people.customers,
        };
      }),
    );
  }
  return { register, hubs };
}
