/**
 * How many people one post of each profile moves, on average: true reach.
 *
 * Its own followers count with their true probability, exactly. What comes
 * through them is tried by the town's own mechanism (thresholds, stimuli that
 * add up, people's mean tiredness, no news) with `trials` posts on the author's
 * own topics, counted over distinct people of the block; so chance enters only
 * beyond the first step. What hubs move in other blocks is counted there.
 */
import { topics } from '../people/person.ts';
import { streamOf, type TownPlan } from '../plan.ts';
import type { Profile } from '../profiles/profile.ts';
import type { BlockFollows } from './block-follows.ts';
import { spreadShare } from './cascade.ts';
import { evenMix, trueProbability } from './edge-truth.ts';
import { charmOf, type Minds, thresholdSigma } from './minds.ts';

export interface ReachFacts {
  readonly plan: TownPlan;
  readonly block: number;
  readonly profiles: readonly Profile[];
  readonly follows: BlockFollows;
  readonly minds: Minds;
  readonly fatigue: Float32Array;
  /** Share of each topic among a node's posts; undefined where it posted nothing. */
  readonly mixes: readonly (Float64Array | undefined)[];
}

const trials = 24;

/** People of the block moved by one post, by node. */
export function trueReach(facts: ReachFacts): Float64Array {
  const { follows, profiles } = facts;
  const nodes = follows.own + follows.foreign.length;
  const random = streamOf(facts.plan, facts.block, 'reach');
  const tried = {
    stamp: new Int32Array(follows.own).fill(-1),
    stimulus: new Float64Array(follows.own),
    needed: new Float64Array(follows.own),
    random,
    facts,
  };
  const reach = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++) {
    if (follows.start[node] === follows.start[node + 1]) continue;
    const author = (
      node < follows.own ? profiles[node] : follows.foreign[node - follows.own]?.profile
    ) as Profile;
    const mix = facts.mixes[node] ?? evenMix;
    let beyond = 0;
    for (let trial = 0; trial < trials; trial++) {
      const topic = drawTopic(random.uniform(), mix);
      beyond += tryPost(tried, {
        node,
        topic,
        charm: charmOf(author),
        mark: node * trials + trial,
      });
    }
    reach[node] = movedFollowers(facts, { node, author, mix }) + beyond / trials;
  }
  return reach;
}

interface Author {
  readonly node: number;
  readonly author: Profile;
  readonly mix: Float64Array;
}

function movedFollowers(facts: ReachFacts, { node, author, mix }: Author): number {
  const { follows, minds, profiles, fatigue } = facts;
  let sum = 0;
  for (let at = follows.start[node] as number; at < (follows.start[node + 1] as number); at++) {
    const slot = follows.followers[at] as number;
    if ((profiles[slot] as Profile).kind === 'bot') continue;
    const tie = follows.ties[at] as number;
    const tired = fatigue[slot] as number;
    sum += trueProbability({ tie, author, mix, slot, minds, fatigue: tired });
  }
  return sum;
}

function drawTopic(uniform: number, mix: Float64Array): number {
  let rest = uniform;
  for (let topic = 0; topic < mix.length; topic++) {
    rest -= mix[topic] as number;
    if (rest < 0) return topic;
  }
  return 0;
}

interface Tried {
  /** Trial that last touched a slot. */
  readonly stamp: Int32Array;
  readonly stimulus: Float64Array;
  /** What it still takes; infinite once moved. */
  readonly needed: Float64Array;
  readonly random: ReturnType<typeof streamOf>;
  readonly facts: ReachFacts;
}

interface Post {
  readonly node: number;
  readonly topic: number;
  readonly charm: number;
  /** Number of the trial, unique over all nodes. */
  readonly mark: number;
}

/** People moved by one post beyond the author's own followers moved by it directly. */
function tryPost(tried: Tried, { node, topic, charm, mark }: Post): number {
  const { stamp, stimulus, needed, random, facts } = tried;
  const { follows, minds, fatigue, profiles } = facts;
  const queue = [node];
  let beyond = 0;
  for (let head = 0; head < queue.length; head++) {
    const from = queue[head] as number;
    for (let at = follows.start[from] as number; at < (follows.start[from + 1] as number); at++) {
      const slot = follows.followers[at] as number;
      if (slot === node || (profiles[slot] as Profile).kind === 'bot') continue;
      if (!random.chance(minds.attention[slot] as number)) continue;
      if (stamp[slot] !== mark) {
        stamp[slot] = mark;
        stimulus[slot] = 0;
        needed[slot] =
          (minds.threshold[slot] as number) * Math.exp(thresholdSigma * random.normal());
      }
      const interest = minds.interest[slot * topics.length + topic] as number;
      const fresh = 1 - (fatigue[slot] as number);
      const more = (follows.ties[at] as number) * interest * charm * fresh;
      stimulus[slot] = (stimulus[slot] as number) + more;
      if ((stimulus[slot] as number) < (needed[slot] as number)) continue;
      needed[slot] = Number.POSITIVE_INFINITY;
      if (head > 0) beyond++;
      if (random.chance(spreadShare)) queue.push(slot);
    }
  }
  return beyond;
}
