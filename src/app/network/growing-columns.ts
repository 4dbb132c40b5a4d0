/** Three parallel columns of edges that grow by doubling, without an object an edge. */

export interface GrowingColumns {
  readonly length: number;
  /** Makes room for so many more. */
  reserve(more: number): void;
  push(from: number, to: number, figure: number): void;
  from(): Uint32Array;
  to(): Uint32Array;
  figures(): Float64Array;
}

const lengthLeast = 65_536;

export function createColumns(): GrowingColumns {
  let from = new Uint32Array(lengthLeast);
  let to = new Uint32Array(lengthLeast);
  let figures = new Float64Array(lengthLeast);
  let length = 0;
  return {
    get length() {
      return length;
    },
    reserve(more) {
      if (length + more <= from.length) return;
      const room = Math.max(length + more, from.length * 2);
      const [moreFrom, moreTo] = [new Uint32Array(room), new Uint32Array(room)];
      const moreFigures = new Float64Array(room);
      moreFrom.set(from);
      moreTo.set(to);
      moreFigures.set(figures);
      [from, to, figures] = [moreFrom, moreTo, moreFigures];
    },
    push(start, end, figure) {
      from[length] = start;
      to[length] = end;
      figures[length] = figure;
      length += 1;
    },
    from: () => from.subarray(0, length),
    to: () => to.subarray(0, length),
    figures: () => figures.subarray(0, length),
  };
}
