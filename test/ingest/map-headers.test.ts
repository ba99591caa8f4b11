import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../src/domain/record.ts';
import { headerDetector, knownNames, loadHeaderBook } from '../../src/ingest/known-headers.ts';
import { mapHeaders } from '../../src/ingest/map-headers.ts';
import { EMPTY_MAPPING, loadMapping, parseMapping, VALUE_CODES } from '../../src/ingest/mapping.ts';
import { createTranslator } from '../../src/ingest/parse-values.ts';
import { temporaryFolder } from './make-files.ts';

const { write } = temporaryFolder();
const book = loadHeaderBook();
const map = (headers: string, source: (typeof SOURCES)[number] = 'hotline', mapping: unknown = {}) =>
  mapHeaders(headers.split(' '), { source, book, mapping: parseMapping(mapping) });

/** The forty columns of a hotline export. */
const HOTLINE =
  '工单编号 关联旧工单编号 受理时间 受理渠道 诉求类型 来电主体 标题 诉求内容 诉求人姓名 联系电话 是否匿名 是否保密 区县 街道 社区 详细地址 经度 纬度 一级分类 二级分类 三级分类 分类编码 紧急程度 承办单位 派单时间 办理时限 截止时间 延期截止时间 退单次数 办结时间 办理结果 是否解决 满意度 回访时间 回访意见 是否重复工单 并单主工单编号 重办次数 是否督办 工单状态 标签';

describe('known names', () => {
  it('the columns of a hotline export', () => {
    const { columns, unused, ambiguous } = map(HOTLINE);
    expect(
      Object.fromEntries(Object.entries(columns).map(([field, names]) => [field, names.join()])),
    ).toEqual({
      sourceId: '工单编号',
      relatedSourceId: '关联旧工单编号',
      receivedAt: '受理时间',
      channel: '受理渠道',
      appealType: '诉求类型',
      title: '标题',
      body: '诉求内容',
      personName: '诉求人姓名',
      personPhone: '联系电话',
      anonymous: '是否匿名',
      confidential: '是否保密',
      district: '区县',
      street: '街道',
      address: '详细地址',
      category1: '一级分类',
      category2: '二级分类',
      category3: '三级分类',
      urgency: '紧急程度',
      unit: '承办单位',
      dueAt: '截止时间',
      extendedDueAt: '延期截止时间',
      returnedTimes: '退单次数',
      completedAt: '办结时间',
      reply: '办理结果',
      solved: '是否解决',
      satisfaction: '满意度',
      mergedSourceId: '并单主工单编号',
      rehandledTimes: '重办次数',
    });
    expect(unused).toEqual(
      '来电主体 社区 经度 纬度 分类编码 派单时间 办理时限 回访时间 回访意见 是否重复工单 是否督办 工单状态 标签'.split(
        ' ',
      ),
    );
    expect(ambiguous).toEqual([]);
  });

  it('a message board, plain English, a suggestion system', () => {
    expect(map('留言编号 留言用户 留言主题 留言时间 留言详情 点赞数 反对数', 'forum')).toMatchObject({
      columns: {
        sourceId: ['留言编号'],
        personUserId: ['留言用户'],
        title: ['留言主题'],
        receivedAt: ['留言时间'],
        body: ['留言详情'],
        likes: ['点赞数'],
        dislikes: ['反对数'],
      },
      unused: [],
    });
    expect(Object.keys(map('id title body time user likes dislikes', 'forum').columns)).toHaveLength(7);
    const suggestion = map(
      '建议编号 届次 年度 标题 领衔代表 附议（联名）代表 代表团 案由 具体建议 类别 主办单位 会办单位 提出日期 答复类别 办理态度评价 办理结果评价 属于多年多次提出,尚未解决的事项 是否重点督办',
      'suggestion',
    );
    expect(suggestion.unused).toEqual([]);
    expect(suggestion.columns).toMatchObject({
      suggestionClass: ['类别'],
      unit: ['主办单位'],
      declaredRepeat: ['属于多年多次提出,尚未解决的事项'],
    });
  });

  it.each([
    '工单编号（必填）',
    ' 工 单 编 号 ',
    '＊工单编号＊',
    '工单编号:',
    '工单编号(文本)',
    'ORDER_NUM',
    'orderNum',
  ])('%j is the id', (header) => {
    const { columns } = mapHeaders([header, '标题', '时间'], {
      source: 'hotline',
      book,
      mapping: EMPTY_MAPPING,
    });
    expect(columns.sourceId).toEqual([header]);
  });

  it('a code beside a name is not the name', () =>
    expect(map('id 标题 时间 承办单位（编码）').unused).toEqual(['承办单位（编码）']));

  it('of two columns for one field the preferred goes first and the choice is reported', () => {
    const { columns, ambiguous } = map('编号 工单编号 标题 时间 受理时间');
    expect(columns.sourceId).toEqual(['工单编号', '编号']);
    expect(columns.receivedAt).toEqual(['受理时间', '时间']);
    expect(ambiguous).toContainEqual({ field: 'sourceId', used: '工单编号', behind: ['编号'] });
  });

  it('no name means two fields within one section', () => {
    for (const section of ['any', ...SOURCES] as const) {
      const all = Object.values(book[section]).flat();
      expect(
        all.filter((name, index) => all.indexOf(name) !== index),
        section,
      ).toEqual([]);
    }
    for (const source of SOURCES) expect(knownNames(book, source).size).toBeGreaterThan(300);
    expect(headerDetector(book)('停水')).toBe(false);
  });

  it('every word of the value lists is a code that the record knows', () => {
    const translate = createTranslator(book, EMPTY_MAPPING);
    for (const list of Object.keys(VALUE_CODES) as (keyof typeof VALUE_CODES)[]) {
      for (const [word, code] of Object.entries(book.values[list]))
        expect(translate(list, word), `${list} ${word}`).toBe(code);
    }
  });
});

describe('the mapping file', () => {
  it('goes before the known names', () => {
    const { columns, unused } = map('甲 标题 时间 id 备注', 'hotline', {
      columns: { 甲: 'title', 备注: null },
      defaults: { district: '云岩区' },
    });
    expect(columns.title).toEqual(['甲']);
    expect(unused).toEqual(['标题', '备注']);
  });

  it.each<[string, unknown, RegExp]>([
    ['an unknown field', { columns: { 标题: 'headline' } }, /columns\.标题 .*sourceId.*title/],
    ['an unknown default', { defaults: { headline: 'x' } }, /defaults.*sourceId|headline/],
    ['an unknown code', { values: { appealType: { 投诉件: 'angry' } } }, /appealType\.投诉件.*complaint/],
    ['an unknown list', { values: { mood: {} } }, /mood.*appealType/],
    ['an unknown key', { column: {} }, /column.*columns/],
    ['another type', { columns: [] }, /columns 的类型不对/],
    ['no object', 'x', /类型不对/],
  ])('refuses %s and lists the choices', (_, value, message) => {
    expect(() => parseMapping(value)).toThrow(message);
    expect(() => parseMapping(value)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  it('refuses a column that the file has not, with those it has', () => {
    expect(() => map('id title time', 'hotline', { columns: { 标题: 'title' } })).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: expect.stringContaining('标题'),
        remedy: expect.stringContaining('id、title、time'),
      }),
    );
  });

  it('is read from a file, byte order mark or not', async () => {
    expect((await loadMapping(write('\uFEFF{"columns":{"a":"title"}}'))).columns).toEqual({ a: 'title' });
    await expect(loadMapping(write('{'))).rejects.toThrow('不是有效的 JSON');
    await expect(loadMapping('/nowhere/mapping.json')).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('what a file must have', () => {
  it('an id, a text, a date', () => {
    expect(() => map('标题 时间')).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: expect.stringContaining('编号'),
        remedy: expect.stringContaining('rowHash'),
      }),
    );
    expect(() => map('id 时间')).toThrow('标题或内容');
    expect(() => map('id 标题')).toThrow('receivedAt');
    expect(map('标题 时间', 'hotline', { sourceId: { rowHash: true } }).rowHash).toBe(true);
    expect(map('id 标题', 'hotline', { defaults: { receivedAt: '2025-01-01' } }).unused).toEqual([]);
  });

  it('a file of which nothing is known is unreadable', () => {
    expect(() => map('甲 乙')).toThrow(expect.objectContaining({ code: 'unreadable_file' }));
  });
});
