/** A labelled post that the model learns from. */
import type { Task } from '../model/classes.ts';

export interface TrainingPost {
  readonly text: string;
  /** 0 negative, 1 neutral, 2 positive. */
  readonly label: number;
  readonly task: Task;
  /** What the label is about; only for the task `toward`. */
  readonly target?: string;
  /** Language somebody stated; the language model learns from it. */
  readonly lang: string;
  /** How much the post counts; 1 is an ordinary one. */
  readonly emphasis: number;
  /** The same in the second stage, toward a brand; `emphasis` by default. */
  readonly towardEmphasis?: number;
}

/** Letters and digits of a post, links and mentions left out: equal for copies of one post. */
export const sameness = (text: string): string =>
  text
    .toLowerCase()
    .replace(/https?\S*|@\w+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
