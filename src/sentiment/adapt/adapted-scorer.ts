/**
 * The shared scorer with a company's own small model on top.
 *
 * Scores toward brands that the own model has learned from, and posts as a whole
 * if it has learned from such, are the own model's; all others stay as they are.
 */
import { roundTo } from '../../kernel/index.ts';
import type { PostToScore, Scorer, SentimentScore } from '../model/scorer.ts';
import { type Adaptation, adaptedLabel, adaptInto, baseLogits } from './adaptation.ts';
import { type OwnFeatures, ownFeatures } from './own-features.ts';

/** Name under which an adaptation holds for posts as a whole. */
export const wholePost = '';
const digits = 6;

/** @param adaptation must stand on the scorer's own model. */
export function adaptScorer(scorer: Scorer, adaptation: Adaptation): Scorer {
  const scopes = new Set(adaptation.scopes);
  const probabilities = new Float64Array(3);
  const adapted = <Score extends SentimentScore>(score: Score, features: OwnFeatures): Score => {
    adaptInto(probabilities, adaptation, baseLogits(score), features);
    const negative = roundTo(probabilities[0] as number, digits);
    const positive = roundTo(probabilities[2] as number, digits);
    const neutral = Math.max(0, roundTo(1 - negative - positive, digits));
    const label = adaptedLabel(probabilities, adaptation.shares);
    return { ...score, negative, neutral, positive, label };
  };
  return {
    score(post: PostToScore) {
      const score = scorer.score(post);
      return scopes.has(wholePost) ? adapted(score, ownFeatures(post.text)) : score;
    },
    scoreToward(post, brands) {
      const scores = scorer.scoreToward(post, brands);
      if (!scores.some(({ brand }) => scopes.has(brand))) return scores;
      const features = ownFeatures(post.text);
      return scores.map((score) => (scopes.has(score.brand) ? adapted(score, features) : score));
    },
  };
}
