import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, pad, truncate } from '../../src/cli/terminal/display-width.ts';
import { formatTable } from '../../src/cli/terminal/format-table.ts';

const text = fc.array(fc.constantFrom(...'aZ1 民声，（）…▇é０🚌한')).map((characters) => characters.join(''));

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['民声', 4],
    ['12345热线', 9],
    ['（一）', 6],
    ['▇▇ 0.62', 7],
    ['cafe\u0301', 4],
    ['🚌', 2],
    ['𠮷野', 4],
    ['\u001B[31m红\u001B[39m', 2],
  ])('of %j is %d', (given, width) => expect(displayWidth(given)).toBe(width));

  it('adds up over parts', () =>
    fc.assert(
      fc.property(
        text,
        text,
        (one, other) => displayWidth(one + other) === displayWidth(one) + displayWidth(other),
      ),
    ));
});

describe('truncate and pad', () => {
  it('never exceed the columns, and lose nothing that fits', () =>
    fc.assert(
      fc.property(text, fc.nat(30), (given, columns) => {
        const cut = truncate(given, columns);
        expect(displayWidth(cut)).toBeLessThanOrEqual(columns);
        if (displayWidth(given) <= columns) expect(cut).toBe(given);
        // Half of a wide character cannot be shown: at most one column stays empty.
        else if (columns > 0) expect(displayWidth(cut)).toBeGreaterThanOrEqual(columns - 1);
      }),
    ));

  it('pad fills to exactly the columns on the side that is asked for', () =>
    fc.assert(
      fc.property(text, fc.nat(60), (given, columns) => {
        const width = Math.max(columns, displayWidth(given));
        expect(displayWidth(pad(given, columns))).toBe(width);
        expect(pad(given, columns, 'right').endsWith(given)).toBe(true);
      }),
    ));
});

describe('formatTable', () => {
  const columns = [
    { header: '名次', align: 'right' as const },
    { header: '标题', flexible: true },
    { header: 'score' },
  ];

  it('lines columns up whatever the script', () => {
    const table = formatTable(
      columns,
      [
        ['1', '路灯不亮', '0.5'],
        ['10', 'abc', '0.25'],
      ],
      Infinity,
    );
    expect(table.split('\n')).toEqual([
      '名次  标题      score',
      '────  ────────  ─────',
      '   1  路灯不亮  0.5',
      '  10  abc       0.25',
    ]);
  });

  it('cuts only flexible columns when the terminal is narrow', () => {
    const rows = [['1', '很长很长很长很长很长很长的标题', '0.123456']];
    const lines = formatTable(columns, rows, 40).split('\n');
    expect(lines.every((line) => displayWidth(line) <= 40)).toBe(true);
    expect(lines.at(-1)).toMatch(/….*0\.123456$/);
  });
});
