/** The job with a larger model: which posts it reads, what is kept, and what ends it. */
import { describe, expect, it } from 'vitest';
import type { LargerModelPort } from '../../../src/pipeline/index.ts';
import { createThreadPool } from '../../../src/workers/index.ts';
import { type Post, runSentiment as run, useInventedLake } from './sentiment-night.ts';

useInventedLake();

describe('a larger model', () => {
  const posts: readonly Post[] = [
    { id: 'a', by: 'ana', text: 'I love Acme, best airline ever 😍' },
    { id: 'b', by: 'bo', text: 'Acme is terrible but I love Globex' },
    { id: 'c', by: 'cy', text: 'Acme, well' },
    { id: 'd', by: 'dee', text: 'so Acme it was then, again' },
    { id: 'e', by: 'eve', text: 'Acme is awful, worst ever, never again 😡' },
    { id: 'f', by: 'fay', text: 'RT @ana: I love Acme' },
  ];

  /** Finds everything positive, and tells what it was asked. */
  function delighted(name = 'one'): LargerModelPort & { asked: string[]; opened: number } {
    const port = {
      isNamed: true,
      asked: [] as string[],
      opened: 0,
      fingerprint: async () => name,
      async open() {
        port.opened += 1;
        return {
          async read(text: string) {
            port.asked.push(text);
            if (text.includes('poison')) throw new Error('no such token');
            return { negative: 0.05, neutral: 0.05, positive: 0.9 };
          },
          close: async () => {
            port.opened -= 1;
          },
        };
      },
    };
    return port;
  }

  const modelsOf = ({ post }: Awaited<ReturnType<typeof run>>): unknown[] =>
    post.rows.map((row) => `${row['post_id']} ${row['model']}`);

  it('reads the least certain posts that name one brand, once, and says which', async () => {
    const larger = delighted();
    const base = await run({ posts, lakeFolder: 'base' });
    const first = await run({ posts, larger });
    expect(larger.asked.toSorted()).toEqual(['Acme, well', 'so Acme it was then, again']);
    expect(larger.opened).toBe(0);
    expect(modelsOf(first)).toEqual([
      'a base',
      'b base',
      'b base',
      'c larger',
      'd larger',
      'e base',
    ]);
    expect(first.job?.figures).toMatchObject({
      posts_read_by_larger_model: 2,
      posts_left_for_lack_of_time: 0,
    });
    for (const [i, row] of first.post.rows.entries()) {
      const before = base.post.rows[i] as Record<string, unknown>;
      const more = row['model'] === 'larger';
      expect(Number(row['positive']) > Number(before['positive'])).toBe(more);
      expect(row['base_label']).toBe(before['label']);
    }
    const again = await run({ posts, larger, date: '2026-03-02' });
    expect(larger.asked).toHaveLength(2);
    expect(again.post.rows).toEqual(first.post.rows);
  });

  it('scores all anew when it is another model, and when it is taken away', async () => {
    await run({ posts, larger: delighted() });
    const other = delighted('two');
    const second = await run({ posts, larger: other, date: '2026-03-02' });
    expect(other.asked).toHaveLength(2);
    expect(second.job?.figures['posts_kept']).toBe(0);
    const without = await run({ posts, date: '2026-03-03' });
    expect(without.post.rows.every((row) => row['model'] === 'base')).toBe(true);
  });

  it('stops when its time is over, says so, and does not score those posts again', async () => {
    const larger = delighted();
    let ms = 0;
    const nowMs = () => ms;
    const slow: LargerModelPort = {
      ...larger,
      async open() {
        const opened = await larger.open();
        return {
          ...opened,
          async read(text) {
            ms += 60_000;
            return opened.read(text);
          },
        };
      },
    };
    const cut = await run({ posts, larger: slow, minutesMax: 1, nowMs });
    expect(larger.asked).toHaveLength(1);
    expect(cut.job?.figures).toMatchObject({
      posts_read_by_larger_model: 1,
      posts_left_for_lack_of_time: 1,
    });
    expect(cut.job?.warnings.join()).toMatch(/1 of the posts chosen .* keep the shipped model/);
    const next = await run({ posts, larger: slow, date: '2026-03-02', nowMs });
    expect(larger.asked).toHaveLength(1);
    expect(next.post.rows).toEqual(cut.post.rows);
  });

  it('leaves a post that it cannot read as it was, and is not opened for nothing', async () => {
    const larger = delighted();
    const poison = [...posts, { id: 'g', by: 'gus', text: 'Acme poison' }];
    const { post, job } = await run({ posts: poison, larger, share: 1 });
    expect(post.rows.find((row) => row['post_id'] === 'g')).toMatchObject({ model: 'base' });
    expect(job?.warnings.join()).toMatch(/1 posts could not be read .* no such token/);
    const unasked = delighted('two');
    await run({ posts: [], larger: unasked, lakeFolder: 'none' });
    await run({ posts, larger: unasked, share: 0, lakeFolder: 'share' });
    expect(unasked.asked).toEqual([]);
  });

  it('gives the same whatever the batches of the threads, and resumes at the part', async () => {
    const many: Post[] = Array.from({ length: 60 }, (_, i) => ({
      id: `p${String(i).padStart(3, '0')}`,
      by: `profile${i % 7}`,
      text: `${'so '.repeat(i % 9)} Acme ${i % 4 === 0 ? 'is awful' : 'it was'} ${i}`,
    }));
    const pool = createThreadPool({ threads: 2, startAfterMs: 0 });
    try {
      const one = await run({ posts: many, larger: delighted(), share: 0.2 });
      const two = await run({
        posts: many,
        larger: delighted(),
        share: 0.2,
        threads: pool,
        lakeFolder: 'two',
      });
      expect(two.post.rows).toEqual(one.post.rows);
      expect(modelsOf(one).filter((model) => String(model).endsWith('larger'))).toHaveLength(12);
    } finally {
      await pool.close();
    }
  });
});
