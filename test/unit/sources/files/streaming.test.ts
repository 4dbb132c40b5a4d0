import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileSource } from '../../../../src/sources/index.ts';
import { temporaryFolder } from './temporary-file.ts';

const MB = 1_048_576;

async function writeRows(path: string, rows: number): Promise<number> {
  const out = createWriteStream(path);
  out.write('customer_id,full_name,email,city,website,tier\n');
  for (let from = 0; from < rows; from += 1000) {
    let text = '';
    for (let i = from; i < Math.min(from + 1000, rows); i += 1) {
      text += `c${i},"Name, of ${i}",person.${i}@example.org,Town ${i % 100},https://example.org/${i}/${'x'.repeat(150)},gold\n`;
    }
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return out.bytesWritten;
}

describe('a long file', () => {
  it('is streamed: what is held does not grow with its length', async () => {
    const path = join(temporaryFolder(), 'long.csv');
    const bytes = await writeRows(path, 200_000);
    expect(bytes).toBeGreaterThan(40 * MB);
    const source = fileSource({ table: 'raw.customer', path, settings: { path: 'long.csv' } });
    let rows = 0;
    let batchRowsMost = 0;
    let heldMost = 0;
    const before = process.memoryUsage();
    for await (const batch of source.read()) {
      rows += batch.rows.length;
      batchRowsMost = Math.max(batchRowsMost, batch.rows.length);
      const now = process.memoryUsage();
      heldMost = Math.max(
        heldMost,
        now.heapUsed + now.external - before.heapUsed - before.external,
      );
    }
    expect(rows).toBe(200_000);
    expect(batchRowsMost).toBeLessThanOrEqual(10_000);
    // The cells of the whole file would be more than twice the file.
    expect(heldMost).toBeLessThan(bytes);
  });

  it('may be left in the middle', async () => {
    const path = join(temporaryFolder(), 'left.csv');
    await writeRows(path, 20_000);
    const source = fileSource({ table: 'raw.customer', path, settings: { path: 'left.csv' } });
    for await (const batch of source.read()) {
      expect(batch.rows.columns['source_line']?.[0]).toBe(2);
      break;
    }
  });
});
