/** Invented posts with labels: enough to learn something from in a moment. */
import { createRandom } from '../../../src/kernel/index.ts';
import type { TrainingPost } from '../../../src/sentiment/index.ts';

const words = [
  ['awful', 'hate', 'broken', 'worst', 'rude', '😡'],
  ['today', 'opens', 'monday', 'report', 'meeting', 'city'],
  ['love', 'great', 'best', 'thanks', 'happy', '😍'],
] as const;
const filler = ['the', 'a', 'train', 'coffee', 'phone', 'this', 'my', 'was', 'is'] as const;

export function inventedPosts(count: number, seed = 5): TrainingPost[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const label = index % 3;
    const said = [0, 1, 2, 3, 4, 5].map((place) =>
      place % 2 === 0 ? random.pick(filler) : random.pick(words[label] ?? filler),
    );
    const toward = index % 4 === 0;
    const text = toward ? `Acme ${said.join(' ')}` : said.join(' ');
    const common = { text, label, lang: 'en', emphasis: 1 };
    return toward ? { ...common, task: 'toward', target: 'Acme' } : { ...common, task: 'post' };
  });
}
