/** The classes a post is judged into, and the two questions it is judged for. */

export const classNames = ['negative', 'neutral', 'positive'] as const;
export type SentimentLabel = (typeof classNames)[number];
export const classCount = 3;

/** A post's feeling as a whole, or its feeling toward a named brand. */
export const taskNames = ['post', 'toward'] as const;
export type Task = (typeof taskNames)[number];
export const taskIndex: Readonly<Record<Task, number>> = { post: 0, toward: 1 };

/**
 * In what way a post was judged: as a whole, toward a brand that it names, or
 * toward one whose handle it bears. Posts to a handle are mostly complaints and
 * questions, so each way has its own calibration and its own usual classes.
 */
export const contextNames = ['post', 'named', 'addressed'] as const;
export type Context = (typeof contextNames)[number];
export const contextIndex = { post: 0, named: 1, addressed: 2 } as const;
