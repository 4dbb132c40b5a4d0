import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileSource } from '../../../../src/sources/index.ts';
import { read, readAll, refusal, temporaryFile, temporaryFolder } from './temporary-file.ts';

const ids = ({ rows }: { readonly rows: readonly Readonly<Record<string, unknown>>[] }) =>
  rows.map((row) => `${row['source_line']} ${row['customer_id']}`);

describe('a file that cannot be used as a whole', () => {
  it('is missing', async () => {
    const path = `${temporaryFolder()}/none.csv`;
    expect(await refusal(readAll('raw.customer', path))).toBe(
      `input.file_missing: the source file f does not exist (looked at ${path}); check the path and its permissions`,
    );
  });

  it('is a folder', async () => {
    expect(await refusal(readAll('raw.customer', temporaryFolder()))).toMatch(
      /^input.file_unusable: f cannot be used: it is a folder/,
    );
  });

  it.each([
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['blank lines', '\n\r\n  \n'],
    ['nothing, packed', gzipSync('')],
  ])('holds %s', async (_, content) => {
    expect(await refusal(read('raw.customer', content))).toBe(
      'input.file_unusable: f cannot be used: it is empty',
    );
  });

  it('has no column for what is required, and says what it has', async () => {
    expect(await refusal(read('raw.customer', 'Vorname;Nachname;Ort\nAda;Lovelace;London\n'))).toBe(
      'input.file_unusable: f cannot be used: it has no column for customer_id of customer; its header has Vorname, Nachname, Ort; compare the names, and add a mapping if they differ',
    );
  });

  it.each(['mail', 'profile', 'wish,who'])('names nobody that wishes: %s', async (header) => {
    expect(await refusal(read('raw.suppression', `${header}\nx,y\n`))).toMatch(
      /no column for subject_kind, subject of suppression; .* or give a file with one column email, customer_id or profile_id$/,
    );
  });

  it('has another delimiter than the one stated', async () => {
    const content = 'customer_id;first_name\nc1;Ada\n';
    expect(await refusal(read('raw.customer', content, { delimiter: ',' }))).toBe(
      'input.file_unusable: f cannot be used: it has no column for customer_id of customer; its first line has 1 cell, none of them a name of a column that is known; the others are not shown, since they may be a row; a file needs a line with the names of its columns first; it seems to be separated by ";", not by ","',
    );
  });

  it('has no header, and the people in its first line are not shown', async () => {
    const message = await refusal(read('raw.customer', 'c1,Ada,Lovelace,ada@example.org\n'));
    expect(message).toContain('its first line looks like a row and not like a header (4 cells)');
    expect(message).not.toContain('Ada');
  });

  it.each([
    'Anna,Schmidt,Berlin',
    'Emil,Courtney,Contreras,state',
    'email,anna',
    'Anna Maria Schmidt;Berlin Mitte;x',
  ])('has no header, and %s could be people', async (line) => {
    const message = await refusal(read('raw.customer', `${line}\nTheo,Weber,Bonn\n`));
    expect(message).toMatch(/its first line has \d cells, .* a name of a column that is known/);
    expect(message).not.toMatch(/Anna|anna|Schmidt|Berlin|Emil|Courtney|Contreras/);
  });

  it('has misspelt names, which are shown where there are others to tell a header by', async () => {
    const header =
      'custmer_nr_x,custmer_idd,frist_name,Lieblingsfarbe,my own notes of 12 May,ada@x';
    const wide = header.replace(',my own notes of 12 May,ada@x', ',notes of 12 May');
    expect(await refusal(read('raw.customer', `${wide}\n1,2,3,4,5\n`))).toContain(
      'its header has custmer_nr_x, custmer_idd, frist_name, Lieblingsfarbe and 1 more that is not shown',
    );
    expect(await refusal(read('raw.customer', `${header}\n1\n`))).not.toContain('ada@x');
  });

  it('has two columns of one name', async () => {
    expect(await refusal(read('raw.customer', 'customer_id,email,E-Mail\nc1,a,b\n'))).toBe(
      'input.file_unusable: f: the header has "email" and "E-Mail", which are one name; rename one, or name the right one in a mapping',
    );
  });

  it('lacks a column that the mapping names', async () => {
    const mapping = { customer_id: 'KdNr' };
    expect(await refusal(read('raw.customer', 'customer_id\nc1\n', { mapping }))).toBe(
      'input.file_unusable: f: the mapping names a column "KdNr" that the file does not have',
    );
  });

  it('is mapped to a column that the table does not have', async () => {
    const mapping = { surname: 'Name' };
    expect(await refusal(read('raw.customer', 'customer_id,Name\nc1,A\n', { mapping }))).toMatch(
      /^config.invalid: the mapping of f names surname, which customer does not have/,
    );
  });

  it.each([
    ['a JSON array', '[{"customer_id":"c1"}]', /one JSON array; write one object a line/],
    ['a workbook', 'PK\u0003\u0004…', /a spreadsheet workbook or a zip archive; save it as CSV/],
    ['UTF-16 without a mark', Buffer.from('customer_id\nc1\n', 'utf16le'), /contains NUL bytes/],
    [
      'a header in Latin-1',
      Buffer.from('customer_id,Gr\xf6\xdfe\nc1,3\n', 'latin1'),
      /its first line is not valid UTF-8; save the file as UTF-8: .*Latin-1/,
    ],
    [
      'a header of 2 MB',
      `customer_id,${'x'.repeat(2_000_000)}\nc1,1\n`,
      /its first line is longer than 1048576 bytes/,
    ],
    [
      'a quote in the header never closed',
      'customer_id,"name\nc1,Ada\n',
      /a quote in it is out of place/,
    ],
  ])('is %s', async (_, content, message) => {
    expect(await refusal(read('raw.customer', content))).toMatch(message);
  });

  it('is gzip cut short', async () => {
    const packed = gzipSync(`customer_id\n${'c1\n'.repeat(100_000)}`);
    expect(await refusal(read('raw.customer', packed.subarray(0, packed.length - 20)))).toBe(
      'input.file_unusable: f cannot be used: its gzip packing is damaged or cut short',
    );
  });

  it('is Parquet that the engine cannot read', async () => {
    const path = temporaryFile('PAR1 and nothing of the kind');
    const failing = {
      columns: async () => ['customer_id'],
      batches: async function* () {
        yield { length: 1, columns: { customer_id: ['c1'] } };
        throw new Error('engine');
      },
    };
    const settings = { path: 'f' };
    const source = fileSource({ table: 'raw.customer', path, settings, parquet: failing });
    const reading = async (): Promise<number> => {
      let rows = 0;
      for await (const batch of source.read()) rows += batch.rows.length;
      return rows;
    };
    expect(await refusal(reading())).toMatch(/^input.file_unusable: f .* begins like Parquet/);
  });

  it('is NDJSON without the required key', async () => {
    expect(await refusal(read('raw.customer', '{"name":"Ada"}\n'))).toMatch(
      /no column for customer_id of customer; its header has name/,
    );
  });
});

describe('rows that cannot be used', () => {
  it('lack a value in a required column', async () => {
    const found = await read(
      'raw.customer',
      'customer_id,email\nc1,\n,a@example.org\n  ,b@example.org\n',
    );
    expect(ids(found)).toEqual(['2 c1']);
    expect(found.quarantined).toEqual(['3: customer_id: empty', '4: customer_id: empty']);
  });

  it('have more or fewer fields than the header; trailing empty ones do not matter', async () => {
    const found = await read(
      'raw.customer',
      'customer_id,city\nc1,Rome\nc2\nc3,Rome,x\nc4,Rome,,\n',
    );
    expect(ids(found)).toEqual(['2 c1', '5 c4']);
    expect(found.quarantined).toEqual([
      '3: 1 fields where the header has 2',
      '4: 3 fields where the header has 2',
    ]);
  });

  it('are not valid UTF-8', async () => {
    const content = Buffer.concat([
      Buffer.from('customer_id,city\nc1,Köln\n'),
      Buffer.from('c2,K\xf6ln\n', 'latin1'),
      Buffer.from('c3,Köln\n'),
    ]);
    const found = await read('raw.customer', content);
    expect(ids(found)).toEqual(['2 c1', '4 c3']);
    expect(found.quarantined).toEqual([
      '3: not valid UTF-8; save the file as UTF-8: it looks like Windows-1252 or Latin-1, as older spreadsheets write',
    ]);
  });

  it.each([
    ['Fran\xe7ois M\xfcller \x96 caf\xe9', true],
    ['D\x92Angelo', true],
    ['K\xc3\xb6ln and K\xf6ln', false],
    ['\xff\x81\x8d', false],
  ])('say which encoding it may be: %j', async (text, old) => {
    const content = Buffer.from(`customer_id,city\nc1,Oslo\nc2,${text}\n`, 'latin1');
    const [reason] = (await read('raw.customer', content)).quarantined;
    expect(reason).toMatch(/^3: not valid UTF-8; save the file as UTF-8/);
    expect(reason?.includes('Windows-1252')).toBe(old);
  });

  it('contain NUL bytes', async () => {
    const found = await read('raw.customer', 'customer_id\nc1\nc\u00002\nc3\n');
    expect(ids(found)).toEqual(['2 c1', '4 c3']);
    expect(found.quarantined).toEqual(['3: contains NUL bytes']);
  });

  it('are one line of 10 MB, in the middle and at the end', async () => {
    const long = `c2,${'x'.repeat(10_000_000)}`;
    for (const end of ['\n', '']) {
      const found = await read(
        'raw.customer',
        `customer_id,city\nc1,Rome\n${long}\nc3,Rome\n${long}${end}`,
      );
      expect(ids(found)).toEqual(['2 c1', '4 c3']);
      expect(found.quarantined).toEqual([
        '3: longer than 1048576 bytes',
        '5: longer than 1048576 bytes',
      ]);
    }
  });

  it('open a quote that is never closed; the rows after it are read', async () => {
    const found = await read('raw.customer', 'customer_id,city\nc1,"Rome\nc2,Rome\nc3,Rome\n');
    expect(ids(found)).toEqual(['3 c2', '4 c3']);
    expect(found.quarantined).toEqual(['2: a quote is never closed']);
  });

  it('open a quote that a later one seems to close; the rows between are read', async () => {
    const found = await read(
      'raw.customer',
      'customer_id,city\nc1,"Rome\nc2,Rome\nc3,"Rome"\nc4,"a\nb"\n',
    );
    expect(ids(found)).toEqual(['3 c2', '4 c3', '5 c4']);
    expect(found.quarantined).toEqual(['2: a quote is out of place']);
  });

  it('run a quoted field over more than the limit', async () => {
    const lines = `${'x'.repeat(99)}\n`.repeat(20_000);
    const found = await read('raw.customer', `customer_id,city\nc1,"Rome\n${lines}c2,Rome\n`);
    expect(ids(found)).toEqual(['20003 c2']);
    expect(found.quarantined[0]).toBe(
      '2: a quoted field makes the record longer than 1048576 characters',
    );
    expect(found.quarantined.length).toBe(20_001);
  });

  it('are not JSON, or not an object', async () => {
    const found = await read(
      'raw.customer',
      '{"customer_id":"c1"}\n{"customer_id":\n["c3"]\n\n{"customer_id":5}\n{"customer_id":12345678901234567890}\n',
    );
    expect(ids(found)).toEqual(['1 c1', '5 5']);
    expect(found.quarantined).toEqual([
      '2: not a JSON object',
      '3: not a JSON object',
      '6: customer_id: a number too large to be exact; give it as text',
    ]);
  });

  it('name what was wrong and never the value', async () => {
    const found = await read(
      'raw.order',
      'order_id,customer_id,ordered_at\no1,c1,03/04/2025\no2,c2,45292\no3,c3,2025-02-30\no4,c4,soon\n',
    );
    expect(found.rows).toEqual([]);
    expect(found.quarantined).toEqual([
      '2: ordered_at: an ambiguous date; state dateOrder',
      '3: ordered_at: a bare number is no date; export dates as text',
      '4: ordered_at: a day the calendar does not have',
      '5: ordered_at: not a date',
    ]);
  });

  it('would mislead if an unreadable value were left empty', async () => {
    const basis = await read(
      'raw.basis',
      'customer_id,platform,ground,until\nc1,*,opted_in,\nc2,*,opted_in,soon\nc3,*,consent,\n',
    );
    expect(ids(basis)).toEqual(['2 c1']);
    expect(basis.quarantined).toEqual([
      '3: until: not a date',
      '4: ground: not one of declared, opted_in, legitimate_interest',
    ]);
  });
});

describe('rows that are fine although they look odd', () => {
  it('hold a formula, which is data', async () => {
    const found = await read(
      'raw.customer',
      'customer_id,city\nc1,"=HYPERLINK(""http://x"")"\nc2,@SUM(A1)\n',
    );
    expect(found.rows.map((row) => row['city'])).toEqual(['=HYPERLINK("http://x")', '@SUM(A1)']);
    expect(found.quarantined).toEqual([]);
  });

  it('hold a date in the future, which a later job judges', async () => {
    const found = await read('raw.order', 'order_id,customer_id,ordered_at\no1,c1,2190-01-01\n');
    expect(found.rows[0]?.['ordered_at']).toBe(Date.UTC(2190, 0, 1));
  });

  it('repeat an id, which a later job judges', async () => {
    expect(ids(await read('raw.customer', 'customer_id\nc1\nc1\n'))).toEqual(['2 c1', '3 c1']);
  });

  it('lose an optional value that cannot be read, which is counted', async () => {
    const found = await read(
      'raw.customer',
      'customer_id,email\nc1,ada\nc2,bob\nc3,c@example.org\n',
    );
    expect(found.rows.map((row) => row['email'])).toEqual([null, null, 'c@example.org']);
    expect(found.unreadable).toEqual(['2 × 2 email: not an e-mail address']);
  });

  it('are none: a header only', async () => {
    const found = await read('raw.profile', 'profile_id,platform\n');
    expect(found).toEqual({
      rows: [],
      quarantined: [],
      unreadable: [],
      notes: ['f has a header and no rows'],
    });
  });

  it('carry the lines they begin in, whatever quoted line ends come before', async () => {
    const content = 'customer_id,city\r\n\r\nc1,"a\r\nb\r\nc"\r\nc2,"x ""y"", z"\r\n,,\r\nc3,last';
    const found = await read('raw.customer', content);
    expect(ids(found)).toEqual(['3 c1', '6 c2', '8 c3']);
    expect(found.rows.map((row) => row['city'])).toEqual(['a b c', 'x "y", z', 'last']);
    expect(found.quarantined).toEqual([]);
  });
});
