/**
 * The town: an invented company of any size with everything known about it.
 *
 * `tables` yields the rows of the lake's raw tables (without the row's origin,
 * which the reader adds), `truth` what is true. Every table streams block by
 * block; each may be read as often as wanted and gives the same rows.
 */
import type { ColumnBatch } from '../kernel/index.ts';
import { type BlockCommerce, drawCommerce } from './commerce/block-commerce.ts';
import { planTown, type TownOptions, type TownPlan } from './plan.ts';
import { careCaseBatch, orderBatch, referralBatch, touchBatch } from './tables/commerce.ts';
import { createMovedTable, edgeTruthBatch } from './tables/influence-truth.ts';
import { interactionBatch } from './tables/interactions.ts';
import { basisBatch, customerBatch, suppressionBatch } from './tables/people.ts';
import { postBatch, postTruthBatch } from './tables/posts.ts';
import { profileBatch } from './tables/profiles.ts';
import { type TruthTableName, truthTables } from './tables/truth.ts';
import { ownershipBatch, personBatch, profileTruthBatch } from './tables/truth-rows.ts';
import { createWorld, type World } from './world.ts';

/** Blocks `from` to before `to`, of `plan.blocks`. */
export interface BlockRange {
  readonly from: number;
  readonly to: number;
}

export interface TownTable<Name extends string = string> {
  readonly name: Name;
  /** One batch a block, of all blocks or of some; a fresh iteration starts anew. */
  batches(blocks?: BlockRange): Iterable<ColumnBatch>;
}

export type TownTableName =
  | 'raw.customer'
  | 'raw.profile'
  | 'raw.post'
  | 'raw.interaction'
  | 'raw.order'
  | 'raw.care_case'
  | 'raw.touch'
  | 'raw.referral'
  | 'raw.basis'
  | 'raw.suppression';

export interface Town {
  readonly plan: TownPlan;
  readonly tables: readonly TownTable<TownTableName>[];
  readonly truth: readonly TownTable<TruthTableName>[];
}

type MakeBatch = (world: World, block: number) => ColumnBatch;

export function createTown(options: TownOptions): Town {
  const world = createWorld(planTown(options));
  let commerceBlock = -1;
  let commerceKept: BlockCommerce | undefined;
  const commerceOf = (block: number): BlockCommerce => {
    if (commerceKept === undefined || commerceBlock !== block) {
      commerceKept = drawCommerce(world.plan, world.people(block));
      commerceBlock = block;
    }
    return commerceKept;
  };
  const moved = createMovedTable(world);
  const table = <Name extends string>(name: Name, make: MakeBatch): TownTable<Name> => ({
    name,
    *batches({ from, to } = { from: 0, to: world.plan.blocks }) {
      for (let block = from; block < to; block++) yield make(world, block);
    },
  });
  return {
    plan: world.plan,
    tables: [
      table('raw.customer', customerBatch),
      table('raw.profile', profileBatch),
      table('raw.post', postBatch),
      table('raw.interaction', interactionBatch),
      table('raw.order', (_, block) => orderBatch(world, block, commerceOf(block))),
      table('raw.care_case', (_, block) => careCaseBatch(world, block, commerceOf(block))),
      table('raw.touch', (_, block) => touchBatch(world, block, commerceOf(block))),
      table('raw.referral', (_, block) => referralBatch(world, block, commerceOf(block))),
      table('raw.basis', basisBatch),
      table('raw.suppression', suppressionBatch),
    ],
    truth: [
      table(truthTables.ownership.name, ownershipBatch),
      table(truthTables.person.name, (_, block) => personBatch(world, block, commerceOf(block))),
      table(truthTables.profile.name, profileTruthBatch),
      table(truthTables.edge.name, edgeTruthBatch),
      {
        name: truthTables.moved.name,
        batches: ({ from, to } = { from: 0, to: world.plan.blocks }) => moved(from, to),
      },
      table(truthTables.post.name, postTruthBatch),
    ],
  };
}
