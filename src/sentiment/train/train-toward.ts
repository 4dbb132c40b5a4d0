/**
 * Learns the second stage: hashed weights and the small network together,
 * logistic loss, AdaGrad (Duchi, Hazan and Singer 2011), a few passes in an order
 * drawn from the seed.
 *
 * It starts from what the post model says and learns how to bend it. Numbers are
 * dropped at random while learning (Srivastava et al. 2014), and the weights that
 * count are the mean of those after the first pass (Polyak and Juditsky 1992).
 */
import type { Random } from '../../kernel/index.ts';
import { softmax } from '../calibration/calibration.ts';
import { addFeatures } from '../model/linear.ts';
import {
  addNetwork,
  hiddenCount,
  logitsStart,
  type NetworkArrays,
  numberCount,
  standardise,
  type TowardWeights,
} from '../toward/toward-model.ts';
import type { MentionExample } from './mention-set.ts';
import { NetworkSteps, networkNames } from './network-steps.ts';
import { shuffle, stepWeights } from './train-weights.ts';

export interface TowardSettings {
  /** Buckets of the hashed space, a power of two. */
  readonly buckets: number;
  readonly passes: number;
  readonly rate: number;
  readonly networkRate: number;
  /** Share of the numbers that a step does not see. */
  readonly dropped: number;
}

const startingSquares = 1e-3;
const networkStart = 0.1;
/** Weights are taken into the mean this often a pass. */
const takesPerPass = 4;

interface Learning {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly network: NetworkArrays;
}

export function trainToward(
  mentions: readonly MentionExample[],
  settings: TowardSettings,
  random: Random,
): TowardWeights {
  const { buckets } = settings;
  const scales = centresAndSpreads(mentions);
  const learning: Learning = {
    weights: new Float32Array(buckets * 3),
    squares: new Float32Array(buckets * 3).fill(startingSquares),
    network: startNetwork(random, scales),
  };
  const mean = new RunningMean(learning);
  const learn = learner(learning, scales, settings, random);
  const order = Int32Array.from(mentions, (_, index) => index);
  const takeEvery = Math.ceil(order.length / takesPerPass);
  for (let pass = 0; pass < settings.passes; pass += 1) {
    shuffle(order, random);
    for (const [at, index] of order.entries()) {
      learn(mentions[index] as MentionExample);
      if (pass > 0 && (at + 1) % takeEvery === 0) mean.take();
    }
  }
  mean.settle();
  const { network, weights } = learning;
  const rounded = (values: Float64Array): number[] => Array.from(values, round5);
  return {
    linear: { buckets, weights, scale: 1 },
    ...scales,
    hidden: rounded(network.hidden),
    hiddenBias: rounded(network.hiddenBias),
    output: rounded(network.output),
    direct: rounded(network.direct),
    intercepts: rounded(network.intercepts),
  };
}

function learner(
  { weights, squares, network }: Learning,
  { centres, spreads }: Scales,
  { rate, networkRate, dropped }: TowardSettings,
  random: Random,
): (mention: MentionExample) => void {
  const steps = new NetworkSteps(network, networkRate);
  const numbers = new Float64Array(numberCount);
  const units = new Float64Array(hiddenCount);
  const gradient = new Float64Array(3);
  return (mention) => {
    numbers.set(mention.numbers);
    standardise(numbers, centres, spreads);
    for (let i = 0; i < numberCount; i += 1) {
      numbers[i] = random.chance(dropped) ? 0 : (numbers[i] as number) / (1 - dropped);
    }
    gradient.fill(0);
    addFeatures(gradient, { weights, scale: 1 }, mention.features);
    addNetwork(gradient, units, network, numbers);
    softmax(gradient);
    gradient[mention.label] = (gradient[mention.label] as number) - 1;
    for (let c = 0; c < 3; c += 1) gradient[c] = (gradient[c] as number) * mention.emphasis;
    stepWeights(weights, squares, mention.features, gradient, rate);
    steps.step(gradient, numbers, units);
  };
}

interface Scales {
  readonly centres: readonly number[];
  readonly spreads: readonly number[];
}

const round5 = (value: number): number => Math.round(value * 1e5) / 1e5;

/** Mean and standard deviation of each number; no mentions give zeros and ones. */
function centresAndSpreads(mentions: readonly MentionExample[]): Scales {
  const sums = new Float64Array(numberCount);
  const squares = new Float64Array(numberCount);
  for (const { numbers } of mentions) {
    for (let i = 0; i < numberCount; i += 1) {
      const value = numbers[i] as number;
      sums[i] = (sums[i] as number) + value;
      squares[i] = (squares[i] as number) + value * value;
    }
  }
  const count = Math.max(1, mentions.length);
  const centres = Array.from(sums, (sum) => round5(sum / count));
  const spreads = Array.from(squares, (square, i) =>
    round5(Math.sqrt(Math.max(0, square / count - (centres[i] as number) ** 2))),
  );
  // A number that never changes says nothing, whatever it is divided by.
  return { centres, spreads: spreads.map((spread) => (spread > 1e-3 ? spread : 1)) };
}

/** Small random units; beside them the post model's log odds pass as they are. */
function startNetwork(random: Random, { centres, spreads }: Scales): NetworkArrays {
  const direct = new Float64Array(3 * numberCount);
  const intercepts = new Float64Array(3);
  for (let c = 0; c < 3; c += 1) {
    direct[c * numberCount + logitsStart + c] = spreads[logitsStart + c] as number;
    intercepts[c] = centres[logitsStart + c] as number;
  }
  return {
    hidden: Float64Array.from(
      { length: hiddenCount * numberCount },
      () => random.normal() / Math.sqrt(numberCount),
    ),
    hiddenBias: new Float64Array(hiddenCount),
    output: Float64Array.from({ length: 3 * hiddenCount }, () => networkStart * random.normal()),
    direct,
    intercepts,
  };
}

/** Mean of the weights at the moments when they were taken. */
class RunningMean {
  readonly #pairs: readonly (readonly [Float32Array | Float64Array, Float64Array])[];
  #taken = 0;

  constructor({ weights, network }: Learning) {
    const arrays = [weights, ...networkNames.map((name) => network[name])];
    this.#pairs = arrays.map((values) => [values, new Float64Array(values.length)] as const);
  }

  take(): void {
    this.#taken += 1;
    for (const [values, sums] of this.#pairs) {
      for (let i = 0; i < sums.length; i += 1) {
        sums[i] = (sums[i] as number) + (values[i] as number);
      }
    }
  }

  /** Puts the mean in the weights' place; without a taking they stay. */
  settle(): void {
    if (this.#taken === 0) return;
    for (const [values, sums] of this.#pairs) {
      for (let i = 0; i < sums.length; i += 1) values[i] = (sums[i] as number) / this.#taken;
    }
  }
}
