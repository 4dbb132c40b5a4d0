/**
 * Candidates by what they would add for their cost, lazily kept up to date.
 *
 * What a candidate adds only falls as the group grows, so a stale value is never
 * too small and only the top has to be asked again (Minoux 1978; Leskovec et al.
 * 2007, CELF). Equal values go to the lower node number.
 */

export interface CandidateHeap {
  /** Takes the best out; −1 when nobody is left. */
  takeBest(): number;
}

/** @param worthOf what a node would add at this moment, for its cost. */
export function createCandidateHeap(
  candidates: Uint32Array,
  worthOf: (node: number) => number,
): CandidateHeap {
  const node = candidates.slice();
  const worth = new Float64Array(candidates.length);
  for (let i = 0; i < candidates.length; i++) worth[i] = worthOf(candidates[i]!);
  let length = node.length;
  const sink = (start: number): void => {
    const sunkNode = node[start]!;
    const sunkWorth = worth[start]!;
    let i = start;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= length) break;
      if (child + 1 < length && before(worth, node, child + 1, child)) child += 1;
      const ahead =
        worth[child]! > sunkWorth || (worth[child] === sunkWorth && node[child]! < sunkNode);
      if (!ahead) break;
      node[i] = node[child]!;
      worth[i] = worth[child]!;
      i = child;
    }
    node[i] = sunkNode;
    worth[i] = sunkWorth;
  };
  for (let i = (length >> 1) - 1; i >= 0; i--) sink(i);
  return {
    takeBest() {
      while (length > 0) {
        const best = node[0]!;
        const present = worthOf(best);
        if (present !== worth[0]) {
          worth[0] = present;
          sink(0);
          continue;
        }
        length -= 1;
        node[0] = node[length]!;
        worth[0] = worth[length]!;
        sink(0);
        return best;
      }
      return -1;
    },
  };
}

const before = (worth: Float64Array, node: Uint32Array, i: number, j: number): boolean =>
  worth[i]! > worth[j]! || (worth[i] === worth[j] && node[i]! < node[j]!);
