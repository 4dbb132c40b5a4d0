/** The classes a post is judged into, and the two questions it is judged for. */

export const classNames = ['negative', 'neutral', 'positive'] as const;
export type SentimentLabel = (typeof classNames)[number];
export const classCount = 3;

/** A post's feeling as a whole, or its feeling toward a named brand. */
export const taskNames = ['post', 'toward'] as const;
export type Task = (typeof taskNames)[number];
export const taskIndex: Readonly<Record<Task, number>> = { post: 0, toward: 1 };
