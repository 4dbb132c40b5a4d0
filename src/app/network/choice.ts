/** What `kith influence` chose, on one list or several: as rows and in figures. */
import type { JointReach } from '../../../graph/index.ts';

export interface Choice {
  readonly rows: readonly ChosenRow[];
  readonly outcome: ChoiceFigures;
  readonly notes: readonly string[];
  /** Whether people count for something else than one each. */
  readonly weighted: boolean;
}

export interface ChosenRow {
  readonly list?: string;
  readonly position: number;
  readonly node: number;
  readonly jointReach: number;
  /** With everybody counting for one. */
  readonly jointReachRaw: number;
}

export interface ChoiceFigures {
  /** Expected number of people that those kept and all chosen together reach, themselves included, by what they count for; */
  readonly jointReach: number;
  /** and with everybody counting for one. */
  readonly jointReachRaw: number;
  readonly lowerBound: number;
  /** Neither is known of several lists at once. */
  readonly upperBound: number | undefined;
  readonly guarantee: number | undefined;
  readonly choice: JointReach['choice'];
  readonly sets: number;
  readonly stoppedBy: JointReach['stoppedBy'];
  /** Of several lists: each by name, in the order asked for. */
  readonly lists: readonly FoundList[] | undefined;
}

export interface FoundList {
  readonly list: string;
  readonly asked: number;
  readonly chosen: number;
  /** Candidates in the network; undefined where everybody is one. */
  readonly candidates: number | undefined;
  /** Expected people whom this list reaches and no place given before on any list, by what they count for; */
  readonly jointReach: number;
  /** and with everybody counting for one. */
  readonly jointReachRaw: number;
}
