import { describe, expect, it } from 'vitest';
import { tableNamed } from '../../../../src/lake/index.ts';
import { bareName } from '../../../../src/sources/files/shape/binding.ts';
import { besideColumn, misleadingColumns } from '../../../../src/sources/files/shape/coercer.ts';
import { gatheredColumns, synonymsOfTable } from '../../../../src/sources/files/shape/synonyms.ts';
import { read } from './temporary-file.ts';

describe('what is known about columns by name', () => {
  const ours = (table: string): string[] => Object.keys(tableNamed(table)?.columns ?? {});

  it('speaks of columns that the catalogue has', () => {
    const named = [
      ...misleadingColumns,
      ...Object.keys(gatheredColumns),
      ...Object.entries(besideColumn).flatMap(([key, beside]) => [
        key,
        `${key.split('/')[0]}/${beside}`,
      ]),
      ...Object.entries(synonymsOfTable).flatMap(([table, synonyms]) =>
        Object.keys(synonyms).map((column) => `${table}/${column}`),
      ),
    ];
    const unknown = named.filter((key) => {
      const [table = '', column = ''] = key.split('/');
      return !ours(table).includes(column);
    });
    expect(unknown).toEqual([]);
  });

  it('has no synonym that is another column’s own name', () => {
    for (const [table, synonyms] of Object.entries(synonymsOfTable)) {
      const names = Object.values(synonyms).flatMap((list) => list.split(',').map(bareName));
      const own = ours(table).map(bareName);
      expect(names.filter((name) => own.includes(name))).toEqual([]);
    }
  });
});

describe('columns of a file', () => {
  it('are found in any case, spacing and punctuation, and by plain synonyms', async () => {
    const found = await read(
      'raw.customer',
      'Customer-ID; First Name ;SURNAME;E-Mail;Zip Code;State;Birth Date;Mobile\n' +
        'c1;Ada;Lovelace;Ada@Example.org;W1;London;1815-12-10;x\n' +
        'c2;Bob;Byron;b@example.org;W2;London;22 January 1988;x\n',
    );
    expect(found.rows[1]).toMatchObject({
      customer_id: 'c2',
      first_name: 'Bob',
      last_name: 'Byron',
      email: 'b@example.org',
      postcode: 'W2',
      region: 'London',
      birth_year: 1988,
      phone: 'x',
      phone2: null,
      attributes: null,
      source_file: 'f',
      source_line: 3,
    });
    expect(found.unreadable).toEqual([
      '2 × 1 birth_year: a year outside 1850–2200',
      '2 × 1 birth_date: a year outside 1850–2200',
    ]);
  });

  it('are renamed by a mapping, which beats a name that would fit', async () => {
    const mapping = { customer_id: 'Nr.', city: 'Wohnort' };
    const found = await read('raw.customer', 'Nr.,city,Wohnort\n7,Bonn,Köln\n', { mapping });
    expect(found.rows[0]).toMatchObject({
      customer_id: '7',
      city: 'Köln',
      attributes: '{"city":"Bonn"}',
    });
  });

  it('give way to a synonym where they are empty, and the synonym is kept as well', async () => {
    const found = await read('raw.customer', 'customer_id,city,town\nc1,Bonn,Ulm\nc2,,Trier\n');
    expect(found.rows.map((row) => row['city'])).toEqual(['Bonn', 'Trier']);
    expect(found.rows.map((row) => row['attributes'])).toEqual([
      '{"town":"Ulm"}',
      '{"town":"Trier"}',
    ]);
  });

  it('of birth give the year even where day and month cannot be told apart', async () => {
    const found = await read(
      'raw.customer',
      'customer_id,birth_year,dob\nc1,1970,1970-05-06\nc2,,6.5.1971\nc3,,03/04/1972\n',
    );
    expect(found.rows.map((row) => row['birth_year'])).toEqual([1970, 1971, 1972]);
    expect(found.rows.map((row) => row['birth_date'])).toEqual(['1970-05-06', '1971-05-06', null]);
  });

  it('that nobody knows are kept as attributes, empty cells left out', async () => {
    const found = await read(
      'raw.customer',
      'customer_id,gender,"say ""hi""",,gender\nc1,F,x,y,G\nc2,,,,\n',
    );
    expect(found.rows.map((row) => row['attributes'])).toEqual([
      '{"gender":"F","say \\"hi\\"":"x","column 4":"y","gender (2)":"G"}',
      null,
    ]);
    expect(found.notes).toEqual([]);
  });

  it('that nobody knows are named once where the table keeps no attributes', async () => {
    const found = await read('raw.referral', 'referrer,referred,date,agent\na,b,2024-01-02,x\n');
    expect(found.notes).toEqual(['f: unused columns agent']);
    expect(found.rows[0]).toMatchObject({ referrer_customer_id: 'a', referred_customer_id: 'b' });
  });

  it('of links are gathered in one list', async () => {
    const found = await read(
      'raw.profile',
      'profile_id,platform,handle,url,bio_urls,native_id\n' +
        'p1,Twitter,@ada,https://a.example,https://b.example https://a.example,1234567890123456789\n' +
        'p2,mastodon,ada@a.example,,,\n',
    );
    expect(
      found.rows.map(({ platform, handle, urls, native_id: id }) => [platform, handle, urls, id]),
    ).toEqual([
      ['x', 'ada', ['https://a.example', 'https://b.example'], '1234567890123456789'],
      ['mastodon', 'ada@a.example', null, null],
    ]);
    expect(found.rows.map((row) => row['attributes'])).toEqual([null, null]);
  });

  it('are bound by the delimiter that fits them best', async () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const header = ['profile_id', 'platform', '"bio, long; with | all"'].join(delimiter);
      const found = await read('raw.profile', `${header}\np1${delimiter}x${delimiter}a b\n`);
      expect(found.rows[0]).toMatchObject({ profile_id: 'p1', platform: 'x' });
    }
    const stated = await read('raw.profile', 'sep=;\nprofile_id;platform\np1;x\n');
    expect(stated.rows[0]).toMatchObject({ profile_id: 'p1', source_line: 3 });
  });
});

describe('what one row says about another column', () => {
  it('reads a phone in the country of its row, or in the file’s', async () => {
    const content =
      'customer_id,phone,country\nc1,030 23125000,Germany\nc2,202-555-0100,\nc3,n/a,\n';
    const found = await read('raw.customer', content, { defaultCountry: 'US' });
    expect(found.rows.map(({ phone, country }) => [phone, country])).toEqual([
      ['+493023125000', 'DE'],
      ['+12025550100', null],
      [null, null],
    ]);
  });

  it('takes an interaction without a count for one', async () => {
    const content = 'actor,target,kind,day\na,b,Retweet,2024-01-02\na,b,follow,\n';
    const found = await read('raw.interaction', content);
    expect(found.rows.map(({ kind, count, day }) => [kind, count, day])).toEqual([
      ['repost', 1, '2024-01-02'],
      ['follow', 1, null],
    ]);
  });

  it('reads a wish by e-mail in lower case, and keeps one that looks wrong', async () => {
    const content = 'subject_kind,subject\nE-Mail,Ada@Example.org\nemail,Ada\ncustomer,C1\n';
    const found = await read('raw.suppression', content);
    expect(found.rows.map(({ subject_kind: kind, subject }) => [kind, subject])).toEqual([
      ['email', 'ada@example.org'],
      ['email', 'ada'],
      ['customer', 'C1'],
    ]);
    expect(found.quarantined).toEqual([]);
  });

  it('reads a file of wishes that is one column of ids', async () => {
    const found = await read('raw.suppression', 'customer_id,reason\nC1,asked\n');
    expect(found.rows[0]).toMatchObject({
      subject_kind: 'customer',
      subject: 'C1',
      reason: 'asked',
    });
  });
});

describe('NDJSON', () => {
  it('may bring new keys in any row, and keeps what is nested', async () => {
    const found = await read(
      'raw.customer',
      '{"customer_id":"c1","state":"CA"}\n{"region":"NV","customer_id":2,"tags":["a",{"b":1}],"n":3}\n',
    );
    expect(
      found.rows.map(({ customer_id: id, region, attributes }) => [id, region, attributes]),
    ).toEqual([
      ['c1', 'CA', '{"state":"CA"}'],
      ['2', 'NV', '{"tags":["a",{"b":1}],"n":3}'],
    ]);
  });
});

describe('attributes that a file brings itself', () => {
  it('are kept in front of unmapped columns', async () => {
    const found = await read(
      'raw.customer',
      'customer_id,attributes,tier\nc1,"{""a"": 1}",gold\nc2,free text,\nc3,,\n',
    );
    expect(found.rows.map((row) => row['attributes'])).toEqual([
      '{"a":1,"tier":"gold"}',
      '{"attributes":"free text"}',
      null,
    ]);
  });
});
