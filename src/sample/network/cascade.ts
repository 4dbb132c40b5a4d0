/**
 * How posts move people: thresholds, fatigue, topics and outside shocks.
 *
 * Somebody who sees a post feels a stimulus: tie × own interest in the topic ×
 * charm of its author × freshness. Stimuli from several people they follow add
 * up within one cascade (complex contagion; Granovetter 1978, Centola and Macy
 * 2007). Above the threshold of the day they are *moved*: they repost, quote,
 * reply, post of their own accord without saying why, or act where
 * nobody sees it. Below it they may like.
 * Every post seen and every act tires them; tiredness halves in 1.5 days.
 * What is recorded names the first author, as platforms do, not the one who
 * passed it on. None of this is the independent cascade that `graph` fits.
 */
import { topics } from '../people/person.ts';
import { dayMs, streamOf, type TownPlan } from '../plan.ts';
import type { Profile } from '../profiles/profile.ts';
import type { BlockFollows } from './block-follows.ts';
import { charmOf, type Minds, thresholdSigma } from './minds.ts';
import type { PlannedPost } from './post-plan.ts';
import type { Shocks } from './shock.ts';

export const reactionKinds = ['like', 'repost', 'reply', 'quote', 'own'] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** A post that a cascade may start from. */
export interface Root {
  /** Own slot, or own + index of a foreign hub. */
  readonly node: number;
  /** Which of its author's planned posts. */
  readonly k: number;
  readonly post: PlannedPost;
}

export interface Reaction {
  readonly kind: ReactionKind;
  readonly actor: number;
  readonly root: number;
  /** Whom the actor saw it from. */
  readonly via: number;
  readonly atMs: number;
}

export interface Cascades {
  readonly roots: readonly Root[];
  readonly reactions: readonly Reaction[];
  /** Per node: distinct people of this block truly moved, in the last 30 days and the 30 after the end. */
  readonly movedLast: Int32Array;
  readonly movedNext: Int32Array;
  /** Mean tiredness of each slot when posts reached it, 0–1. */
  readonly fatigue: Float32Array;
}

const halfLifeMs = 1.5 * dayMs;
const tirednessMax = 0.85;
const depthMax = 12;
/** Share of moved people who act where nobody records it. */
const unseenShare = 0.22;
const repostTo = 0.64;
const replyTo = 0.83;
/** Share of moved people who pass the post on: all but those unseen and those who reply. */
export const spreadShare = repostTo - unseenShare + (1 - replyTo);

export interface CascadeOptions {
  readonly plan: TownPlan;
  readonly block: number;
  readonly profiles: readonly Profile[];
  readonly follows: BlockFollows;
  readonly minds: Minds;
  readonly roots: readonly Root[];
  readonly shocks: Shocks;
}

/** Runs every root's cascade in the order of posting. */
export function runCascades(options: CascadeOptions): Cascades {
  const state = createState(options);
  const order = options.roots
    .map((_, index) => index)
    .sort((a, b) => rootAt(options, a) - rootAt(options, b) || a - b);
  for (const root of order) spread(options, state, root);
  const { profiles, follows } = options;
  const nodes = follows.own + follows.foreign.length;
  const fatigue = new Float32Array(profiles.length);
  for (let slot = 0; slot < profiles.length; slot++) {
    const seen = state.seen[slot] as number;
    fatigue[slot] = seen === 0 ? 0.1 : (state.tiredSum[slot] as number) / seen;
  }
  return {
    roots: options.roots,
    reactions: state.reactions,
    movedLast: countByNode(state.movedLast, follows.own, nodes),
    movedNext: countByNode(state.movedNext, follows.own, nodes),
    fatigue,
  };
}

const rootAt = (options: CascadeOptions, index: number): number =>
  (options.roots[index] as Root).post.atMs;

function createState({ plan, block, minds, profiles }: CascadeOptions) {
  const count = profiles.length;
  return {
    random: streamOf(plan, block, 'cascades'),
    reactions: [] as Reaction[],
    movedLast: new Set<number>(),
    movedNext: new Set<number>(),
    tired: new Float64Array(minds.persons),
    tiredAt: new Float64Array(minds.persons),
    tiredSum: new Float64Array(count),
    seen: new Int32Array(count),
    /** Cascade that last touched a slot, so that nothing needs clearing between cascades. */
    stamp: new Int32Array(count).fill(-1),
    stimulus: new Float64Array(count),
    needed: new Float64Array(count),
    /** 0 untouched, 1 liked, 2 moved. */
    answered: new Uint8Array(count),
  };
}
type State = ReturnType<typeof createState>;

/** One who passes a post on, and the one they had it from. */
interface Spreader {
  readonly node: number;
  readonly atMs: number;
  readonly from: Spreader | undefined;
  readonly depth: number;
}

function spread(options: CascadeOptions, state: State, rootIndex: number): void {
  const { follows, profiles } = options;
  const root = options.roots[rootIndex] as Root;
  const queue: Spreader[] = [{ node: root.node, atMs: root.post.atMs, from: undefined, depth: 0 }];
  for (let head = 0; head < queue.length; head++) {
    const spreader = queue[head] as Spreader;
    const end = follows.start[spreader.node + 1] as number;
    for (let at = follows.start[spreader.node] as number; at < end; at++) {
      const slot = follows.followers[at] as number;
      if (slot === root.node) continue;
      if ((profiles[slot] as Profile).kind === 'bot') {
        if (spreader.depth === 0) lift(options, state, rootIndex, slot);
        continue;
      }
      const moved = expose(options, state, {
        rootIndex,
        slot,
        tie: follows.ties[at] as number,
        spreader,
      });
      if (moved) queue.push(moved);
    }
  }
}

interface Exposure {
  readonly rootIndex: number;
  readonly slot: number;
  readonly tie: number;
  readonly spreader: Spreader;
}

/** Shows a post to one follower; gives the new spreader when it moves them to pass it on. */
function expose(options: CascadeOptions, state: State, exposure: Exposure): Spreader | undefined {
  const { minds, plan, shocks } = options;
  const { rootIndex, slot, tie, spreader } = exposure;
  const { random } = state;
  if (!random.chance(minds.attention[slot] as number)) return undefined;
  const root = options.roots[rootIndex] as Root;
  const { topic } = root.post;
  const atMs = spreader.atMs + Math.floor(random.exponential() * 4 * 3_600_000) + 60_000;
  if (atMs >= plan.endMs + 30 * dayMs) return undefined;
  if (state.stamp[slot] !== rootIndex) {
    state.stamp[slot] = rootIndex;
    state.stimulus[slot] = 0;
    state.answered[slot] = 0;
    state.needed[slot] =
      (minds.threshold[slot] as number) * Math.exp(thresholdSigma * random.normal());
  }
  const tired = tire(state, minds.who[slot] as number, atMs, 0.012);
  state.tiredSum[slot] = (state.tiredSum[slot] as number) + tired;
  state.seen[slot] = (state.seen[slot] as number) + 1;
  const charm = charmOf(profileOf(options, root.node));
  const interest = minds.interest[slot * topics.length + topic] as number;
  const news = 1 + 0.7 * shocks.heightAt(topic, atMs);
  const stimulus = (state.stimulus[slot] as number) + tie * interest * charm * (1 - tired) * news;
  state.stimulus[slot] = stimulus;
  const ratio = stimulus / (state.needed[slot] as number);
  const answered = state.answered[slot] as number;
  if (ratio >= 1 && answered < 2) {
    state.answered[slot] = 2;
    tire(state, minds.who[slot] as number, atMs, 0.3);
    return act(options, state, { ...exposure, atMs });
  }
  if (answered === 0 && ratio >= 0.3 && random.chance(0.75)) {
    state.answered[slot] = 1;
    tire(state, minds.who[slot] as number, atMs, 0.03);
    state.reactions.push({ kind: 'like', actor: slot, root: rootIndex, via: spreader.node, atMs });
  }
  return undefined;
}

const profileOf = ({ profiles, follows }: CascadeOptions, node: number): Profile =>
  (node < follows.own ? profiles[node] : follows.foreign[node - follows.own]?.profile) as Profile;

/** Tiredness of a person at a time, after adding to it. */
function tire(state: State, who: number, atMs: number, more: number): number {
  const past = Math.max(0, atMs - (state.tiredAt[who] as number));
  const now = (state.tired[who] as number) * 0.5 ** (past / halfLifeMs);
  const tired = Math.min(tirednessMax, now + more);
  state.tired[who] = tired;
  state.tiredAt[who] = Math.max(atMs, state.tiredAt[who] as number);
  return tired;
}

/** What a moved person does; counts them for everyone the post came through. */
function act(
  { plan, follows }: CascadeOptions,
  state: State,
  moved: Exposure & { atMs: number },
): Spreader | undefined {
  const { slot, spreader, rootIndex, atMs } = moved;
  const month =
    atMs >= plan.endMs
      ? state.movedNext
      : atMs >= plan.endMs - 30 * dayMs
        ? state.movedLast
        : undefined;
  for (let up: Spreader | undefined = spreader; month && up; up = up.from) {
    month.add(up.node * follows.own + slot);
  }
  const at = state.random.uniform();
  if (at < unseenShare) return undefined;
  const kind: ReactionKind =
    at < repostTo ? 'repost' : at < replyTo ? 'reply' : at < 0.91 ? 'quote' : 'own';
  state.reactions.push({ kind, actor: slot, root: rootIndex, via: spreader.node, atMs });
  if (kind === 'reply' || spreader.depth >= depthMax) return undefined;
  return { node: slot, atMs, from: spreader, depth: spreader.depth + 1 };
}

/** Bots are moved by nothing; they repost and like what their ring posts, and what is famous, at random. */
function lift(options: CascadeOptions, state: State, rootIndex: number, slot: number): void {
  const { random } = state;
  const root = options.roots[rootIndex] as Root;
  const bot = options.profiles[slot] as Profile;
  const author = profileOf(options, root.node);
  const mate = bot.ring >= 0 && author.kind === 'bot' && author.ring === bot.ring;
  if (!random.chance(mate ? 0.5 : 0.02)) return;
  const atMs = root.post.atMs + 30_000 + random.below(1_200_000);
  if (atMs < bot.createdMs) return;
  const kind = random.chance(0.5) ? 'repost' : 'like';
  state.reactions.push({ kind, actor: slot, root: rootIndex, via: root.node, atMs });
}

function countByNode(pairs: ReadonlySet<number>, own: number, nodes: number): Int32Array {
  const counts = new Int32Array(nodes);
  for (const pair of pairs) {
    const node = Math.floor(pair / own);
    counts[node] = (counts[node] as number) + 1;
  }
  return counts;
}
