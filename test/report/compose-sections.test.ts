import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportModel } from '../../src/domain/report.ts';
import { composeReport } from '../../src/report/compose-report.ts';
import { composeSections, sectionLines } from '../../src/report/compose-sections.ts';
import { estimateLines, plainText } from '../../src/report/estimate-lines.ts';
import { issueAnchor, TABLES } from '../../src/report/report-anchors.ts';
import type { Piece } from '../../src/report/table.ts';
import { EMPTY_MODEL, REPORT_MODEL } from './report-model-fixture.ts';

const paragraphsOf = (model: ReportModel): (readonly Piece[])[] =>
  composeSections(model).flatMap(({ paragraphs }) => paragraphs);

describe('three pages of text', () => {
  it('fit the fixture with at least five hot issues, each with one recommendation', () => {
    const sections = composeSections(REPORT_MODEL);
    const hot = sections[2]?.paragraphs.length ?? 0;
    expect(hot - 1).toBeGreaterThanOrEqual(5);
    expect(sections[7]?.paragraphs).toHaveLength(hot - 1);
    expect(sectionLines(sections) + 6).toBeLessThanOrEqual(66);
  });

  it('hold whatever the lengths of titles, quotes and names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 30 }), (length, unit) => {
        const issues = REPORT_MODEL.issues.map((issue) => ({
          ...issue,
          title: '长'.repeat(length),
          lead: '局'.repeat(unit),
          quotes: issue.quotes.map((quote) => ({ ...quote, text: '话'.repeat(length) })),
        }));
        const lines = sectionLines(composeSections({ ...REPORT_MODEL, issues }));
        expect(lines + 6).toBeLessThanOrEqual(66);
      }),
      { numRuns: 60 },
    );
  });

  it('counts lines by width: 25 characters after the indent, then 27 a line', () => {
    expect(estimateLines(['字'.repeat(25)])).toBe(1);
    expect(estimateLines(['字'.repeat(26)])).toBe(2);
    expect(estimateLines(['字'.repeat(25 + 27 + 1)])).toBe(3);
  });
});

describe('every number can be counted again', () => {
  it('is followed by a table or an issue in its own sentence run', () => {
    const unsourced = paragraphsOf(REPORT_MODEL)
      .filter((pieces) => /\d/.test(plainText(pieces)))
      .filter((pieces) => pieces.every((piece) => typeof piece === 'string'));
    expect(unsourced.map(plainText)).toEqual([]);
  });

  it('points only at tables and issues that are printed', () => {
    const report = composeReport(REPORT_MODEL);
    const anchors = new Set(
      report.tables.flatMap(({ anchor, rows }) => [anchor, ...rows.map((row) => row.anchor)]),
    );
    const targets = paragraphsOf(REPORT_MODEL)
      .flat()
      .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.to]));
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !anchors.has(target))).toEqual([]);
  });

  it("has each hot issue's numbers in its row of 表1", () => {
    const table = composeReport(REPORT_MODEL).tables.find(({ anchor }) => anchor === TABLES.issues.anchor);
    const hot = composeSections(REPORT_MODEL)[2]?.paragraphs.slice(1) ?? [];
    for (const [index, pieces] of hot.entries()) {
      const issue = REPORT_MODEL.issues[index];
      const row = table?.rows.find(({ anchor }) => anchor === issueAnchor(issue?.id ?? -1));
      const [, records, people] = /：(\d+)件(\d+)人/.exec(plainText(pieces)) ?? [];
      expect(row?.cells).toContain(Number(records));
      expect(row?.cells).toContain(Number(people));
    }
  });

  it('gives each quote the number of its record', () => {
    const quotes = paragraphsOf(REPORT_MODEL)
      .map(plainText)
      .filter((text) => text.includes('“'));
    expect(quotes.length).toBeGreaterThan(0);
    for (const text of quotes) expect(text).toMatch(/”（12345热线 GD\d+）/);
  });

  it('quotes verbatim: what stands between the marks begins the stored text', () => {
    const stored = REPORT_MODEL.issues.flatMap(({ quotes }) => quotes.map(({ text }) => text));
    for (const paragraph of paragraphsOf(REPORT_MODEL).map(plainText)) {
      const quote = /“([^”]*?)(……)?”/.exec(paragraph)?.[1];
      if (quote !== undefined) expect(stored.some((text) => text.startsWith(quote))).toBe(true);
    }
  });
});

describe('what the data does not say', () => {
  it('is said, and no share or number is invented', () => {
    const text = paragraphsOf(EMPTY_MODEL).map(plainText).join('\n');
    expect(text).toContain('本期共收到来件0件、反映人0人（表5）');
    expect(text).toContain('数据不足一个完整月份，不作环比、同比。');
    expect(text).toContain('来源未提供诉求类型和渠道。');
    expect(text).toContain('来源未提供区域。');
    expect(text).toContain('没有列示事项，不提出建议。');
    expect(text).not.toContain('NaN');
    expect(text).not.toContain('%');
  });

  it('names no lead where there is none', () => {
    const issues = REPORT_MODEL.issues.map((issue) => ({ ...issue, lead: null }));
    const text = paragraphsOf({ ...REPORT_MODEL, issues })
      .map(plainText)
      .join('\n');
    expect(text).toContain('建议先明确主办单位');
    expect(text).not.toContain('牵头答复');
  });
});
