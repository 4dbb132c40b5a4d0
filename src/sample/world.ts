/**
 * A town's blocks, made when asked for and kept a little while.
 *
 * Every part of a block follows from the plan alone, so a block dropped from
 * the cache comes back the same. A town of a few blocks stays in memory; of a
 * large one only the blocks last used.
 */
import { type BlockFollows, drawFollows } from './network/block-follows.ts';
import { type Cascades, type Root, runCascades } from './network/cascade.ts';
import { drawMinds, type Minds } from './network/minds.ts';
import { type PlannedPost, planPosts } from './network/post-plan.ts';
import { drawShocks, type Shocks } from './network/shock.ts';
import { type BlockPeople, drawBlockPeople } from './people/block-people.ts';
import type { TownPlan } from './plan.ts';
import { type BlockProfiles, drawBlockProfiles } from './profiles/block-profiles.ts';
import type { Profile } from './profiles/profile.ts';
import { profileIdOf } from './profiles/profile-id.ts';
import { type Survey, surveyTown } from './survey.ts';

export interface SocialBlock {
  readonly people: BlockPeople;
  readonly profiles: BlockProfiles;
  readonly follows: BlockFollows;
  readonly minds: Minds;
  /** Planned posts of every own slot. */
  readonly planned: readonly (readonly PlannedPost[])[];
  readonly cascades: Cascades;
}

export interface World {
  readonly plan: TownPlan;
  survey(): Survey;
  people(block: number): BlockPeople;
  profiles(block: number): BlockProfiles;
  social(block: number): SocialBlock;
  /** Profile of a node of a block: an own slot, or a foreign hub after them. */
  nodeOf(social: SocialBlock, node: number): NodeFacts;
}

export interface NodeFacts {
  readonly block: number;
  readonly slot: number;
  readonly profile: Profile;
  readonly profileId: string;
}

const blocksKept = 6;

export function createWorld(plan: TownPlan): World {
  let surveyed: Survey | undefined;
  let shocks: Shocks | undefined;
  const survey = (): Survey => (surveyed ??= surveyTown(plan));
  const people = remember((block) => drawBlockPeople(plan, block));
  const profiles = remember((block) => drawBlockProfiles(plan, people(block)));
  const social = remember((block) => {
    shocks ??= drawShocks(plan);
    return drawSocial(plan, {
      people: people(block),
      profiles: profiles(block),
      survey: survey(),
      shocks,
    });
  });
  return {
    plan,
    survey,
    people,
    profiles,
    social,
    nodeOf(block, node) {
      const { profiles: own } = block.profiles;
      const hub = block.follows.foreign[node - own.length];
      const facts = hub ?? { block: block.people.block, slot: node, profile: own[node] as Profile };
      return {
        block: facts.block,
        slot: facts.slot,
        profile: facts.profile,
        profileId: profileIdOf(facts.profile.platform, facts.block, facts.slot),
      };
    },
  };
}

/** Keeps the last few blocks made. */
function remember<T>(make: (block: number) => T): (block: number) => T {
  const kept = new Map<number, T>();
  return (block) => {
    const known = kept.get(block);
    if (known !== undefined) return known;
    const made = make(block);
    if (kept.size >= blocksKept) kept.delete(kept.keys().next().value as number);
    kept.set(block, made);
    return made;
  };
}

interface Parts {
  readonly people: BlockPeople;
  readonly profiles: BlockProfiles;
  readonly survey: Survey;
  readonly shocks: Shocks;
}

function drawSocial(plan: TownPlan, parts: Parts): SocialBlock {
  const { people, profiles, survey, shocks } = parts;
  const { block } = people;
  const list = profiles.profiles;
  const follows = drawFollows(plan, { people, profiles, survey });
  const minds = drawMinds(plan, people, list);
  const planned = list.map((profile, slot) =>
    planPosts(plan, {
      block,
      slot,
      profile,
      resident: people.residents[profile.resident],
      customer: profile.resident >= 0 && profile.resident < people.customers,
      shocks,
    }),
  );
  const roots: Root[] = planned.flatMap((posts, node) =>
    posts.map((post, k) => ({ node, k, post })),
  );
  follows.foreign.forEach((hub, index) => {
    const { block: home, slot, profile, resident, customer } = hub;
    planPosts(plan, { block: home, slot, profile, resident, customer, shocks }).forEach(
      (post, k) => {
        roots.push({ node: list.length + index, k, post });
      },
    );
  });
  const cascades = runCascades({ plan, block, profiles: list, follows, minds, roots, shocks });
  return { people, profiles, follows, minds, planned, cascades };
}
