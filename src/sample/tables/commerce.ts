/** Order, care case, touch and referral rows of one block. */
import { type ColumnBatch, roundTo } from '../../kernel/index.ts';
import { productKinds } from '../brand.ts';
import type { BlockCommerce } from '../commerce/block-commerce.ts';
import type { Resident } from '../people/block-people.ts';
import { streamOf } from '../plan.ts';
import type { World } from '../world.ts';
import { createBatch } from './batch.ts';
import { customerIdOf } from './people.ts';

/** Any of a person's records; the first unless they have two and chance says so. */
function recordChooser(world: World, block: number, label: string): (resident: number) => string {
  const people = world.people(block);
  const random = streamOf(world.plan, block, label);
  const second = new Map<number, number>();
  people.residentOfRecord.forEach((resident, record) => {
    if (people.residents[resident]?.record !== record) second.set(resident, record);
  });
  return (resident) => {
    const first = (people.residents[resident] as Resident).record;
    const other = second.get(resident);
    return customerIdOf(block, other !== undefined && random.chance(0.4) ? other : first);
  };
}

const serial = (prefix: string, block: number, index: number): string =>
  `${prefix}-${String(block).padStart(5, '0')}-${String(index + 1).padStart(5, '0')}`;

export function orderBatch(world: World, block: number, commerce: BlockCommerce): ColumnBatch {
  const people = world.people(block);
  const recordFor = recordChooser(world, block, 'order rows');
  const batch = createBatch([
    'order_id',
    'customer_id',
    'ordered_at',
    'amount',
    'currency',
    'product',
  ]);
  commerce.buyers.forEach((buyer, resident) => {
    const { currency } = (people.residents[resident] as Resident).person.urns.culture;
    for (const { atMs, amount, product } of buyer.orders) {
      const digits = currency === 'JPY' ? 0 : 2;
      batch.row(
        serial('o', block, batch.length),
        recordFor(resident),
        atMs,
        roundTo(amount, digits),
        currency,
        productKinds[product],
      );
    }
  });
  return batch.build();
}

export function careCaseBatch(world: World, block: number, commerce: BlockCommerce): ColumnBatch {
  const recordFor = recordChooser(world, block, 'case rows');
  const batch = createBatch([
    'case_id',
    'customer_id',
    'opened_at',
    'kind',
    'resolved_at',
    'satisfaction',
  ]);
  for (const one of commerce.cases) {
    batch.row(
      serial('case', block, batch.length),
      recordFor(one.resident),
      one.openedMs,
      one.kind,
      one.resolvedMs,
      one.satisfaction,
    );
  }
  return batch.build();
}

export function touchBatch(world: World, block: number, commerce: BlockCommerce): ColumnBatch {
  const recordFor = recordChooser(world, block, 'touch rows');
  const batch = createBatch([
    'touch_id',
    'customer_id',
    'at',
    'channel',
    'kind',
    'inbound',
    'outcome',
  ]);
  for (const one of commerce.touches) {
    batch.row(
      serial('t', block, batch.length),
      recordFor(one.resident),
      one.atMs,
      one.channel,
      one.kind,
      one.inbound,
      one.outcome,
    );
  }
  return batch.build();
}

export function referralBatch(world: World, block: number, commerce: BlockCommerce): ColumnBatch {
  const recordFor = recordChooser(world, block, 'referral rows');
  const batch = createBatch(['referrer_customer_id', 'referred_customer_id', 'referred_at']);
  for (const one of commerce.referrals) {
    batch.row(recordFor(one.referrer), recordFor(one.referred), one.atMs);
  }
  return batch.build();
}
