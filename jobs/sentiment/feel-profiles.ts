/**
 * Turns summed posts into rows of `derived.profile_sentiment`, in the order they come.
 */
import type { ColumnBatch } from '../../src/kernel/index.ts';
import {
  type FeelingSettings,
  type FeelingSums,
  type ProfilePosts,
  profileSentiment,
} from '../../src/sentiment/index.ts';

export async function* feelProfiles(
  sums: AsyncIterable<ColumnBatch>,
  settings: FeelingSettings,
): AsyncIterable<ColumnBatch> {
  for await (const batch of sums) yield feelBatch(batch, settings);
}

/** Columns as `profile-feeling.sql` gives them. */
export function feelBatch(batch: ColumnBatch, settings: FeelingSettings): ColumnBatch {
  const { columns, length } = batch;
  const number = (name: string, row: number): number => columns[name]?.[row] as number;
  const sumsOf = (prefix: string, row: number): FeelingSums => ({
    weight: number(`${prefix}weight`, row),
    feeling: number(`${prefix}feeling`, row),
    strength: number(`${prefix}strength`, row),
  });
  const felt = Array.from({ length }, (_, row) => {
    const own: ProfilePosts = {
      ...sumsOf('', row),
      posts: number('posts', row),
      newer: columns['newer']?.[row] as number | null,
      older: columns['older']?.[row] as number | null,
    };
    return profileSentiment(own, sumsOf('community_', row), sumsOf('all_', row), settings);
  });
  return {
    length,
    columns: {
      profile_id: columns['profile_id'] ?? [],
      brand: columns['brand'] ?? [],
      sentiment: felt.map((one) => one.sentiment),
      low: felt.map((one) => one.low),
      high: felt.map((one) => one.high),
      posts: felt.map((one) => one.posts),
      trend: felt.map((one) => one.trend),
    },
  };
}
