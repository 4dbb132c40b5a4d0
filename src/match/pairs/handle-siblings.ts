/**
 * Which pairs of one person are with profiles of other platforms under one handle.
 *
 * Takes pairs and their order by person; tells pairs by their rank in that order,
 * so that whoever reads all siblings of a person reads memory in a row.
 */
import { isSameHandle } from '../compare/handle-marks.ts';
import { levelCode } from '../compare/levels.ts';
import { createNumberList } from '../number-list.ts';
import { type GatheredPairs, runsOf } from './gathered-pairs.ts';

export interface HandleSiblings {
  /** Ranks of pairs that have siblings, and ranks of those: `siblings[begins[i] … begins[i + 1])`. */
  readonly withSiblings: Uint32Array;
  readonly siblingBegins: Uint32Array;
  readonly siblings: Uint32Array;
  /**
   * log2 chance that a stranger has the handle: of the pair and its siblings the
   * commonest, since of a handle that was cut only what is left agrees; of those
   * that bear the customer's name and of others apart. −∞ where there are none.
   */
  readonly namedHandle: Float32Array;
  readonly otherHandle: Float32Array;
}

const conflict = levelCode('name', 'conflict');
const wholeName = levelCode('name', 'initial');

export function handleSiblings(
  pairs: GatheredPairs,
  order: Uint32Array,
  personOf: Uint32Array,
): HandleSiblings {
  const withSiblings = createNumberList();
  const begins = createNumberList();
  const siblings = createNumberList();
  begins.push(0);
  for (const run of runsOf(order, (at) => personOf[pairs.customer[at] ?? 0] ?? 0)) {
    const people = handlesOfRun(pairs, order, run);
    if (people.length < 2) continue;
    const alike = handlesAlike(people);
    for (const one of people) {
      if (!mayBorrow(pairs, one.at)) continue;
      const before = siblings.length;
      for (const other of alike(one)) {
        if (other.platform === one.platform || pairs.closed[other.at] === 1) continue;
        if (isSameHandle(one.whole, one.start, other.whole, other.start)) siblings.push(other.rank);
      }
      if (siblings.length === before) continue;
      withSiblings.push(one.rank);
      begins.push(siblings.length);
    }
  }
  const found = {
    withSiblings: withSiblings.build(),
    siblingBegins: begins.build(),
    siblings: siblings.build(),
  };
  return { ...found, ...commonestHandles(pairs, order, found) };
}

const mayBorrow = (pairs: GatheredPairs, at: number): boolean =>
  pairs.closed[at] !== 1 && pairs.reviewed[at] !== 2 && pairs.levels.name[at] !== conflict;

/** One pair of a person, with what tells its handle. */
interface Handle {
  readonly rank: number;
  readonly at: number;
  readonly platform: number;
  readonly whole: number;
  readonly start: number;
}

function handlesOfRun(
  { handleHash, handleStart, platform }: GatheredPairs,
  order: Uint32Array,
  [from, to]: readonly [number, number],
): Handle[] {
  const found: Handle[] = [];
  if (to - from < 2) return found;
  for (let rank = from; rank < to; rank += 1) {
    const at = order[rank] ?? 0;
    const whole = handleHash[at] ?? 0;
    if (whole === 0) continue;
    found.push({ rank, at, platform: platform[at] ?? 0, whole, start: handleStart[at] ?? 0 });
  }
  return found;
}

/** So few are looked through one by one. */
const fewHandles = 16;

/** Those whose handle may be the same: of few all, of many those of equal marks. */
function handlesAlike(handles: readonly Handle[]): (one: Handle) => Iterable<Handle> {
  if (handles.length <= fewHandles) return () => handles;
  const byMark = new Map<number, Handle[]>();
  const add = (mark: number, one: Handle): void => {
    const known = byMark.get(mark);
    if (known === undefined) byMark.set(mark, [one]);
    else known.push(one);
  };
  // The start's last bit says whether the handle was cut; wholes stand apart from starts.
  const startMark = ({ start }: Handle): number => -(start >>> 1);
  for (const one of handles) {
    add(one.whole, one);
    if (startMark(one) !== 0) add(startMark(one), one);
  }
  return (one) => {
    const whole = byMark.get(one.whole) ?? [];
    const start = startMark(one) === 0 ? [] : (byMark.get(startMark(one)) ?? []);
    return start.length < 2 ? whole : new Set([...whole, ...start]);
  };
}

function commonestHandles(
  { handleChance, levels }: GatheredPairs,
  order: Uint32Array,
  found: Pick<HandleSiblings, 'withSiblings' | 'siblingBegins' | 'siblings'>,
): Pick<HandleSiblings, 'namedHandle' | 'otherHandle'> {
  const { withSiblings, siblingBegins, siblings } = found;
  const none = () => new Float32Array(withSiblings.length).fill(Number.NEGATIVE_INFINITY);
  const [namedHandle, otherHandle] = [none(), none()];
  for (let nth = 0; nth < withSiblings.length; nth += 1) {
    const [begin, end] = [siblingBegins[nth] ?? 0, siblingBegins[nth + 1] ?? 0];
    for (let place = begin - 1; place < end; place += 1) {
      const at = order[(place < begin ? withSiblings[nth] : siblings[place]) ?? 0] ?? 0;
      const chances = (levels.name[at] ?? 0) < wholeName ? otherHandle : namedHandle;
      chances[nth] = Math.max(chances[nth] ?? 0, handleChance[at] ?? 0);
    }
  }
  return { namedHandle, otherHandle };
}
