/**
 * Labelled posts read from their target's mention, packed into typed arrays.
 * A post whose target is not found teaches nothing here and is left out.
 */
import { FocusFinder } from '../brand/focus.ts';
import { type Brand, readBrand } from '../brand/terms.ts';
import { LanguageGuesser, type LanguageModel } from '../language/guess.ts';
import { languageOther } from '../language/languages.ts';
import type { Features } from '../model/features.ts';
import type { PostModel } from '../model/model.ts';
import { createTokenizer } from '../text/tokenise.ts';
import { MentionReader } from '../toward/mention-reader.ts';
import { towardBlockCount } from '../toward/toward-features.ts';
import { numberCount } from '../toward/toward-model.ts';
import type { TrainingPost } from './training-post.ts';

/** One mention; features and numbers are its own. */
export interface MentionExample {
  readonly features: Features;
  readonly numbers: Float32Array;
  readonly context: number;
  readonly language: number;
  readonly label: number;
  readonly emphasis: number;
}

export interface MentionOptions {
  readonly language: LanguageModel;
  /** The post model; it must not have learned from these posts. */
  readonly model: PostModel;
  readonly buckets: number;
}

export function drawMentions(
  posts: readonly TrainingPost[],
  { language, model, buckets }: MentionOptions,
): MentionExample[] {
  const tokenise = createTokenizer();
  const guesser = new LanguageGuesser(language);
  const reader = new MentionReader(model, buckets);
  const finder = new FocusFinder();
  const brands = new Map<string, Brand>();
  return posts.flatMap((post) => {
    if (post.target === undefined) return [];
    const tokens = tokenise(post.text);
    const focus = finder.find(tokens, brandOf(post.target, brands));
    if (focus === undefined) return [];
    const spoken = guesser.guess(tokens);
    const sureness = spoken === languageOther ? 0 : (guesser.probabilities[spoken] as number);
    const mention = reader.read(tokens, focus, { language: spoken, sureness });
    const { buckets: drawn, blockEnds, blockValues } = mention.features;
    return {
      features: {
        buckets: drawn.slice(0, blockEnds[towardBlockCount - 1]),
        blockEnds: blockEnds.slice(),
        blockValues: blockValues.slice(),
      },
      numbers: Float32Array.from(mention.numbers.subarray(0, numberCount)),
      context: mention.context,
      language: spoken,
      label: post.label,
      emphasis: post.towardEmphasis ?? post.emphasis,
    };
  });
}

/** The brand of a target, read once. */
export function brandOf(target: string, brands: Map<string, Brand>): Brand {
  const known = brands.get(target);
  if (known !== undefined) return known;
  const brand = readBrand({ name: target, terms: [] });
  brands.set(target, brand);
  return brand;
}
