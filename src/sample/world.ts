/**
 * A town's blocks, made when asked for and kept a little while.
 *
 * Every part of a block follows from the plan alone, so a block dropped from
 * the cache comes back the same. A town of a few blocks stays in memory; of a
 * large one only the blocks last used: read table by table for a dozen blocks at
 * a time, and each block is made once.
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

/** Who follows whom in a block, and what everybody means to post. */
export interface NetworkBlock {
  readonly people: BlockPeople;
  readonly profiles: BlockProfiles;
  readonly follows: BlockFollows;
  /** Planned posts of every own slot. */
  readonly planned: readonly (readonly PlannedPost[])[];
}

/** A block with everything that happened in it. */
export interface SocialBlock extends NetworkBlock {
  readonly minds: Minds;
  readonly cascades: Cascades;
}

export interface World {
  readonly plan: TownPlan;
  survey(): Survey;
  people(block: number): BlockPeople;
  profiles(block: number): BlockProfiles;
  network(block: number): NetworkBlock;
  social(block: number): SocialBlock;
  /** Profile of a node of a block: an own slot, or a foreign hub after them. */
  nodeOf(block: NetworkBlock, node: number): NodeFacts;
}

export interface NodeFacts {
  readonly block: number;
  readonly slot: number;
  readonly profile: Profile;
  readonly profileId: string;
}

/** Blocks kept of each kind; a few megabytes each. */
export const blocksKept = 12;

export function createWorld(plan: TownPlan): World {
  let surveyed: Survey | undefined;
  let shocks: Shocks | undefined;
  const survey = (): Survey => (surveyed ??= surveyTown(plan));
  const people = remember((block) => drawBlockPeople(plan, block));
  const profiles = remember((block) => drawBlockProfiles(plan, people(block)));
  const shocksOf = (): Shocks => (shocks ??= drawShocks(plan));
  const network = remember((block) =>
    drawNetwork(plan, {
      people: people(block),
      profiles: profiles(block),
      survey: survey(),
      shocks: shocksOf(),
    }),
  );
  const social = remember((block) => drawSocial(plan, network(block), shocksOf()));
  const named = new WeakMap<NetworkBlock, NodeFacts[]>();
  return {
    plan,
    survey,
    people,
    profiles,
    network,
    social,
    nodeOf(block, node) {
      const known = named.get(block) ?? [];
      named.set(block, known);
      return (known[node] ??= nodeFacts(block, node));
    },
  };
}

function nodeFacts(block: NetworkBlock, node: number): NodeFacts {
  const { profiles } = block.profiles;
  const hub = block.follows.foreign[node - profiles.length];
  const facts = hub ?? {
    block: block.people.block,
    slot: node,
    profile: profiles[node] as Profile,
  };
  const { block: home, slot, profile } = facts;
  return { block: home, slot, profile, profileId: profileIdOf(profile.platform, home, slot) };
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

function drawNetwork(plan: TownPlan, parts: Parts): NetworkBlock {
  const { people, profiles, survey, shocks } = parts;
  const { block } = people;
  const planned = profiles.profiles.map((profile, slot) =>
    planPosts(plan, {
      block,
      slot,
      profile,
      resident: people.residents[profile.resident],
      customer: profile.resident >= 0 && profile.resident < people.customers,
      shocks,
    }),
  );
  return { people, profiles, follows: drawFollows(plan, { people, profiles, survey }), planned };
}

function drawSocial(plan: TownPlan, network: NetworkBlock, shocks: Shocks): SocialBlock {
  const { people, follows, planned } = network;
  const { profiles } = network.profiles;
  const minds = drawMinds(plan, people, profiles);
  const roots: Root[] = planned.flatMap((posts, node) =>
    posts.map((post, k) => ({ node, k, post })),
  );
  follows.foreign.forEach((hub, index) => {
    planPosts(plan, { ...hub, shocks }).forEach((post, k) => {
      roots.push({ node: profiles.length + index, k, post });
    });
  });
  const { block } = people;
  const cascades = runCascades({ plan, block, profiles, follows, minds, roots, shocks });
  return { ...network, minds, cascades };
}
