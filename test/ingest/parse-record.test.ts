import { describe, expect, it } from 'vitest';
import { draftOf, parseRow, rejectOf } from './record-fixtures.ts';

const ORDER = { 工单编号: 'GY-1', 标题: '停水', 诉求内容: '示例苑停水两天', 受理时间: '2025-03-01 08:42:10' };
const at = (text: string) => new Date(`${text}+08:00`);

describe('a hotline order', () => {
  it('with every column', () => {
    const draft = draftOf({
      ...ORDER,
      诉求类型: '投诉类',
      受理渠道: '电话',
      一级分类: '城建',
      二级分类: '供水',
      三级分类: '供水',
      区县: '示例',
      街道: '测试路街道办事处',
      诉求人姓名: '赵示例',
      联系电话: '130 0000 0001',
      紧急程度: '特急',
      承办单位: '市水务局',
      截止时间: '2025-03-05',
      延期截止时间: 45723,
      办结时间: '—',
      退单次数: '2次',
      重办次数: '',
      办理结果: '已联系赵示例，电话13000000001',
      是否解决: '否',
      满意度: '不满意',
      关联旧工单编号: 'GY-0、GY-1',
      并单主工单编号: 'GY-0',
      涉及人数: 60,
    });
    expect(draft).toEqual({
      source: 'hotline',
      sourceId: 'GY-1',
      receivedAt: at('2025-03-01T08:42:10'),
      title: '停水',
      body: '示例苑停水两天',
      appealType: 'complaint',
      sourceAppealType: '投诉类',
      sourceCategory: '城建 / 供水',
      district: '示例区',
      street: '测试路街道',
      place: null,
      channel: '电话',
      person: expect.stringMatching(/^[0-9a-f]{32}$/),
      confidential: false,
      likes: 0,
      dislikes: 0,
      suggestion: null,
      handling: {
        unit: '市水务局',
        urgency: 'critical',
        solved: 'unsolved',
        satisfaction: 'unsatisfied',
        returnedTimes: 2,
        rehandledTimes: null,
        dueAt: at('2025-03-07T00:00:00'),
        completedAt: null,
        overdue: null,
        reply: '已联系[人员]，电话[手机号]',
        relatedSourceIds: ['GY-0'],
        affectedPeople: 60,
      },
    });
  });

  it('keeps unknown words of the source and claims nothing', () => {
    expect(draftOf({ ...ORDER, 诉求类型: '其它类' })).toMatchObject({
      appealType: null,
      sourceAppealType: '其它类',
    });
    expect(
      draftOf({ ...ORDER, 诉求类型: '投诉件甲' }, 'hotline', {
        values: { appealType: { 投诉件甲: 'complaint' } },
      }).appealType,
    ).toBe('complaint');
  });

  it('takes the mapping default for blank cells, not for others', () => {
    const mapping = { defaults: { district: '样本区', channel: '网站' } };
    expect(draftOf({ ...ORDER, 受理渠道: '' }, 'hotline', mapping)).toMatchObject({
      district: '样本区',
      channel: '网站',
    });
    expect(draftOf({ ...ORDER, 受理渠道: '电话' }, 'hotline', mapping).channel).toBe('电话');
  });

  it('a title alone is the body as well, a body alone has no title', () => {
    expect(draftOf({ ...ORDER, 诉求内容: ' ' })).toMatchObject({ title: '停水', body: '停水' });
    expect(draftOf({ ...ORDER, 标题: null })).toMatchObject({ title: '', body: '示例苑停水两天' });
  });

  it('normalises texts: line ends, invisible characters, composed letters; full-width punctuation stays', () => {
    expect(
      draftOf({ ...ORDER, 标题: ' 停\u200B水\n了 ', 诉求内容: '甲\r\n乙\u0000\uFEFF，\u202E“丙”e\u0301\r ' }),
    ).toMatchObject({ title: '停水 了', body: '甲\n乙，“丙”é' });
  });

  it('leaves out an optional date that it cannot read, and says so', () => {
    const { parsed } = parseRow({ ...ORDER, 办结时间: '上周五办结' });
    expect(parsed).toMatchObject({
      draft: { handling: { completedAt: null } },
      notes: ['「办结时间」（5 个字符）无法识别，未采用'],
    });
  });
});

describe('rejects', () => {
  it.each([
    ['missing_id', { 工单编号: ' ' }],
    ['missing_id', { 工单编号: '无' }],
    ['missing_text', { 标题: '无', 诉求内容: '——' }],
    ['missing_text', { 标题: '', 诉求内容: '\u200B' }],
    ['missing_date', { 受理时间: '' }],
    ['missing_date', { 受理时间: '无' }],
    ['bad_date', { 受理时间: '2月30日凌晨' }],
    ['bad_date', { 受理时间: '2025-02-30' }],
    ['bad_date', { 受理时间: '3/1/2025' }],
    ['bad_date', { 受理时间: true }],
    ['bad_value', { 工单编号: '2.02503E+17' }],
    ['bad_value', { 点赞数: 'abc' }],
    ['bad_value', { 点赞数: -1 }],
    ['bad_value', { 退单次数: '很多' }],
    ['too_long', { 工单编号: 'x'.repeat(201) }],
    ['too_long', { 诉求内容: '长'.repeat(100_001) }],
    ['secret', { 密级: '机密' }],
    ['secret', { 密级: '保密' }],
    ['secret', { 密级: '秘密★1年' }],
    ['secret', { 标题: '【机密】某事' }],
    ['secret', { 诉求内容: '附件为 秘密★三年 文件' }],
  ])('%s: %j', (reason, cells) => expect(rejectOf({ ...ORDER, ...cells })?.reason).toBe(reason));

  it('says the place, the id and the shape, and never a cell text', () => {
    expect(rejectOf({ ...ORDER, 受理时间: '赵示例13000000001' })).toEqual({
      row: 1,
      line: 2,
      sourceId: 'GY-1',
      reason: 'bad_date',
      detail: '「受理时间」（14 个字符）无法识别',
    });
    for (const column of ['受理时间', '点赞数', '涉及人数', '退单次数']) {
      expect(JSON.stringify(rejectOf({ ...ORDER, [column]: '赵示例13000000001' }))).not.toMatch(
        /赵示例|1300000/,
      );
    }
  });

  it.each(['非密', '公开', '否', '无', '', null])('密级 %s is no secret', (level) =>
    expect(rejectOf({ ...ORDER, 密级: level })).toBeNull(),
  );

  it.each(['有人泄露商业秘密', '举报企业窃取国家机密'])('%s speaks of secrets and is none', (title) =>
    expect(rejectOf({ ...ORDER, 标题: title })).toBeNull(),
  );

  it('a date with the day first needs the mapping to say so', () => {
    expect(
      draftOf({ ...ORDER, 受理时间: '3/1/2025' }, 'hotline', { dayOrder: 'dayFirst' }).receivedAt,
    ).toEqual(at('2025-01-03T00:00:00'));
  });
});

describe('confidential', () => {
  it.each([
    [{ 诉求类型: '举报' }, true],
    [{ 诉求类型: '投诉举报' }, true],
    [{ 诉求类型: '投诉' }, false],
    [{ 是否保密: '是' }, true],
    [{ 是否保密: 'Y' }, true],
    [{ 是否保密: true }, true],
    [{ 是否保密: '保密工单' }, true],
    [{ 是否保密: '对承办单位隐藏联系方式' }, true],
    [{ 是否保密: '否' }, false],
    [{ 是否保密: '可公开' }, false],
    [{ 是否保密: '' }, false],
    [{ 是否匿名: '1' }, true],
    [{ 是否匿名: 0 }, false],
    [{ 是否公开: '否' }, true],
    [{ 是否公开: '是' }, false],
    [{ 公开意见: '仅同意公开标题' }, true],
    [{ 公开意见: '同意全文公开' }, false],
  ])('%j: %s', (cells, expected) => expect(draftOf({ ...ORDER, ...cells }).confidential).toBe(expected));
});

describe('masking', () => {
  it('sees every text with the names of the row, and no unit or district', () => {
    const { calls } = parseRow({
      ...ORDER,
      诉求人姓名: '赵示例、钱样本',
      被投诉人: '孙测试',
      承办单位: '市水务局',
      区县: '示例区',
      办理结果: '答复',
    });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.hints).toEqual({ names: ['赵示例', '钱样本', '孙测试'], publicNames: [] });
    const seen = Object.values(calls[0]?.texts ?? {});
    expect(seen).toEqual(expect.arrayContaining(['停水', '示例苑停水两天', '答复']));
    expect(seen.join()).not.toMatch(/水务局|示例区/);
  });

  it('counts what it masked', () => {
    expect(parseRow({ ...ORDER, 诉求内容: '请打13000000001或13900000002' }).parsed).toMatchObject({
      masked: { phone: 2 },
    });
  });
});

describe('a deputy’s suggestion', () => {
  const SUGGESTION = {
    建议编号: 12,
    标题: '关于加装电梯的建议',
    提出日期: '2025年1月12日',
    届次: '十五届五次',
    领衔代表: '李示范',
    '附议（联名）代表': '王样例，周测试 吴演示；李示范',
    代表团: '示例区代表团',
    案由: '老人上下楼难。联系人郑某某13000000003',
    情况分析: '全区有旧楼若干。',
    具体建议: '一是补贴。\r\n二是简化审批。',
    主办单位: '市住建局',
    会办单位: '市财政局、市自然资源局',
    答复类别: 'B类',
    办理态度评价: '满意',
    办理结果评价: '基本满意',
    是否重点督办: '是',
    属于多年多次提出: '三年以上',
    类别: '城建类',
  };

  it('keeps its parts as spans of the masked body', () => {
    const draft = draftOf(SUGGESTION, 'suggestion');
    const { body, suggestion } = draft;
    expect(body).toBe('老人上下楼难。联系人郑某某[手机号]\n全区有旧楼若干。\n一是补贴。\n二是简化审批。');
    expect(body.slice(suggestion?.reason?.start, suggestion?.reason?.end)).toBe(
      '老人上下楼难。联系人郑某某[手机号]\n全区有旧楼若干。',
    );
    expect(body.slice(suggestion?.measures?.start, suggestion?.measures?.end)).toBe(
      '一是补贴。\n二是简化审批。',
    );
    expect(draft).toMatchObject({
      sourceId: '12',
      handling: null,
      person: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(suggestion).toMatchObject({
      session: '十五届五次',
      year: 2025,
      suggestionClass: '城建类',
      leadDeputy: '李示范',
      cosigners: ['王样例', '周测试', '吴演示'],
      delegation: '示例区代表团',
      leadUnit: '市住建局',
      assistUnits: ['市财政局', '市自然资源局'],
      replyClass: 'B',
      attitudeRating: 'satisfied',
      resultRating: 'basic',
      keySupervision: true,
      declaredRepeat: 'y3plus',
    });
  });

  it('takes the year from its own column, else from the date in Shanghai', () => {
    expect(draftOf({ ...SUGGESTION, 年度: '2024年度' }, 'suggestion').suggestion?.year).toBe(2024);
    expect(draftOf({ ...SUGGESTION, 提出日期: '2024-12-31T17:00:00Z' }, 'suggestion').suggestion?.year).toBe(
      2025,
    );
    expect(rejectOf({ ...SUGGESTION, 年度: '去年' }, 'suggestion')?.reason).toBe('bad_value');
  });

  it('of 案由 and 内容 the content is the measures; a body alone has no spans', () => {
    const { 情况分析: _, 具体建议: __, ...short } = SUGGESTION;
    const two = draftOf({ ...short, 建议内容: '请补贴。' }, 'suggestion');
    expect(two.body.slice(two.suggestion?.measures?.start)).toBe('请补贴。');
    const { 案由: ___, ...one } = short;
    expect(draftOf({ ...one, 建议内容: '请补贴。' }, 'suggestion')).toMatchObject({
      body: '请补贴。',
      suggestion: { reason: null, measures: null },
    });
  });

  it('tells the masking that deputies act in public', () => {
    expect(parseRow(SUGGESTION, 'suggestion').calls[0]?.hints).toEqual({
      names: [],
      publicNames: ['李示范', '王样例', '周测试', '吴演示'],
    });
  });

  it('numbers that begin anew with every session are told apart when the mapping says so', () => {
    expect(parseRow(SUGGESTION, 'suggestion').parsed).toMatchObject({
      notes: [expect.stringContaining('withSession')],
    });
    const mapping = { sourceId: { withSession: true } };
    expect(parseRow(SUGGESTION, 'suggestion', mapping).parsed).toMatchObject({
      draft: { sourceId: '十五届五次-12' },
      notes: [],
    });
    expect(draftOf({ ...SUGGESTION, 届次: '', 年度: 2024 }, 'suggestion', mapping).sourceId).toBe('2024-12');
    expect(rejectOf({ ...SUGGESTION, 届次: '' }, 'suggestion', mapping)?.reason).toBe('missing_id');
  });

  it.each([
    ['两年', 'y2'],
    ['三年', 'y3'],
    ['首次提出', 'first'],
    ['不详细', null],
  ])('多年提出 %s is %s', (word, code) =>
    expect(draftOf({ ...SUGGESTION, 属于多年多次提出: word }, 'suggestion').suggestion?.declaredRepeat).toBe(
      code,
    ),
  );

  it.each([
    ['A', 'A'],
    ['A类（已解决）', 'A'],
    ['甲类', 'A'],
    ['列入计划解决', 'C'],
    ['其他', null],
  ])('答复类别 %s is %s', (word, code) =>
    expect(draftOf({ ...SUGGESTION, 答复类别: word }, 'suggestion').suggestion?.replyClass).toBe(code),
  );
});

describe('an id from the row', () => {
  const mapping = { sourceId: { rowHash: true } };
  const { 工单编号: _, ...row } = ORDER;

  it('is the same for the same row and another for another', () => {
    const id = draftOf(row, 'hotline', mapping).sourceId;
    expect(id).toMatch(/^row-[0-9a-f]{32}$/);
    expect(draftOf({ ...row, 受理时间: '2025/3/1 8:42:10' }, 'hotline', mapping).sourceId).toBe(id);
    expect(draftOf({ ...row, 标题: '停电' }, 'hotline', mapping).sourceId).not.toBe(id);
    expect(draftOf({ ...row, 受理时间: '2025-03-02' }, 'hotline', mapping).sourceId).not.toBe(id);
    expect(draftOf({ ...row, 联系电话: '13000000009' }, 'hotline', mapping).sourceId).not.toBe(id);
  });
});
