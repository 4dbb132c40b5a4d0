/** Rows of files that could not be used, counted by file and reason. */
import { AppError, type QuarantinedRow } from '../../kernel/index.ts';

export interface SetAside {
  add(file: string, rows: readonly QuarantinedRow[]): void;
  /** Throws `input.too_many_bad_rows` when more than the allowed share of all rows is bad. */
  judge(goodRows: number): void;
  /** Most first. */
  readonly counts: readonly SetAsideCount[];
  readonly firstReason: string | undefined;
}

export interface SetAsideCount {
  readonly file: string;
  readonly reason: string;
  readonly rows: number;
  /** Line of the first, from 1. */
  readonly firstLine: number;
}

/** Below this many rows a share says nothing. */
const rowsJudged = 20;

/** @param shareMax 0–1. */
export function createSetAside(shareMax: number): SetAside {
  const found = new Map<string, { -readonly [K in keyof SetAsideCount]: SetAsideCount[K] }>();
  const sorted = (): SetAsideCount[] =>
    [...found.values()].sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
  return {
    add(file, rows) {
      for (const { line, reason } of rows) {
        const key = `${file}\n${reason}`;
        const known = found.get(key);
        if (known === undefined) found.set(key, { file, reason, rows: 1, firstLine: line });
        else known.rows += 1;
      }
    },
    judge(goodRows) {
      const counts = sorted();
      const bad = counts.reduce((sum, { rows }) => sum + rows, 0);
      const [most] = counts;
      if (most === undefined || bad + goodRows < rowsJudged) return;
      if (bad <= shareMax * (bad + goodRows)) return;
      throw new AppError(
        'input.too_many_bad_rows',
        `${bad} of ${bad + goodRows} rows cannot be used, more than the ${shareMax * 100} % of night.quarantineShareMax; most often (${most.rows} times, first in line ${most.firstLine} of ${most.file}): ${most.reason}`,
        { details: { bad, rows: bad + goodRows } },
      );
    },
    get counts() {
      return sorted();
    },
    get firstReason() {
      return sorted()[0]?.reason;
    },
  };
}
