/** What the job `rank` reads, writes and is told. */

import type { Segment, SignalKind, Stage } from '../../src/kernel/index.ts';
import type { JobContext } from '../../src/pipeline/index.ts';
import type { ContactPolicy } from '../../src/privacy/index.ts';
import type { ListOrder, RankSettings } from '../../src/rank/index.ts';

export interface ListSettings {
  readonly name: string;
  readonly segments?: readonly Segment[] | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly signals?: readonly SignalKind[] | undefined;
  readonly sentimentMin?: number | undefined;
  readonly contact: boolean;
  readonly order: ListOrder;
  readonly size: number;
  readonly method: 'rank' | 'joint-reach';
}

export interface RankJobSettings {
  readonly rank: RankSettings;
  readonly lists: readonly ListSettings[];
  readonly brand: { readonly name: string };
  readonly competitors: readonly { readonly name: string }[];
  readonly privacy: { readonly contact: ContactPolicy };
}

export const outputs = [
  'derived.standing',
  'derived.signal',
  'derived.stage_move',
  'derived.list_entry',
] as const;

export type RankContext = JobContext<RankJobSettings, (typeof outputs)[number], never>;
