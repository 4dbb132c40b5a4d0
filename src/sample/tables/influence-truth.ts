/** The truth of who moves whom: ties of each block, and people moved by each profile. */
import { type ColumnBatch, roundTo } from '../../kernel/index.ts';
import { evenMix, trueProbability } from '../network/edge-truth.ts';
import { trueReach } from '../network/reach-truth.ts';
import { topics } from '../people/person.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SocialBlock, World } from '../world.ts';
import { createBatch } from './batch.ts';
import { truthTables } from './truth.ts';

/** True probabilities of every tie of the block's people; bots are moved by nothing and left out. */
export function edgeTruthBatch(world: World, block: number): ColumnBatch {
  const social = world.social(block);
  const { follows, minds, cascades, profiles } = social;
  const ids = (node: number): string => world.nodeOf(social, node).profileId;
  const batch = createBatch(['influencer_profile_id', 'influenced_profile_id', 'probability']);
  const nodes = follows.own + follows.foreign.length;
  const mixes = topicMixes(social, nodes);
  for (let node = 0; node < nodes; node++) {
    const mix = mixes[node];
    const author = world.nodeOf(social, node).profile;
    for (let at = follows.start[node] as number; at < (follows.start[node + 1] as number); at++) {
      const slot = follows.followers[at] as number;
      if ((profiles.profiles[slot] as Profile).kind === 'bot') continue;
      const probability = trueProbability({
        tie: follows.ties[at] as number,
        author,
        mix: mix ?? evenMix,
        slot,
        minds,
        fatigue: cascades.fatigue[slot] as number,
      });
      batch.row(ids(node), ids(slot), roundTo(probability, 6));
    }
  }
  return batch.build();
}

/** Share of each topic among a node's posts; undefined where it posted nothing. */
function topicMixes(social: SocialBlock, nodes: number): (Float64Array | undefined)[] {
  const mixes: (Float64Array | undefined)[] = new Array(nodes).fill(undefined);
  for (const { node, post } of social.cascades.roots) {
    const mix = (mixes[node] ??= new Float64Array(topics.length));
    mix[post.topic] = (mix[post.topic] as number) + 1;
  }
  for (const mix of mixes) {
    if (!mix) continue;
    const total = mix.reduce((sum, one) => sum + one, 0);
    for (let i = 0; i < mix.length; i++) mix[i] = (mix[i] as number) / total;
  }
  return mixes;
}

interface MovedTally {
  readonly profileId: string;
  reach: number;
  last: number;
  next: number;
}

/**
 * People moved by each profile: one batch a block, less the profiles that other
 * blocks know. Those come at the end of the last block, summed over all blocks
 * (people of two blocks are different people, so counts add); each block is
 * counted once, in whatever ranges the table is read.
 */
export function createMovedTable(world: World) {
  const elsewhere = new Map<string, MovedTally>();
  /** Tallies of the hubs of each block counted so far. */
  const counted = new Map<number, readonly MovedTally[]>();
  return function* batches(from: number, to: number): Generator<ColumnBatch> {
    for (let block = from; block < to; block++) {
      const tallies = tallyMoved(world, block, counted.has(block) ? new Map() : elsewhere);
      const known = new Set((world.survey().hubs[block] ?? []).map((hub) => hub.slot));
      counted.set(
        block,
        tallies.filter((_, slot) => known.has(slot)),
      );
      yield movedBatch(tallies.filter((_, slot) => !known.has(slot)));
    }
    if (to < world.plan.blocks) return;
    for (let block = 0; block < world.plan.blocks; block++) {
      if (counted.has(block)) continue;
      const known = (world.survey().hubs[block] ?? []).map((hub) => hub.slot).sort((a, b) => a - b);
      const tallies = tallyMoved(world, block, elsewhere);
      counted.set(
        block,
        known.map((slot) => tallies[slot] as MovedTally),
      );
    }
    const order = [...counted].sort(([a], [b]) => a - b).flatMap(([, hubs]) => hubs);
    yield movedBatch(
      order.map((own) => {
        const more = elsewhere.get(own.profileId) ?? { reach: 0, last: 0, next: 0 };
        const { profileId } = own;
        return {
          profileId,
          reach: own.reach + more.reach,
          last: own.last + more.last,
          next: own.next + more.next,
        };
      }),
    );
  };
}

function movedBatch(tallies: readonly MovedTally[]): ColumnBatch {
  const batch = createBatch(Object.keys(truthTables.moved.columns));
  for (const { profileId, reach, last, next } of tallies) {
    batch.row(profileId, roundTo(reach, 4), last, next);
  }
  return batch.build();
}

/** Rows of the block's own profiles; what its people owe to hubs of other blocks goes into `elsewhere`. */
function tallyMoved(world: World, block: number, elsewhere: Map<string, MovedTally>): MovedTally[] {
  const social = world.social(block);
  const { follows, cascades, minds, profiles } = social;
  const nodes = follows.own + follows.foreign.length;
  const reach = trueReach({
    plan: world.plan,
    block,
    profiles: profiles.profiles,
    follows,
    minds,
    fatigue: cascades.fatigue,
    mixes: topicMixes(social, nodes),
  });
  const own: MovedTally[] = [];
  for (let node = 0; node < nodes; node++) {
    const { profileId } = world.nodeOf(social, node);
    const tally = {
      profileId,
      reach: reach[node] as number,
      last: cascades.movedLast[node] as number,
      next: cascades.movedNext[node] as number,
    };
    if (node < follows.own) {
      own.push(tally);
      continue;
    }
    const known = elsewhere.get(profileId) ?? { profileId, reach: 0, last: 0, next: 0 };
    known.reach += tally.reach;
    known.last += tally.last;
    known.next += tally.next;
    elsewhere.set(profileId, known);
  }
  return own;
}
