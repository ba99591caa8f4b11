import { beforeAll, describe, expect, it } from 'vitest';
import { readEntries } from '../../src/report/repack-zip.ts';
import { writeDocx } from '../../src/report/write-docx.ts';
import { paragraphsOf, partOf, textOf } from './read-document.ts';
import { EMPTY_MODEL, HOSTILE_MODEL, REPORT_MODEL } from './report-model-fixture.ts';

const SLOW = 30_000;

let bytes: Uint8Array;
let xml: string;
beforeAll(async () => {
  bytes = await writeDocx(REPORT_MODEL);
  xml = partOf(bytes, 'word/document.xml');
}, SLOW);

describe('the page of GB/T 9704', () => {
  it('is A4 with the margins of the standard, in the sections of text', () => {
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/);
  });

  it('fits 22 lines: exact pitch of 28.95 pt in a text area of 12756 twips', () => {
    expect(xml).toMatch(/<w:spacing [^>]*w:line="579"[^>]*w:lineRule="exact"/);
    expect(22 * 579).toBeLessThanOrEqual(16838 - 2098 - 1984);
  });

  it('fits 28 characters of 三号, each set 5 twips closer', () => {
    expect(xml).toContain('<w:spacing w:val="-5"/>');
    expect(28 * (320 - 5)).toBeLessThanOrEqual(11906 - 1588 - 1474);
  });

  it('names the fonts and embeds none', () => {
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体']) {
      expect(xml).toContain(`w:eastAsia="${font}"`);
    }
    expect(
      readEntries(Buffer.from(bytes)).filter(({ name }) => /font.*\.(odttf|ttf|otf)/i.test(name)),
    ).toEqual([]);
  });

  it('sets body text in 三号, two characters in', () => {
    const body = paragraphsOf(xml).find((paragraph) => textOf(paragraph).startsWith('本期共收到来件')) ?? '';
    expect(body).toContain('w:firstLineChars="200"');
    expect(body).toContain('<w:sz w:val="32"/>');
  });

  it('numbers pages — 1 — in 四号宋体, odd right and even left, one character in', () => {
    const footers = readEntries(Buffer.from(bytes))
      .filter(({ name }) => /word\/footer\d+\.xml/.test(name))
      .map(({ content }) => content.toString('utf8'));
    const odd = footers.filter((footer) => footer.includes('<w:jc w:val="right"/>'));
    const even = footers.filter((footer) => footer.includes('<w:jc w:val="left"/>'));
    expect(odd.length).toBe(even.length);
    expect(odd[0]).toMatch(/w:right="280"/);
    expect(even[0]).toMatch(/w:left="280"/);
    expect(odd[0]).toContain('<w:sz w:val="28"/>');
    expect(odd[0]).toContain('w:ascii="宋体"');
    expect(odd[0]).toMatch(/— .*PAGE.* —/s);
    expect(partOf(bytes, 'word/settings.xml')).toContain('evenAndOddHeaders');
  });
});

describe('the contents', () => {
  it('stamps the first page as a draft, before the title', () => {
    const [first = '', second = ''] = paragraphsOf(xml).map(textOf);
    expect(first).toBe('草案：机器初步归集，尚未经人工核定');
    expect(second).toBe('澜川市群众诉求与代表建议热点事项报告');
  });

  it('has the eight sections in order, as 一、 to 八、', () => {
    const headings = paragraphsOf(xml)
      .filter((paragraph) => paragraph.includes('w:val="Heading1"'))
      .map(textOf);
    expect(
      headings
        .slice(0, 8)
        .map((heading) => heading.slice(0, 2))
        .join(''),
    ).toBe('一、二、三、四、五、六、七、八、');
    expect(headings.at(-1)).toBe('口径说明');
  });

  it('repeats the head of every table and splits no row', () => {
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(tables).toHaveLength(8);
    for (const table of tables) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs) ?? [];
      expect(rows[0]).toContain('<w:tblHeader/>');
      expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
    }
  });

  it('gives each of the three pictures alt text with its values', () => {
    const descriptions = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, words = '']) => words);
    expect(descriptions).toHaveLength(3);
    expect(descriptions[0]).toContain('2025-10 166');
    expect(descriptions[2]).toContain('青澜区 1203');
  });

  it('leads every reference of the text to a bookmark that exists', () => {
    const anchors = [...xml.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, anchor]) => anchor);
    const bookmarks = new Set(
      [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name),
    );
    expect(anchors.length).toBeGreaterThan(30);
    expect(anchors.filter((anchor) => !bookmarks.has(anchor))).toEqual([]);
  });

  it(
    'keeps a row that the text points at, however far down the ranking',
    async () => {
      const [first] = REPORT_MODEL.issues;
      if (first === undefined) throw new RangeError('no issue');
      const issues = Array.from({ length: 120 }, (_, index) => ({
        ...first,
        id: 1000 + index,
        rank: index + 1,
        parts: { ...first.parts, acuteness: index === 110 ? 1 : 0.2 },
      }));
      const long = partOf(await writeDocx({ ...REPORT_MODEL, issues, bursts: [] }), 'word/document.xml');
      expect(long).toContain('w:name="issue_1110"');
      expect(long).not.toContain('w:name="issue_1109"');
      expect(textOf(long)).toContain('共120行，其余59行见同名电子表格。');
    },
    SLOW,
  );

  it(
    'says the AI label on the first page only when a model wrote titles',
    async () => {
      expect(textOf(xml)).not.toContain('内含人工智能生成');
      const labelled = partOf(await writeDocx({ ...REPORT_MODEL, modelTitles: 4 }), 'word/document.xml');
      expect(textOf(paragraphsOf(labelled)[1] ?? '')).toBe('内含人工智能生成的事项名称4个，须经人工核定');
    },
    SLOW,
  );

  it(
    'says in a sentence what the data does not have',
    async () => {
      const words = textOf(partOf(await writeDocx(EMPTY_MODEL), 'word/document.xml'));
      expect(words).toContain('来源未提供办理结果，不作办理质量分析。');
      expect(words).toContain('本期没有达到列示门槛的事项。');
    },
    SLOW,
  );

  it(
    'holds hostile text as text: no forbidden character, no direction mark',
    async () => {
      const hostile = partOf(await writeDocx(HOSTILE_MODEL), 'word/document.xml');
      expect(hostile).not.toContain('<script');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(hostile).not.toMatch(/[\u0000-\u0008\u202A-\u202E]/);
      expect(textOf(hostile)).toContain('<script>alert("x")</script> & \'it\'');
    },
    SLOW,
  );

  it('is dated by the data, not by the clock', () => {
    expect(partOf(bytes, 'docProps/core.xml')).toMatch(
      /created[^>]*>2025-10-31T10:30:00Z.*modified[^>]*>2025-10-31T10:30:00Z/,
    );
  });
});
