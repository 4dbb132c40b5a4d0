/** Post rows of one block, and the truth about what each says. */
import type { ColumnBatch } from '../../kernel/index.ts';
import { townBrand, townCompetitors } from '../brand.ts';
import { eachPost, type PostFacts } from '../network/block-posts.ts';
import type { Root } from '../network/cascade.ts';
import { topics } from '../people/person.ts';
import { lognormal, streamOf } from '../plan.ts';
import type { Profile } from '../profiles/profile.ts';
import { postIdOf, profileIdOf } from '../profiles/profile-id.ts';
import { Stream } from '../stream.ts';
import { type Composed, composePost, composeReply } from '../words/compose.ts';
import type { SocialBlock, World } from '../world.ts';
import { createBatch } from './batch.ts';

const postColumns = [
  'post_id',
  'profile_id',
  'posted_at',
  'text',
  'lang',
  'in_reply_to_post_id',
  'repost_of_post_id',
  'quote_of_post_id',
  'mentioned_profile_ids',
  'likes',
  'reposts',
  'replies',
] as const;

export function postBatch(world: World, block: number): ColumnBatch {
  const social = world.social(block);
  const random = streamOf(world.plan, block, 'post rows');
  const counts = countReactions(world, social);
  const batch = createBatch(postColumns);
  for (const facts of eachPost(world, social)) {
    const profile = social.profiles.profiles[facts.slot] as Profile;
    const root = facts.root ? rootId(world, social, facts.root) : null;
    const text = textOf(world, social, facts);
    const at = facts.rootIndex * 3;
    const [likes, reposts, replies] =
      facts.rootIndex < 0
        ? [0, 0, 0]
        : [counts[at] as number, counts[at + 1] as number, counts[at + 2] as number];
    const outside = facts.kind === 'repost' ? 0 : lognormal(random, 0.35 * profile.fame, 1);
    const told = random.uniform();
    batch.row(
      postId(social, facts),
      profileIdOf(profile.platform, block, facts.slot),
      facts.atMs,
      text,
      told < 0.72 ? facts.lang : told < 0.74 ? 'en' : null,
      facts.kind === 'reply' ? root : null,
      facts.kind === 'repost' ? root : null,
      facts.kind === 'quote' ? root : null,
      facts.mentions.length === 0
        ? null
        : facts.mentions.map((node) => world.nodeOf(social, node).profileId),
      likes + Math.floor(outside * 2),
      reposts + Math.floor(outside * 0.4),
      replies + Math.floor(outside * 0.3),
    );
  }
  return batch.build();
}

export function postId(social: SocialBlock, facts: PostFacts): string {
  const { platform } = social.profiles.profiles[facts.slot] as Profile;
  return postIdOf(platform, {
    block: social.people.block,
    slot: facts.slot,
    k: facts.k,
    atMs: facts.atMs,
  });
}

function rootId(world: World, social: SocialBlock, root: Root): string {
  const { block, slot, profile } = world.nodeOf(social, root.node);
  return postIdOf(profile.platform, { block, slot, k: root.k, atMs: root.post.atMs });
}

/** Likes, reposts and replies of each root by people of this block, up to the end date. */
function countReactions(world: World, social: SocialBlock): Int32Array {
  const { roots, reactions } = social.cascades;
  const counts = new Int32Array(roots.length * 3);
  for (const { kind, root, atMs } of reactions) {
    if (atMs >= world.plan.endMs) continue;
    const column = kind === 'like' ? 0 : kind === 'repost' ? 1 : kind === 'reply' ? 2 : -1;
    if (column < 0) continue;
    const at = root * 3 + column;
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

/** Words of a post: the same whenever and wherever it is asked for. */
export function composedOf(world: World, social: SocialBlock, facts: PostFacts): Composed {
  const random = new Stream(
    `${world.plan.seed}/words/${social.people.block}/${facts.slot}/${facts.k}`,
  );
  const { lang, stance } = facts;
  const topic = topics[facts.topic] ?? 'home';
  if (facts.kind === 'reply' && stance.brand === null && stance.competitor < 0) {
    return composeReply(random, lang);
  }
  const profile = social.profiles.profiles[facts.slot] as Profile;
  return composePost(random, { lang, topic, stance, bot: profile.kind === 'bot' });
}

function textOf(world: World, social: SocialBlock, facts: PostFacts): string | null {
  if (facts.kind === 'repost') return null;
  const { text } = composedOf(world, social, facts);
  if (facts.mentions.length === 0) return text;
  const { register } = world.survey();
  const names = facts.mentions.map((node) => {
    const { block, slot, profile } = world.nodeOf(social, node);
    return `@${register.handleOf(profile.platform, profile.wish, block, slot)}`;
  });
  const missing = names.filter((name) => !text.toLowerCase().includes(name.toLowerCase()));
  if (missing.length === 0) return text;
  return facts.slot % 2 === 0 ? `${missing.join(' ')} ${text}` : `${text} ${missing.join(' ')}`;
}

/** One row for each post and each brand it speaks of. */
export function postTruthBatch(world: World, block: number): ColumnBatch {
  const social = world.social(block);
  const batch = createBatch(['post_id', 'profile_id', 'brand', 'label', 'device', 'lang']);
  for (const facts of eachPost(world, social)) {
    const { stance } = facts;
    if (facts.kind === 'repost' || (stance.brand === null && stance.competitor < 0)) continue;
    const profile = social.profiles.profiles[facts.slot] as Profile;
    const id = postId(social, facts);
    const profileId = profileIdOf(profile.platform, block, facts.slot);
    const { device } = composedOf(world, social, facts);
    if (stance.brand !== null)
      batch.row(id, profileId, townBrand.name, stance.brand, device, facts.lang);
    if (stance.competitor >= 0) {
      const name = townCompetitors[stance.competitor]?.name ?? '';
      batch.row(id, profileId, name, stance.competitorLabel, device, facts.lang);
    }
  }
  return batch.build();
}
