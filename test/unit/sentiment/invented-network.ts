/** A word network that knows one word, and that it feels good. */
import { unitCount, type WordNetwork } from '../../../src/sentiment/model/word-network.ts';
import { hashText } from '../../../src/sentiment/text/token-hash.ts';

export function oneWordNetwork(word: string): WordNetwork {
  const zeros = (length: number): number[] => new Array<number>(length).fill(0);
  const hidden = zeros(unitCount * 2);
  hidden[0] = 1;
  const output = zeros(unitCount * 3);
  output[2 * unitCount] = 1;
  return {
    size: 2,
    words: Int32Array.of(hashText(word)),
    vectors: Int8Array.of(10, 0),
    scale: 0.1,
    hidden,
    hiddenBias: zeros(unitCount),
    output,
    intercepts: zeros(6),
  };
}
