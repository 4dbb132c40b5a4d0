/** AdaGrad steps of the second stage's small network. */
import { hiddenCount, type NetworkArrays, numberCount } from '../toward/toward-model.ts';

export const networkNames = ['hidden', 'hiddenBias', 'output', 'direct', 'intercepts'] as const;
/** Pull of a weight toward zero, a step. */
const ridge = 1e-3;
/** Starting sum of squared slopes: numbers are always there, so steps may start small. */
const startingSquares = 1;

export class NetworkSteps {
  readonly #network: NetworkArrays;
  readonly #squares: NetworkArrays;
  readonly #rate: number;

  constructor(network: NetworkArrays, rate: number) {
    const squaresOf = (values: Float64Array): Float64Array =>
      new Float64Array(values.length).fill(startingSquares);
    this.#network = network;
    this.#rate = rate;
    this.#squares = {
      hidden: squaresOf(network.hidden),
      hiddenBias: squaresOf(network.hiddenBias),
      output: squaresOf(network.output),
      direct: squaresOf(network.direct),
      intercepts: squaresOf(network.intercepts),
    };
  }

  /** @param gradient of the three log odds; `numbers` and `units` as the network saw and gave them. */
  step(gradient: Float64Array, numbers: Float64Array, units: Float64Array): void {
    const { hidden, hiddenBias, output, direct, intercepts } = this.#network;
    const squares = this.#squares;
    for (let u = 0; u < hiddenCount; u += 1) {
      if ((units[u] as number) <= 0) continue;
      let slope = 0;
      for (let c = 0; c < 3; c += 1) {
        slope += (gradient[c] as number) * (output[c * hiddenCount + u] as number);
      }
      this.#move(hiddenBias, squares.hiddenBias, u, slope);
      for (let i = 0; i < numberCount; i += 1) {
        this.#move(hidden, squares.hidden, u * numberCount + i, slope * (numbers[i] as number));
      }
    }
    for (let c = 0; c < 3; c += 1) {
      const slope = gradient[c] as number;
      this.#move(intercepts, squares.intercepts, c, slope);
      for (let u = 0; u < hiddenCount; u += 1) {
        if ((units[u] as number) <= 0) continue;
        this.#move(output, squares.output, c * hiddenCount + u, slope * (units[u] as number));
      }
      for (let i = 0; i < numberCount; i += 1) {
        this.#move(direct, squares.direct, c * numberCount + i, slope * (numbers[i] as number));
      }
    }
  }

  #move(values: Float64Array, squares: Float64Array, at: number, slope: number): void {
    const value = values[at] as number;
    const pulled = slope + ridge * value;
    const sum = (squares[at] as number) + pulled * pulled;
    squares[at] = sum;
    values[at] = value - (this.#rate * pulled) / Math.sqrt(sum);
  }
}
