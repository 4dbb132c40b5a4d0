/**
 * How many of the people who speak of a brand speak well of it: shares of feelings,
 * as counted and as they are once the model's known confusion is taken out.
 *
 * Takes one label a person, counted by the way in which it was judged, since the model
 * errs differently where a brand is named and where it is addressed. Each way is corrected
 * by its own confusion (`corrected-shares.ts`); the shares are their means, weighted by
 * people. The ways are counted and were measured on different posts, so their doubts are
 * independent and the distances to the interval's ends add up as squares.
 */
import { clamp, type Random, roundTo } from '../../kernel/index.ts';
import { classNames, contextNames, type SentimentLabel } from '../model/classes.ts';
import { type Confusion, type CorrectedShare, correctedShares } from './corrected-shares.ts';

export interface LabelCount {
  readonly context: string;
  readonly label: string;
  readonly people: number;
}

export interface BrandShare extends CorrectedShare {
  readonly feeling: SentimentLabel;
  /** People whose label it is. */
  readonly people: number;
  /** Their share as counted, 0–1. */
  readonly countedShare: number;
}

const digits = 6;
/**
 * Posts of a brand's own that the rates of a class are worth. Over the topics with 20 posts
 * of a class or more in SemEval 2015–2016 and Dong et al. (2014), 82 to 200 of them, the
 * rates differ from topic to topic by .10 to .13 beyond chance: as if measured on 10 to 13.
 */
const rowPosts = 11;

/**
 * In the order negative, neutral, positive; empty where nobody is counted.
 *
 * @param confusions by context, as the model carries them.
 */
export function brandShares(
  counts: readonly LabelCount[],
  confusions: readonly Confusion[],
  random: Random,
): readonly BrandShare[] {
  const ways = contextNames.map((context, at) => {
    const people = classNames.map((label) =>
      counts
        .filter((one) => one.context === context && one.label === label)
        .reduce((sum, one) => sum + one.people, 0),
    );
    return { context, confusion: confusions[at] ?? [], people, total: sumOf(people) };
  });
  const spoken = ways.filter(({ total }) => total > 0);
  const everybody = sumOf(spoken.map(({ total }) => total));
  const corrected = spoken.map(({ context, confusion, people, total }) => ({
    weight: total / everybody,
    people,
    shares: correctedShares({ counts: people, confusion, random: random.split(context), rowPosts }),
  }));
  if (everybody === 0) return [];
  return classNames.map((feeling, c) => {
    const parts = corrected.map(({ weight, shares }) => ({
      weight,
      ...(shares[c] as CorrectedShare),
    }));
    const share = sumOf(parts.map((part) => part.weight * part.share));
    const below = Math.hypot(...parts.map((part) => part.weight * (part.share - part.low)));
    const above = Math.hypot(...parts.map((part) => part.weight * (part.high - part.share)));
    const people = sumOf(corrected.map((one) => one.people[c] as number));
    return {
      feeling,
      people,
      countedShare: roundTo(people / everybody, digits),
      share: roundTo(clamp(share, 0, 1), digits),
      low: roundTo(clamp(share - below, 0, 1), digits),
      high: roundTo(clamp(share + above, 0, 1), digits),
    };
  });
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);
