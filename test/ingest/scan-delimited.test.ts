import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MAX_RECORD, scanDelimited } from '../../src/ingest/scan-delimited.ts';
import { collect } from './make-files.ts';

// Files are written and read many times; a busy machine takes longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const scan = (text: string, delimiter = ',') => collect(scanDelimited([text], delimiter));
const fields = async (text: string, delimiter = ',') =>
  (await scan(text, delimiter)).map((record) => record.fields);

describe('well-formed files', () => {
  it('reads quotes, doubled quotes, delimiters and line ends inside quotes', async () => {
    expect(await fields('a,"b,""c""\nd",e\r\nf,,""\n')).toEqual([
      ['a', 'b,"c"\nd', 'e'],
      ['f', '', ''],
    ]);
  });

  it('says the line on which a record begins, and counts \\r, \\n and \\r\\n once each', async () => {
    const records = await scan('a\r"b\nc"\r\n\nd');
    expect(records.map(({ line, lines }) => [line, lines])).toEqual([
      [1, 1],
      [2, 2],
      [5, 0],
    ]);
  });

  const cell = fc.string({
    unit: fc.constantFrom('a', '中', '"', ',', '\n', '\r\n', ' ', ';'),
    maxLength: 6,
  });
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });

  it('gives what csv-parse gives, however the text is cut', () => {
    return fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n');
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        const ours = (await collect(scanDelimited(pieces, ','))).map((record) => [...record.fields]);
        expect(ours).toEqual(parse(text, { relax_column_count: true }));
      }),
    );
  });

  it('never loses a line, whatever the text', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 40 });
    return fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 5 }), async (text, size) => {
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        const records = await collect(scanDelimited(pieces, ','));
        // Every letter comes out once, in order: nothing swallowed, nothing read twice.
        const letters = (value: string) => value.replace(/[^a]/g, '').length;
        expect(letters(records.flatMap((record) => record.fields).join(''))).toBe(letters(text));
        expect(records).toEqual(await scan(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a wrong quotation mark costs its own line', () => {
  it('one that is never closed, before other quotes', async () => {
    const records = await scan('1,"abc\n2,"ok",x\n3,y,z\n');
    expect(records.map(({ fields: [id], badQuote, line }) => [id, badQuote, line])).toEqual([
      ['1', true, 1],
      ['2', false, 2],
      ['3', false, 3],
    ]);
  });

  it('one that is never closed to the end of the file', async () => {
    const records = await scan('1,a\n2,"abc\n3,b\n4,c');
    expect(records.map(({ fields: [id], badQuote }) => [id, badQuote])).toEqual([
      ['1', false],
      ['2', true],
      ['3', false],
      ['4', false],
    ]);
  });

  it('one that is closed in the middle of a cell', async () => {
    expect((await scan('1,"a"b,c\n2,d,e')).map(({ badQuote }) => badQuote)).toEqual([true, false]);
  });

  it('one that would run over a million characters', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i},some text of no interest`).join('\n');
    const records = await scan(`x,"open\n${lines}\ny,"closed"\n`);
    expect(lines.length).toBeGreaterThan(MAX_RECORD);
    expect(records.length).toBe(60_002);
    expect(records.filter(({ badQuote }) => badQuote).map(({ line }) => line)).toEqual([1]);
  });

  it('one that would run over a million characters is known before the file ends', async () => {
    let pulled = 0;
    function* pieces() {
      yield 'x,"open\n';
      for (pulled = 0; pulled < 1000; pulled += 1) yield 'some,text of no interest at all\n'.repeat(1000);
    }
    const records = scanDelimited(pieces(), ',');
    expect((await records.next()).value).toMatchObject({ badQuote: true, line: 1 });
    expect(pulled).toBeLessThan(50);
    expect((await records.next()).value).toMatchObject({ badQuote: false, line: 2 });
  });

  it.each(['\n', '\r', '\r\n'])(
    'a line without end is one bad record, kept to its limit; after %j reading goes on',
    async (end) => {
      function* pieces() {
        yield 'a,b\n1,"';
        for (let i = 0; i < 50; i += 1) yield 'x'.repeat(65_536);
        for (const character of end) yield character;
        yield '2,good\n';
      }
      const records = [];
      for await (const record of scanDelimited(pieces(), ',')) records.push(record);
      expect(records.map(({ line, badQuote }) => [line, badQuote])).toEqual([
        [1, false],
        [2, true],
        [3, false],
      ]);
      expect(records[1]?.fields.join(',').length).toBe(MAX_RECORD);
      expect(records[2]?.fields).toEqual(['2', 'good']);
    },
  );
});
