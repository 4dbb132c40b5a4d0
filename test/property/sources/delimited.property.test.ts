/** Laws of reading delimited files, with a package's parser as the independent answer. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../src/sources/files/read/delimited.ts';
import { lineBlocks } from '../../../src/sources/files/read/lines.ts';
import type { Cells } from '../../../src/sources/files/shape/cells.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', 'b', 'ü', '李', ' ', ',', ';', '"', '\n', '\t', '|'),
  maxLength: 8,
});
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
  );
const delimiter = fc.constantFrom(',', ';', '\t', '|');

const quotedIf = (text: string, by: string, always: boolean): string =>
  always || text.includes(by) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Bytes in pieces of a size, so that every place of a record can be torn apart. */
async function* pieces(text: string, size: number): AsyncIterable<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readRows(text: string, by: string, width: number, size: number) {
  const header = Array.from({ length: width }, (_, at) => `h${at}`);
  const batches: Cells[] = [];
  const blocks = lineBlocks(pieces(text, size));
  for await (const one of readDelimited(blocks, { delimiter: by, header, firstLine: 1 }))
    batches.push(one);
  return {
    rows: batches.flatMap(({ lines, columns }) =>
      lines.map((_, row) => columns.map((column) => column[row])),
    ),
    lines: batches.flatMap(({ lines }) => lines),
    quarantined: batches.flatMap(({ quarantined }) => quarantined),
  };
}

const isRow = (row: readonly string[]): boolean => row.some((text) => text.trim() !== '');

describe('delimited files', () => {
  it('give back what was written, however it is quoted and torn', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        delimiter,
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (rows, by, always, size) => {
          const text = rows
            .map((row) => row.map((one) => quotedIf(one, by, always)).join(by))
            .join('\n');
          const width = rows[0]?.length ?? 2;
          const read = await readRows(text, by, width, size);
          expect(read.quarantined).toEqual([]);
          expect(read.rows).toEqual(rows.filter(isRow));
          const parsed: string[][] = parse(text, {
            delimiter: by,
            record_delimiter: '\n',
            relax_column_count: true,
          });
          expect(read.rows).toEqual(parsed.filter(isRow));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('number each record by the line it begins in', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const kept = rows.filter(isRow);
        const text = kept
          .map((row) => row.map((one) => quotedIf(one, ',', true)).join(','))
          .join('\n');
        const { lines } = await readRows(text, ',', kept[0]?.length ?? 2, 64);
        let line = 1;
        for (const [at, row] of kept.entries()) {
          expect(lines[at]).toBe(line);
          line += 1 + row.join('').split('\n').length - 1;
        }
      }),
    );
  });

  it('lose nothing, whatever bytes they hold: it is in a row or in a quarantined line', async () => {
    const noise = fc.string({
      unit: fc.constantFrom('a', 'a', ',', '"', '\n', '\0', 'ü'),
      maxLength: 60,
    });
    const count = (text: string): number => text.split('a').length - 1;
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const whole = await readRows(text, ',', 2, 1000);
        expect(await readRows(text, ',', 2, size)).toEqual(whole);
        const inRows = count(whole.rows.flat().join(' '));
        const lines = text.split('\n');
        const setAside = whole.quarantined.map(({ line }) => lines[line - 1]).join(' ');
        expect(inRows + count(setAside)).toBe(count(text));
      }),
      { numRuns: 500 },
    );
  });
});
