import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine, type Engine, parseStatement } from '../../../src/engine/index.ts';
import type { ColumnBatch } from '../../../src/kernel/index.ts';
import { tables } from '../../../src/lake/index.ts';

/** Every engine proves itself by the same suite. */
const engines: readonly { name: string; create(folder: string): Engine }[] = [
  {
    name: 'duckdb',
    create: (folder) =>
      createDuckDbEngine({ memoryMb: 256, threads: 2, spillFolder: join(folder, 'spill') }),
  },
];

async function collect(batches: AsyncIterable<ColumnBatch>): Promise<ColumnBatch[]> {
  const all: ColumnBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

describe.each(engines)('engine $name', ({ create }) => {
  let folder: string;
  let engine: Engine;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-engine-'));
    engine = create(folder);
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const everyType = {
    a_text: ['plain', 'a "quote", comma', 'line\nbreak', '', null, '🙂 é \\N'],
    an_integer: [0, -5, 9_007_199_254_740_991, null, 1, 2],
    a_double: [0.1, -1e300, null, 3, 4, 5],
    a_boolean: [true, false, null, true, true, false],
    a_timestamp: [0, 1_700_000_000_123, -1, null, 5, 6],
    a_date: ['1969-12-31', '2024-02-29', null, '2000-01-01', '1850-01-01', '2100-12-31'],
    a_list: [[], ['x'], ['a', 'b;c'], null, [''], ['é']],
  } as const;
  const columns = {
    a_text: 'text',
    an_integer: 'integer',
    a_double: 'double',
    a_boolean: 'boolean',
    a_timestamp: 'timestamp',
    a_date: 'date',
    a_list: 'text[]',
  } as const;

  it('gives back every type as it was loaded', async () => {
    const session = await engine.open();
    expect(await session.load('t', columns, [{ length: 6, columns: everyType }])).toBe(6);
    const [batch] = await collect(session.batches('SELECT * FROM scratch.t'));
    expect(batch?.columns).toEqual(everyType);
    await session.close();
  });

  it('loads and streams more rows than one chunk holds, in order', async () => {
    const session = await engine.open();
    const n = Array.from({ length: 5000 }, (_, i) => i);
    await session.load('t', { n: 'integer' }, [{ length: 5000, columns: { n } }]);
    const all = await collect(session.batches('SELECT n FROM scratch.t ORDER BY n'));
    expect(all.flatMap((batch) => batch.columns['n'])).toEqual(n);
    await session.close();
  });

  it('takes texts of every length and script, null and empty ones apart, and finds them again', async () => {
    const session = await engine.open();
    const lengths = Array.from({ length: 30 }, (_, length) =>
      'abcdefghij'.repeat(3).slice(0, length),
    );
    const others = ['é', 'éabcdefghijk', 'abcdefghijké', '東京都', '🙂', '\u007f', 'a b', ''];
    const texts = [...lengths, null, ...others, ...lengths.map((text) => `${text}é`), null, 'z'];
    const rows = texts.map((_, row) => row);
    await session.load('t', { row: 'integer', text: 'text' }, [
      { length: texts.length, columns: { row: rows, text: texts } },
      // The chunk's memory is used again: nothing of the rows before shines through.
      { length: 2, columns: { row: [1000, 1001], text: ['abcdefghijkl', null] } },
    ]);
    const all = await session.rows<{ text: string | null }>(
      'SELECT text FROM scratch.t ORDER BY row',
    );
    expect(all.map(({ text }) => text)).toEqual([...texts, 'abcdefghijkl', null]);
    for (const text of texts) {
      if (text === null) continue;
      const [found] = await session.rows(
        'SELECT count(*) AS n, max(length(text)) AS length FROM scratch.t WHERE text = $text',
        { text },
      );
      const same = [...texts, 'abcdefghijkl'].filter((other) => other === text).length;
      expect(found).toEqual({ n: same, length: [...text].length });
    }
    await session.close();
  });

  it('runs other statements while a stream is open', async () => {
    const session = await engine.open();
    let seen = 0;
    for await (const batch of session.batches('SELECT range AS n FROM range(10000)')) {
      seen += batch.length;
      await session.rows('SELECT 1 AS one');
    }
    expect(seen).toBe(10_000);
    await session.close();
  });

  it('writes Parquet that binds under a table name, and an empty table without files', async () => {
    const session = await engine.open();
    const file = join(folder, 'edge.parquet');
    const edges = {
      influencer_profile_id: ['a', 'b'],
      influenced_profile_id: ['b', 'c'],
      probability: [0.5, 0.25],
    };
    const written = await session.writeBatches(file, tables.givenEdge, [
      { length: 2, columns: edges },
    ]);
    expect(written).toBe(2);
    await session.bind('core.given_edge', tables.givenEdge, [file]);
    await session.bind('previous.edge', tables.edge, []);
    expect(await session.rows('SELECT * FROM core.given_edge')).toHaveLength(2);
    expect(await session.rows('SELECT count(*) AS n FROM previous.edge')).toEqual([{ n: 0 }]);
    await session.close();
  });

  it('shows a column that an earlier night did not have as empty, and a current one never', async () => {
    const session = await engine.open();
    const file = join(folder, 'earlier.parquet');
    const { probability: _, ...columns } = tables.givenEdge.columns;
    await session.writeBatches(file, { columns }, [
      {
        length: 1,
        columns: { influencer_profile_id: ['x:1'], influenced_profile_id: ['x:2'] },
      },
    ]);
    await session.bind('previous.core_given_edge', tables.givenEdge, [file]);
    expect(await session.rows('SELECT * FROM previous.core_given_edge')).toEqual([
      { influencer_profile_id: 'x:1', influenced_profile_id: 'x:2', probability: null },
    ]);
    await expect(session.bind('core.given_edge', tables.givenEdge, [file])).rejects.toThrow();
    await session.close();
  });

  it('tells whether rows follow one another over all files, by all columns, null or repeated ones not', async () => {
    const session = await engine.open();
    const rowsPerFile = 50_000;
    const write = async (name: string, first: number, change: (row: number) => number | null) => {
      const rows = Array.from({ length: rowsPerFile }, (_, row) => first + row);
      const columns = {
        half: rows.map((row) => Math.floor(row / 2)),
        odd: rows.map((row) => (change(row) === null ? null : (change(row) as number) % 2)),
      };
      const file = join(folder, `${name}.parquet`);
      const column = { type: 'integer', nullable: true, comment: 'a number' } as const;
      await session.writeBatches(file, { columns: { half: column, odd: column } }, [
        { length: rowsPerFile, columns },
      ]);
      return file;
    };
    const same = (row: number): number => row;
    const first = await write('first', 0, same);
    const second = await write('second', rowsPerFile, same);
    const by = ['half', 'odd'];
    expect(await session.follows([], by)).toBe(true);
    expect(await session.follows([first, second], by)).toBe(true);
    expect(await session.follows([second, first], by)).toBe(false);
    expect(await session.follows([first, first], by)).toBe(false);
    expect(await session.follows([first, second], ['half'])).toBe(false);
    expect(await session.follows([first, second], ['odd', 'half'])).toBe(false);
    for (const row of [rowsPerFile - 1, 1]) {
      const repeated = await write('repeated', 0, (at) => (at === row ? 0 : at));
      expect(await session.follows([repeated, second], by)).toBe(false);
      const unknown = await write('unknown', 0, (at) => (at === row ? null : at));
      expect(await session.follows([unknown], by)).toBe(false);
    }
    await session.close();
  });

  it('binds named parameters, in queries and in written files', async () => {
    const session = await engine.open();
    const csv = join(folder, 'out.csv');
    const rows = await session.writeCsv(
      csv,
      "SELECT range AS n, NULL AS gone, '\\N' AS text FROM range(5) WHERE range >= $least",
      { least: 3, unused: 'x' },
    );
    expect(rows).toBe(2);
    expect(await readFile(csv, 'utf8')).toBe('"3",\\N,"\\N"\n"4",\\N,"\\N"\n');
    await session.close();
  });

  it('sees nothing that was not bound, and says so by statement name', async () => {
    const session = await engine.open();
    const statement = parseStatement('greedy', 'SELECT * FROM core.customer');
    await expect(session.rows(statement)).rejects.toMatchObject({
      code: 'bug.assertion',
      message: expect.stringContaining('greedy'),
    });
    await session.close();
  });

  it('runs the named steps one by one in debug mode and keeps each', async () => {
    const statement = parseStatement(
      'chain',
      `WITH one AS (SELECT range AS n FROM range(10)), -- a comment, with (brackets
       two AS (SELECT n * $factor AS n FROM one WHERE ')' = ')')
       SELECT sum(n) AS total FROM two`,
    );
    const debugFolder = join(folder, 'debug');
    const plain = await engine.open();
    const debug = await engine.open({ debugFolder });
    const parameters = { factor: 2 };
    const expected = [{ total: 90 }];
    expect(await plain.rows(statement, parameters)).toEqual(expected);
    expect(await debug.rows(statement, parameters)).toEqual(expected);
    const kept = join(debugFolder, '01-chain', '02-two.parquet');
    expect(await plain.rows(`SELECT count(*) AS n FROM '${kept}'`)).toEqual([{ n: 10 }]);
    await plain.close();
    await debug.close();
  });

  it('refuses a whole number beyond 2^53 instead of rounding it', async () => {
    const session = await engine.open();
    await expect(session.rows('SELECT 9007199254740993 AS n')).rejects.toMatchObject({
      code: 'bug.assertion',
    });
    await session.close();
  });

  it('keeps to its memory limit by a clear error', async () => {
    const session = await engine.open();
    await session.execute("SET temp_directory = ''");
    await session.execute("SET memory_limit = '20MB'");
    const greedy = 'SELECT list(range::VARCHAR) AS all FROM range(5000000)';
    await expect(session.rows(greedy)).rejects.toMatchObject({ code: 'limit.memory' });
    await session.close();
  });

  it('gives the same file for the same rows, whatever the threads', async () => {
    const digests: string[] = [];
    for (const run of [1, 2]) {
      const session = await engine.open();
      const file = join(folder, `same-${run}.parquet`);
      await session.writeParquet(
        file,
        `SELECT range % 97 AS k, round(sum(sqrt(range)), 6) AS s
         FROM range(300000) GROUP BY k ORDER BY k`,
      );
      digests.push((await readFile(file)).toString('base64'));
      await session.close();
    }
    expect(digests[0]).toBe(digests[1]);
  });
});
