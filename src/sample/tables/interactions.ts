/** Interaction rows of one block, and the truth of who moves whom. */
import type { ColumnBatch } from '../../kernel/index.ts';
import { roundTo } from '../../kernel/index.ts';
import { eachPost } from '../network/block-posts.ts';
import { type Root, reactionKinds } from '../network/cascade.ts';
import { trueProbability } from '../network/edge-truth.ts';
import { topics } from '../people/person.ts';
import { dayMs, historyDays, streamOf } from '../plan.ts';
import type { Profile } from '../profiles/profile.ts';
import { profileIdOf } from '../profiles/profile-id.ts';
import type { SocialBlock, World } from '../world.ts';
import { createBatch } from './batch.ts';

const interactionColumns = [
  'actor_profile_id',
  'target_profile_id',
  'kind',
  'day',
  'count',
  'first_observed_at',
] as const;
const kinds = [...reactionKinds, 'mention'] as const;

export function interactionBatch(world: World, block: number): ColumnBatch {
  const { plan } = world;
  const social = world.social(block);
  const { follows } = social;
  const random = streamOf(plan, block, 'interaction rows');
  const ids = nodeIds(world, social);
  const batch = createBatch(interactionColumns);
  for (let slot = 0; slot < follows.own; slot++) {
    const end = follows.outStart[slot + 1] as number;
    for (let at = follows.outStart[slot] as number; at < end; at++) {
      const seen = plan.endMs - Math.floor(historyDays * random.uniform()) * dayMs - 3_600_000;
      batch.row(ids(slot), ids(follows.followed[at] as number), 'follow', null, 1, seen);
    }
  }
  const perDay = gather(world, social);
  const days = historyDays + 1;
  const nodes = follows.own + follows.foreign.length;
  for (const [key, count] of perDay) {
    const day = key % days;
    let rest = Math.floor(key / days);
    const kind = kinds[rest % kinds.length] as string;
    rest = Math.floor(rest / kinds.length);
    const target = rest % nodes;
    const actor = Math.floor(rest / nodes);
    const atMs = plan.startMs + day * dayMs;
    batch.row(
      ids(actor),
      ids(target),
      kind,
      new Date(atMs).toISOString().slice(0, 10),
      count,
      null,
    );
  }
  return batch.build();
}

/** Counts by actor, target, kind and day, in the order of first occurrence. */
function gather(world: World, social: SocialBlock): Map<number, number> {
  const { plan } = world;
  const { follows, cascades } = social;
  const nodes = follows.own + follows.foreign.length;
  const days = historyDays + 1;
  const counts = new Map<number, number>();
  const note = (actor: number, target: number, kind: number, atMs: number): void => {
    if (actor === target) return;
    const day = Math.floor((atMs - plan.startMs) / dayMs);
    const key = ((actor * nodes + target) * kinds.length + kind) * days + day;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const reaction of cascades.reactions) {
    if (reaction.atMs >= plan.endMs || reaction.kind === 'own') continue;
    const root = cascades.roots[reaction.root] as Root;
    note(reaction.actor, root.node, reactionKinds.indexOf(reaction.kind), reaction.atMs);
  }
  for (const facts of eachPost(world, social)) {
    for (const node of facts.mentions) note(facts.slot, node, kinds.length - 1, facts.atMs);
  }
  return counts;
}

/** Profile id of a node, made once each. */
function nodeIds(world: World, social: SocialBlock): (node: number) => string {
  const made: string[] = [];
  return (node) => (made[node] ??= world.nodeOf(social, node).profileId);
}

/** True probabilities of every tie of the block's people; bots are moved by nothing and left out. */
export function edgeTruthBatch(world: World, block: number): ColumnBatch {
  const social = world.social(block);
  const { follows, minds, cascades, profiles } = social;
  const ids = nodeIds(world, social);
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

const evenMix = new Float64Array(topics.length).fill(1 / topics.length);

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

/** People truly moved by each profile; hubs' counts are gathered over all blocks. */
export interface MovedTally {
  readonly profileId: string;
  last: number;
  next: number;
}

/** Rows of the block's own profiles; what its people owe to hubs of other blocks goes into `elsewhere`. */
export function tallyMoved(
  world: World,
  block: number,
  elsewhere: Map<string, MovedTally>,
): MovedTally[] {
  const social = world.social(block);
  const { follows, cascades } = social;
  const own: MovedTally[] = [];
  for (let node = 0; node < follows.own + follows.foreign.length; node++) {
    const last = cascades.movedLast[node] as number;
    const next = cascades.movedNext[node] as number;
    const { profileId } = world.nodeOf(social, node);
    if (node < follows.own) own.push({ profileId, last, next });
    else if (last + next > 0) {
      const tally = elsewhere.get(profileId) ?? { profileId, last: 0, next: 0 };
      tally.last += last;
      tally.next += next;
      elsewhere.set(profileId, tally);
    }
  }
  return own;
}

export const idOfSlot = (world: World, block: number, slot: number): string =>
  profileIdOf((world.profiles(block).profiles[slot] as Profile).platform, block, slot);
