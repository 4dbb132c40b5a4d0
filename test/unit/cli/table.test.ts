import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLines, widthOf } from '../../../src/cli/view/plain-text.ts';
import { textTable } from '../../../src/cli/view/table.ts';

interface Row {
  readonly place: number;
  readonly id: string;
  readonly reach: number;
  readonly why: string;
}

const rows: readonly Row[] = [
  { place: 1, id: 'c-0000001', reach: 12, why: 'Speaks well of the brand, repeatedly.' },
  { place: 2, id: 'make-it-right', reach: 3, why: 'Thank.' },
];
const columns = [
  { title: '#', align: 'right' as const, cell: (row: Row) => String(row.place) },
  { title: 'Customer', cell: (row: Row) => row.id },
  { title: 'Reach, estimated', align: 'right' as const, cell: (row: Row) => String(row.reach) },
  { title: 'Why', cell: (row: Row) => row.why },
];
const shown = (width: number, fit: boolean): string => textTable(rows, columns, width, fit);

describe('a table', () => {
  it('is the same on a terminal that is wide enough and elsewhere', () => {
    expect(shown(100, true)).toBe(shown(100, false));
  });

  it('folds titles between words, and the last column, before anything else', () => {
    expect(shown(50, true).split('\n')).toEqual([
      '#  Customer          Reach,  Why',
      '                  estimated',
      '─  ─────────────  ─────────  ─────────────────────',
      '1  c-0000001             12  Speaks well of the',
      '                             brand, repeatedly.',
      '2  make-it-right          3  Thank.',
    ]);
  });

  it('stacks rows where it cannot be narrow enough, and never breaks a name', () => {
    expect(shown(30, true).split('\n')).toEqual([
      '1  c-0000001',
      '  Reach, estimated 12 · Why',
      '  Speaks well of the brand,',
      '  repeatedly.',
      '2  make-it-right',
      '  Reach, estimated 3 · Why',
      '  Thank.',
    ]);
  });

  it('stacks sentences rather than making a ladder of them', () => {
    const long = [{ ...(rows[0] as Row), why: 'A reason with figures. '.repeat(6).trim() }];
    expect(textTable(long, columns, 60, true)).toMatch(
      /^1 {2}c-0000001\n {2}Reach, estimated 12\n {2}A r/,
    );
  });

  it('lets only the last column give way where nobody looks on', () => {
    const lines = shown(20, false).split('\n');
    expect(lines[0]).toBe('#  Customer       Reach, estimated  Why');
    expect(lines).toHaveLength(5);
  });

  it('fits any terminal from 20 columns on, and loses no word', () => {
    const word = fc.stringMatching(/^[a-zé名🙂.-]{1,14}$/u);
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.nat(), text)),
        fc.integer({ min: 20, max: 130 }),
        (given, width) => {
          const table = textTable(
            given,
            [
              { title: 'Name', cell: ([name]) => name },
              { title: 'Figure', align: 'right', cell: ([, figure]) => String(figure) },
              { title: 'What it is', cell: ([, , what]) => what },
            ],
            width,
            true,
          );
          for (const line of table.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
          const bare = table.replaceAll(/\s/g, '');
          for (const [name] of given) expect(bare).toContain(name);
        },
      ),
    );
  });
});

describe('folded lines', () => {
  it('go on two further in, and leave commands whole', () => {
    expect(foldLines('  one two three four five six', 24)).toBe(
      '  one two three four\n    five six',
    );
    const command = '  npm run -s kith -- list influencers --config a/long/path.yaml';
    expect(foldLines(command, 24)).toBe(command);
  });
});
