/** Interaction rows of one block. */
import type { ColumnBatch } from '../../kernel/index.ts';
import { eachPost } from '../network/block-posts.ts';
import { type Root, reactionKinds } from '../network/cascade.ts';
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
  const ids = (node: number): string => world.nodeOf(social, node).profileId;
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
  const dates = Array.from({ length: days }, (_, day) =>
    new Date(plan.startMs + day * dayMs).toISOString().slice(0, 10),
  );
  const nodes = follows.own + follows.foreign.length;
  for (const [key, count] of perDay) {
    const day = key % days;
    let rest = Math.floor(key / days);
    const kind = kinds[rest % kinds.length] as string;
    rest = Math.floor(rest / kinds.length);
    const target = rest % nodes;
    const actor = Math.floor(rest / nodes);
    batch.row(ids(actor), ids(target), kind, dates[day] ?? null, count, null);
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

export const idOfSlot = (world: World, block: number, slot: number): string =>
  profileIdOf((world.profiles(block).profiles[slot] as Profile).platform, block, slot);
