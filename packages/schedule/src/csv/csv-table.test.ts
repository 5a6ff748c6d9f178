import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRow, CsvTable } from './csv-table.ts';

function readTable(source: string): Pick<CsvTable, 'problems' | 'complete'> & { rows: CsvRow[] } {
  const table = new CsvTable(source);
  const rows = [...table.rows()];
  return { rows, problems: table.problems, complete: table.complete };
}

function cellsOf(source: string): string[][] {
  return readTable(source).rows.map(row => row.cells);
}

describe('CsvTable', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b;c, d\r\n1;2;3\r\n',
      [
        ['a', 'b', 'c, d'],
        ['1', '2', '3'],
      ],
    ],
    [
      'tabs, and no end of line',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'the separator of the first row only',
      'a,b\n1;2;3,4',
      [
        ['a', 'b'],
        ['1;2;3', '4'],
      ],
    ],
    ['a byte order mark', '\uFEFF"a",b\n', [['a', 'b']]],
    ['one column', 'a\n1\n', [['a'], ['1']]],
    [
      'quotes',
      'a,"b;;;\n ""c"""\n"",x"y"\n',
      [
        ['a', 'b;;;\n "c"'],
        ['', 'x"y"'],
      ],
    ],
    [
      'empty cells',
      'a,,\n,b,\n',
      [
        ['a', '', ''],
        ['', 'b', ''],
      ],
    ],
    [
      'old line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'blank rows',
      '\n , \na,b\n\n,,\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['blank lines before tabs', '\n \na\tb\n', [['a', 'b']]],
    ['nothing', '', []],
  ])('reads %s', (_name, source, cells) => {
    expect(cellsOf(source)).toEqual(cells);
    expect(readTable(source)).toMatchObject({ problems: [], complete: true });
  });

  it('says in which line of the source a row begins', () => {
    const { rows } = readTable('a,b\r\n\r\n"1\r\n2\n3",4\r\n5,6');
    expect(rows.map(row => row.line)).toEqual([1, 3, 6]);
  });

  it('keeps what comes after a closing quote, and says so', () => {
    const table = readTable('a,b\n"1" 2,"3" \n');
    expect(table.rows[1]?.cells).toEqual(['1 2', '3']);
    expect(table.problems).toMatchObject([{ code: 'csv-quote-unexpected', position: { line: 2 } }]);
  });

  it('leaves out a row that the source broke off in', () => {
    const table = readTable('a,b\n1,2\n3,"4\n5,6\n');
    expect(table.rows).toHaveLength(2);
    expect(table).toMatchObject({
      complete: false,
      problems: [{ code: 'csv-truncated', position: { line: 3 } }],
    });
  });

  it('stops at more cells than any programme has', () => {
    const table = readTable(','.repeat(1_000_001));
    expect(table).toMatchObject({ rows: [], complete: false, problems: [{ code: 'csv-too-large' }] });
  });

  it('reads whatever is written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', 'ß') });
    const write = (rows: string[][]) =>
      rows.map(row => row.map(text => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), rows => {
        const filled = rows.filter(row => row.some(text => text.trim() !== ''));
        expect(cellsOf(write(rows))).toEqual(filled);
      }),
    );
  });
});
