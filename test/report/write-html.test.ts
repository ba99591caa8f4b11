import { describe, expect, it } from 'vitest';
import type { ReportModel } from '../../src/domain/report.ts';
import { writeHtml } from '../../src/report/write-html.ts';
import { EMPTY_MODEL, HOSTILE_MODEL, HOSTILE_TEXT, REPORT_MODEL } from './report-model-fixture.ts';

const htmlOf = (model: ReportModel): string => new TextDecoder().decode(writeHtml(model));
const all = (page: string, pattern: RegExp): string[] =>
  [...page.matchAll(pattern)].map(([, found = '']) => found);

const page = htmlOf(REPORT_MODEL);

describe('one file that needs nothing else', () => {
  it('forbids script and network, and asks for none', () => {
    expect(page).toContain('content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;;');
    // Not `toMatch`: a failure would print the whole page.
    expect(/<script|<link|<img|<iframe|url\(|@import|https?:|\son\w+=/.test(page)).toBe(false);
  });

  it('is a document: language, one title, headings without a gap, skip link, captions, scopes', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(all(page, /<(h1)[ >]/g)).toHaveLength(1);
    const levels = all(page, /<h([1-6])[ >]/g).map(Number);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    expect(page).toContain('<a class="skip" href="#ranked">');
    expect(all(page, /<(table)[ >]/g).length).toBe(all(page, /<(caption)>/g).length);
    expect(page).not.toMatch(/<thead><tr><th(?! scope)/);
  });

  it('is stamped as a draft', () => {
    expect(page).toContain('<p class="stamp">草案：机器初步归集，尚未经人工核定</p>');
  });
});

describe('links', () => {
  it.each([
    ['the fixture', REPORT_MODEL],
    ['an empty report', EMPTY_MODEL],
    ['hostile text', HOSTILE_MODEL],
  ])('lead somewhere, and no id is there twice: %s', (_, model) => {
    const text = htmlOf(model);
    const ids = all(text, / id="([^"]*)"/g);
    expect(ids.length).toBe(new Set(ids).size);
    expect(all(text, /href="#([^"]*)"/g).filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('open every count of an issue to as many member rows', () => {
    for (const { id, counts } of REPORT_MODEL.issues) {
      expect(page).toContain(`<a href="#members_${id}">${counts.records}件</a>`);
      expect(all(page, new RegExp(`id="(member_${id}_\\d+)"`, 'g'))).toHaveLength(counts.records);
    }
  });

  it('lead from a quote to the record that it is a span of', () => {
    expect(page).toMatch(
      /<footer><a href="#member_101_4">12345热线 <bdi>GD20260103<\/bdi><\/a>，第1版，第12至/,
    );
  });
});

describe('untrusted text', () => {
  const hostile = htmlOf(HOSTILE_MODEL);

  it('is escaped wherever it stands', () => {
    expect(hostile).not.toContain('<script');
    expect(hostile).not.toContain('</td> =1+1');
    expect(hostile).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;it&#39;');
  });

  it('cannot turn the line around: no direction mark, right-to-left words isolated', () => {
    expect(HOSTILE_TEXT).toContain('\u202E');
    expect(hostile).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(hostile).toMatch(/<bdi>[^<]*مرحبا[^<]*<\/bdi>/);
  });

  it('has no half characters', () => {
    expect(hostile).not.toMatch(/\p{Cs}/u);
    expect(hostile).toContain('\uFFFD');
  });
});

describe('scores', () => {
  it('are shown as the sum that they are', () => {
    expect(page).toContain('集中 0.930×0.3＝0.279');
    expect(page).toContain('<div class="total">0.806');
    const widths = /<div class="stack" aria-hidden="true">(.*?)<\/div>/.exec(page)?.[1] ?? '';
    const sum = all(widths, /width:([\d.]+)%/g).reduce((total, width) => total + Number(width), 0);
    expect(sum).toBeCloseTo((REPORT_MODEL.issues[0]?.score ?? 0) * 100, 1);
  });

  it('shows an unknown indicator by its key and a missing value as missing', () => {
    const [first] = REPORT_MODEL.issues;
    if (first === undefined) throw new RangeError('no issue');
    const indicators = [{ part: 'attention', key: 'brandNew', value: null, scaled: null, share: 1 }] as const;
    const text = htmlOf({ ...REPORT_MODEL, issues: [{ ...first, indicators }] });
    expect(text).toContain('<td>brandNew</td><td class="right">来源未提供</td><td class="right">不计入</td>');
  });
});

it('shows replies of different years side by side', () => {
  expect(all(page, /<b>(\d{4}年的答复)/g)).toEqual(['2022年的答复', '2023年的答复', '2024年的答复']);
});
