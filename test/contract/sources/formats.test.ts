/** Every format gives the same rows for the same people. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ColumnBatch, SourceBatch } from '../../../src/kernel/index.ts';
import { fileSource, type ParquetReader } from '../../../src/sources/index.ts';
import { temporaryFile } from '../../unit/sources/files/temporary-file.ts';

const header = ['customer_id', 'first_name', 'aliases', 'birth_year', 'created_at', 'tier'];
const people = [
  ['c1', 'Ada, "the"\nCountess', 'A;B', '1970', '2024-01-02T03:04:05Z', 'gold'],
  ['c2', 'Ünal', '', '', '', ''],
  ['c3', '李', '["x;y"]', '1988', '2024-02-03', 'tin'],
];

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const delimited = (by: string): string =>
  [header, ...people].map((row) => row.map(quoted).join(by)).join('\r\n');
const lines = (end: string): string =>
  people
    .map((row) => JSON.stringify(Object.fromEntries(header.map((name, i) => [name, row[i]]))))
    .join(end);

const parquet: ParquetReader = {
  columns: async () => header,
  batches: async function* () {
    for (const row of people) {
      const cells = header.map((name, i): [string, ColumnBatch['columns'][string]] => [
        name,
        [row[i] || null],
      ]);
      yield { length: 1, columns: Object.fromEntries(cells) };
    }
  },
};

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const formats: Readonly<Record<string, string | Uint8Array>> = {
  CSV: delimited(','),
  'CSV with a byte order mark': `\ufeff${delimited(',')}`,
  'CSV with semicolons': delimited(';'),
  'CSV in gzip': gzipSync(delimited(',')),
  'CSV in UTF-16': utf16(delimited(',')),
  'CSV in UTF-16, big end first': utf16(delimited(',')).swap16(),
  TSV: delimited('\t'),
  'CSV with the line ends of old': delimited(',').replaceAll(/\r?\n/g, '\r'),
  NDJSON: lines('\n'),
  'NDJSON in gzip': gzipSync(lines('\r\n')),
  Parquet: 'PAR1 is all that is looked at here',
};

const day = Date.UTC(2024, 0, 2, 3, 4, 5);
const wanted = [
  ['c1', 'Ada, "the" Countess', ['A', 'B'], 1970, day, '{"tier":"gold"}'],
  ['c2', 'Ünal', null, null, null, null],
  ['c3', '李', ['x;y'], 1988, Date.UTC(2024, 1, 3), '{"tier":"tin"}'],
];

describe.each(Object.entries(formats))('%s', (_, content) => {
  it('gives the same rows', async () => {
    const path = temporaryFile(content);
    const batches: SourceBatch[] = [];
    const source = fileSource({ table: 'raw.customer', path, settings: { path: 'f' }, parquet });
    for await (const batch of source.read()) batches.push(batch);
    const names = [...header.slice(0, 5), 'attributes'];
    const rows = batches.flatMap(({ rows }) =>
      Array.from({ length: rows.length }, (_, row) =>
        names.map((name) => rows.columns[name]?.[row]),
      ),
    );
    expect(rows).toEqual(wanted);
    expect(batches.flatMap((batch) => batch.quarantined)).toEqual([]);
  });
});

describe('the fingerprint of a file source', () => {
  const path = temporaryFile('customer_id,KdNr\nc1,2\n');
  const fingerprint = (settings: object, at = path): Promise<string> =>
    fileSource({
      table: 'raw.customer',
      path: at,
      settings: { path: 'f', ...settings },
    }).fingerprint();

  it('stays while content and settings stay, in whatever order these are written', async () => {
    const one = await fingerprint({ delimiter: ',', mapping: { city: 'KdNr', region: 'x' } });
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await fingerprint({ mapping: { region: 'x', city: 'KdNr' }, delimiter: ',' })).toBe(one);
  });

  it('changes with content, settings, name and table', async () => {
    const others = [
      await fingerprint({}),
      await fingerprint({}, temporaryFile('customer_id,KdNr\nc1,3\n')),
      await fingerprint({ mapping: { customer_id: 'KdNr' } }),
      await fingerprint({ path: 'g' }),
      await fileSource({ table: 'raw.profile', path, settings: { path: 'f' } }).fingerprint(),
    ];
    expect(new Set(others).size).toBe(others.length);
  });
});
