/**
 * Every post of one block as facts without words: originals up to the end
 * date, and what cascades made of them.
 */
import { topics } from '../people/person.ts';
import { streamOf } from '../plan.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SocialBlock, World } from '../world.ts';
import type { Reaction, Root } from './cascade.ts';
import { drawStance, type Stance, silent } from './post-plan.ts';

export type PostKind = 'original' | 'repost' | 'reply' | 'quote';

export interface PostFacts {
  readonly kind: PostKind;
  readonly slot: number;
  /** Number of the post among its author's. */
  readonly k: number;
  readonly atMs: number;
  readonly topic: number;
  readonly stance: Stance;
  readonly lang: string;
  /** Post it repeats, answers or quotes. */
  readonly root: Root | undefined;
  /** Profiles named in it, as nodes of the block. */
  readonly mentions: readonly number[];
  /** Index of the root it is, for counters; −1 for reactions. */
  readonly rootIndex: number;
}

/** Reactions number their posts from here, above any planned post. */
const reactionsFrom = 1000;

export function* eachPost(world: World, social: SocialBlock): Generator<PostFacts> {
  const { plan } = world;
  const { planned, profiles, follows, cascades, people } = social;
  const random = streamOf(plan, people.block, 'post facts');
  const brandNodes = findBrandNodes(social);
  let rootIndex = -1;
  for (let slot = 0; slot < planned.length; slot++) {
    const profile = profiles.profiles[slot] as Profile;
    const posts = planned[slot] ?? [];
    for (let k = 0; k < posts.length; k++) {
      rootIndex++;
      const post = posts[k];
      if (post === undefined || post.atMs >= plan.endMs) continue;
      const mentions: number[] = [];
      const brand = post.mentionsBrand ? brandNodes.get(profile.platform) : undefined;
      if (brand !== undefined) mentions.push(brand);
      const from = follows.outStart[slot] as number;
      const degree = (follows.outStart[slot + 1] as number) - from;
      if (degree > 0 && profile.kind === 'person' && random.chance(0.11)) {
        const friend = follows.followed[from + random.below(degree)] as number;
        if (friend !== brand) mentions.push(friend);
      }
      const lang = profile.lang !== 'en' && random.chance(0.05) ? 'en' : profile.lang;
      yield {
        kind: 'original',
        slot,
        k,
        atMs: post.atMs,
        topic: post.topic,
        stance: post.stance,
        lang,
        root: undefined,
        mentions,
        rootIndex,
      };
    }
  }
  const next = new Int32Array(planned.length).fill(reactionsFrom);
  for (const reaction of cascades.reactions) {
    if (reaction.kind === 'like' || reaction.atMs >= plan.endMs) continue;
    const { actor } = reaction;
    const k = next[actor] as number;
    next[actor] = k + 1;
    yield reactionFacts(social, reaction, k, random);
  }
}

type Draws = Parameters<typeof drawStance>[0];

function reactionFacts(
  social: SocialBlock,
  reaction: Reaction,
  k: number,
  random: Draws,
): PostFacts {
  const { profiles, people, cascades } = social;
  const profile = profiles.profiles[reaction.actor] as Profile;
  const root = cascades.roots[reaction.root] as Root;
  const { topic } = root.post;
  const resident = people.residents[profile.resident];
  const about = root.post.stance.brand !== null || root.post.stance.competitor >= 0;
  const speaks = reaction.kind === 'own' ? topic === 0 : about && random.chance(0.5);
  const stance =
    speaks && reaction.kind !== 'repost'
      ? drawStance(random, { feeling: resident?.feeling ?? 0, craft: false, competitor: -1 })
      : silent;
  return {
    kind: reaction.kind === 'own' || reaction.kind === 'like' ? 'original' : reaction.kind,
    slot: reaction.actor,
    k,
    atMs: reaction.atMs,
    topic: Math.min(topic, topics.length - 1),
    stance,
    lang: profile.lang,
    root: reaction.kind === 'own' ? undefined : root,
    mentions: [],
    rootIndex: -1,
  };
}

/** Node of the brand's own profile on each platform. */
function findBrandNodes(social: SocialBlock): Map<string, number> {
  const nodes = new Map<string, number>();
  const note = (profile: Profile, node: number): void => {
    if (profile.kind === 'organisation' && profile.wish === 'tarnwick')
      nodes.set(profile.platform, node);
  };
  social.profiles.profiles.forEach(note);
  social.follows.foreign.forEach((hub, i) => {
    note(hub.profile, social.profiles.profiles.length + i);
  });
  return nodes;
}
