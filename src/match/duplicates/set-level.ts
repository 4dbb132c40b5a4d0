import type { RecordComparison } from './levels.ts';

/**
 * Notes the level that a comparison of the pair at hand reached.
 *
 * @param chance that two strangers agree so, where that depends on the value; 0–1.
 */
export type SetLevel = (comparison: RecordComparison, level: number, chance?: number) => void;
