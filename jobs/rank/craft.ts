/** Craft of own posts, gathered per customer while the posts stream by in the order of customer_id. */
import type { ColumnBatch, ColumnBatches } from '../../src/kernel/index.ts';
import { craftOf } from '../../src/rank/index.ts';

export const craftColumns = {
  customer_id: 'text',
  craft_sum: 'double',
  texts: 'integer',
} as const;

/** @param texts columns customer_id and text, a customer's rows together. */
export async function* craftPerCustomer(texts: ColumnBatches): AsyncIterable<ColumnBatch> {
  let customer: string | undefined;
  let sum = 0;
  let count = 0;
  for await (const batch of texts) {
    const ids = batch.columns['customer_id'] as readonly string[];
    const words = batch.columns['text'] as readonly string[];
    const out = { customer_id: [] as string[], craft_sum: [] as number[], texts: [] as number[] };
    const flush = (): void => {
      if (customer === undefined) return;
      out.customer_id.push(customer);
      out.craft_sum.push(sum);
      out.texts.push(count);
    };
    for (let row = 0; row < batch.length; row += 1) {
      if (ids[row] !== customer) {
        flush();
        customer = ids[row];
        sum = 0;
        count = 0;
      }
      sum += craftOf(words[row] as string);
      count += 1;
    }
    if (out.customer_id.length > 0) yield { length: out.customer_id.length, columns: out };
  }
  if (customer !== undefined) {
    yield { length: 1, columns: { customer_id: [customer], craft_sum: [sum], texts: [count] } };
  }
}
