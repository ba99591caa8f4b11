import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { formFileName, writeForm } from '../../../src/report/form/write-form.ts';
import { readEntries } from '../../../src/report/repack-zip.ts';
import { paragraphsOf, partOf, textOf } from '../read-document.ts';
import { FORM_MODEL, PERSONS_MODEL, sentence } from './form-fixture.ts';

const OPEN = '本文含人工智能生成内容，须经代表本人核定';
const SLOW = 30_000;

const namesOf = (bytes: Uint8Array) => readEntries(Buffer.from(bytes)).map(({ name }) => name);
const footersOf = (bytes: Uint8Array) =>
  namesOf(bytes)
    .filter((name) => /word\/footer\d+\.xml/.test(name))
    .map((name) => textOf(partOf(bytes, name)));

let bytes: Uint8Array;
let xml: string;
beforeAll(async () => {
  bytes = await writeForm(FORM_MODEL);
  xml = partOf(bytes, 'word/document.xml');
}, SLOW);

describe('the page', () => {
  it('is A4 with the margins, line pitch and fonts of GB/T 9704', () => {
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/);
    expect(xml).toMatch(/<w:spacing [^>]*w:line="579"[^>]*w:lineRule="exact"/);
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体'])
      expect(xml).toContain(`w:eastAsia="${font}"`);
  });

  it('sets the genre in 二号 and the text in 三号, two characters in', () => {
    const genre = paragraphsOf(xml).find((paragraph) => textOf(paragraph) === '代表建议、批评和意见') ?? '';
    expect(genre).toContain('<w:sz w:val="44"/>');
    const body = paragraphsOf(xml).find((paragraph) => textOf(paragraph).startsWith('枫榆路夜间')) ?? '';
    expect(body).toContain('w:firstLineChars="200"');
    expect(body).toContain('<w:sz w:val="32"/>');
  });

  it('gives tables that are as wide as the text, with a column for every twelfth', () => {
    const widths = [...xml.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/gs)].map(
      ([, grid = '']) => grid.match(/<w:gridCol/g)?.length,
    );
    expect(widths).toEqual([12, 12, 12]);
    expect(12 * 737).toBe(11906 - 1588 - 1474);
  });
});

describe('the form', () => {
  it('stands in the order of the paper one', () => {
    const words = textOf(xml);
    const order = [
      '澜川市第',
      '代表建议、批评和意见',
      '编号',
      '类别',
      '代表团',
      '标题',
      '领衔代表',
      '附议代表',
      '案由（情况和问题）',
      '分析',
      '具体建议',
      '依据',
      '相关情况',
      '审查意见',
      '资料来源',
      '未核实的句子',
    ];
    let from = 0;
    for (const part of order) {
      const at = words.indexOf(part, from);
      expect(at, part).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('raises the numbers of sources, and lists them', () => {
    expect(xml).toMatch(/<w:vertAlign w:val="superscript"\/>.{0,80}\[1\]/s);
    expect(textOf(xml)).toContain('[2] 代表建议：关于缓解老城区居民夜间停车难的建议（2021年，第7号）');
    expect(textOf(xml)).not.toMatch(/〔[SRIL]\d/);
  });

  it('marks what is not verified, with the reason', () => {
    expect(textOf(xml)).toContain('缺口有 900 个[1]。〔未核实1〕');
    expect(textOf(xml)).toContain('未核实1：数字 900 在所引材料中找不到');
  });

  it('has who confirmed as co-signers', () => expect(textOf(xml)).toContain('附议代表田应芬、冉正海'));
});

describe('the label', () => {
  it('stands first, at the foot of odd and even pages, and in the metadata', () => {
    expect(textOf(paragraphsOf(xml)[0] ?? '')).toBe(OPEN);
    expect(footersOf(bytes)).toHaveLength(2);
    for (const footer of footersOf(bytes)) expect(footer).toContain(OPEN);
    const custom = partOf(bytes, 'docProps/custom.xml');
    expect(custom).toContain('name="AIGC"');
    const json = /<vt:lpwstr>(.*?)<\/vt:lpwstr>/s.exec(custom)?.[1]?.replace(/&quot;/g, '"') ?? '';
    expect(JSON.parse(json)).toEqual({
      Label: '1',
      ContentProducer: '民声',
      ProduceID: 'draft-31-v4',
      ReservedCode1: '',
      ContentPropagator: '民声',
      PropagateID: 'draft-31-v4',
      ReservedCode2: '',
    });
  });

  it('is last and small once a person confirmed; the metadata stays', async () => {
    const confirmed = await writeForm({ ...FORM_MODEL, confirmedBy: '罗启明' });
    const paragraphs = paragraphsOf(partOf(confirmed, 'word/document.xml'));
    expect(textOf(paragraphs.at(-1) ?? '')).toBe('本文含人工智能辅助生成内容，已由罗启明核定');
    expect(paragraphs.at(-1)).toContain('<w:sz w:val="24"/>');
    for (const footer of footersOf(confirmed)) expect(footer).not.toContain('人工智能');
    expect(partOf(confirmed, 'docProps/custom.xml')).toBe(partOf(bytes, 'docProps/custom.xml'));
  });

  it('is nowhere when a person wrote every word', async () => {
    const own = await writeForm(PERSONS_MODEL);
    for (const name of namesOf(own).filter((name) => name.endsWith('.xml')))
      expect(partOf(own, name)).not.toMatch(/人工智能|AIGC/);
  });
});

describe('the file', () => {
  it('is the same bytes whenever it is written', async () =>
    expect(Buffer.from(await writeForm(FORM_MODEL)).equals(Buffer.from(bytes))).toBe(true));

  it('holds no field but the page number, no macro, no link to the outside', () => {
    expect(xml).not.toMatch(/<w:(fldSimple|instrText|hyperlink|object)/);
    expect(namesOf(bytes).filter((name) => /vba|ole|\.bin$/i.test(name))).toEqual([]);
  });

  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '<w:t>&amp;</w:t>',
      ']]>',
      '{ HYPERLINK "http://x.invalid" }',
      '\u0000\u001b\uFFFE',
      '\u202Egnp.exe',
      '=cmd|calc',
    ),
  );

  it(
    'keeps hostile text as text',
    async () => {
      await fc.assert(
        fc.asyncProperty(hostile, hostile, async (title, text) => {
          const written = await writeForm({
            ...FORM_MODEL,
            title: sentence(title),
            leadDeputy: text,
            cosigners: [text],
            sections: { ...FORM_MODEL.sections, facts: [[sentence(text, 'model', [text])]] },
          });
          const document = partOf(written, 'word/document.xml');
          // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
          expect(document).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\u202E]/);
          expect(document).not.toMatch(/<w:(fldSimple|instrText)/);
          expect(document.match(/<w:t[ >]/g)?.length).toBe(document.match(/<\/w:t>/g)?.length);
          expect(document.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
          expect(paragraphsOf(document).map(textOf)).toContain('一是由市综合执法局摸清泊位底数。');
        }),
        { numRuns: 25 },
      );
    },
    SLOW,
  );
});

describe('formFileName', () => {
  it.each([
    ['关于盘活停车泊位的建议', '关于盘活停车泊位的建议.docx'],
    ['../../etc/passwd', '_etc_passwd.docx'],
    ['', '代表建议.docx'],
    ['  \n ', '代表建议.docx'],
  ])('%j is %s', (title, name) => expect(formFileName(title)).toBe(name));
});
