/** Greedy by simulation (Kempe et al. 2003), lazily (Leskovec et al. 2007), among the likeliest. */
import { type Csr, simulateCascades } from '../../../graph/index.ts';
import { createRandom } from '../../../src/kernel/index.ts';

export function greedyBySimulation(csr: Csr, size: number): number[] {
  const reached = (seeds: readonly number[], simulations: number): number =>
    simulateCascades(csr, { seeds, simulations, random: createRandom(17) }).mean;
  const gains = Array.from({ length: csr.nodes }, (_, v) => ({
    v,
    gain: reached([v], 300),
    askedAt: -1,
  }));
  const chosen: number[] = [];
  let total = 0;
  while (chosen.length < size) {
    gains.sort((a, b) => b.gain - a.gain || a.v - b.v);
    const top = gains[0]!;
    if (top.askedAt === chosen.length) {
      chosen.push(top.v);
      total += top.gain;
      gains.shift();
    } else {
      top.gain = reached([...chosen, top.v], 3000) - total;
      top.askedAt = chosen.length;
    }
  }
  return chosen;
}
