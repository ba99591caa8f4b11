import { describe, expect, it } from 'vitest';
import { maskRecord, maskText } from '../../../src/ingest/mask/mask-text.ts';
import { letterAt } from '../../../src/ingest/mask/name/assign-letters.ts';

const masked = (text: string) => maskText(text).text;

describe('names by their context', () => {
  it.each([
    ['联系人：张三，', '联系人：[人员A]，'],
    ['联系人李建国电话', '联系人[人员A]电话'],
    ['我叫李建国家住示例路', '我叫[人员A]家住示例路'],
    ['姓名：高峰，性别男', '姓名：[人员A]，性别男'],
    ['姓名|孙立国|性别|男', '姓名|[人员A]|性别|男'],
    ['姓名阿依古丽·示例，来黔', '姓名[人员A]，来黔'],
    ['王先生来电', '[人员A]先生来电'],
    ['欧阳女士反映', '[人员A]女士反映'],
    ['找王老师补课', '找[人员A]老师补课'],
    ['我儿子李小军在读书', '我儿子[人员A]在读书'],
    ['包工头罗大勇跑了', '包工头[人员A]跑了'],
    ['中介小王不回消息', '中介[人员A]不回消息'],
    ['有个姓王的来收钱', '有个姓[人员A]的来收钱'],
    ['陈示例局长答应了', '[人员A]局长答应了'],
    ['。赵示例 13000000001', '。[人员A] [手机号]'],
    ['13000000001（赵示例）', '[手机号]（[人员A]）'],
    ['村民石光荣、龙小云反映', '村民[人员A]、[人员B]反映'],
    ['鲁月红、徐萍、周敏三人', '[人员A]、[人员B]、[人员C]三人'],
    ['此致敬礼！\n钱样本\n2025年', '此致敬礼！\n[人员A]\n2025年'],
  ])('masks %s', (text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    '尊敬的胡书记，请局长到现场',
    '王某、李某某、张**均已到场',
    '业主陈某反映',
    '任何老师不得补课，提高老师待遇，保安师傅',
    '向老师反映，关于老师的建议',
    '业主高度关注，业主方便时，村民许多外出',
    '我女儿高三，我父亲常年卧病，我妻子于2019年调入',
    '我是高新区居民，我是万科业主',
    '来电人于昨日反映，负责人高度重视',
    '王阳明文化、阳明祠、孔学堂、李端棻故居',
    '张三牛肉粉店、刘家湾、李家寨',
    '小河片区、小孟工业园、老白云路、小高层',
    '王府井、黄河路、马上、任何、周边、于是、安全、程序、万科、花溪、陈述、严重、时间、温泉',
    '联系人：无，姓名：不详，联系人：匿名',
    '对房龄超过25年的小区、车龄超过十年的公交车逐一排查，党龄满五十年的老党员',
  ])('keeps %s', (text) => expect(masked(text)).toBe(text));
});

describe('names in the middle of sentences', () => {
  it.each([
    ['昨天我和李建国去找王强要钱', '昨天我和[人员A]去找[人员B]要钱'],
    ['楼上张桂兰家的水管爆了', '楼上[人员A]家的水管爆了'],
    ['押金被陈丽娟拿走了', '押金被[人员A]拿走了'],
    ['王芳、李静、张敏没有签字', '[人员A]、[人员B]、[人员C]没有签字'],
    ['寨子里吴老三不同意', '寨子里[人员A]不同意'],
    ['欧阳国辉说不归他管', '[人员A]说不归他管'],
    ['请给扎西多吉补办', '请给[人员A]补办'],
  ])('masks %s', (text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    '高峰期拥堵，安静的夜晚，温馨提示',
    '陈明路、王强村、李娟小学、刘洋物业、张伟大厦',
    '方向东拐弯，非常豪华，给钱进门',
    '请王市长、李局长、张书记关注',
    '车贵A牌照，金桂苑小区，马鞍山路',
  ])('keeps %s', (text) => expect(masked(text)).toBe(text));
});

describe('one naming for one record', () => {
  it.each([
    ['王先生和王女士来电', '[人员A]先生和[人员B]女士来电'],
    ['王大爷说，王先生又说', '[人员A]大爷说，[人员A]先生又说'],
    ['王女士说，王老师又说', '[人员A]女士说，[人员A]老师又说'],
    ['联系人：王强，王先生', '联系人：[人员A]，[人员A]先生'],
    ['联系人：王强，王先生和王女士', '联系人：[人员A]，[人员B]先生和[人员C]女士'],
  ])('tells %s apart by sex', (text, expected) => expect(masked(text)).toBe(expected));

  it('gives the same person the same letter in every field', () => {
    const { fields, counts } = maskRecord({
      title: '李建国反映停水',
      body: '联系人：李建国，邻居张秀英可作证。李先生要求回复。',
      reply: '已与李建国、张秀英联系。',
    });
    expect(fields.title.text).toBe('[人员A]反映停水');
    expect(fields.body.text).toBe('联系人：[人员A]，邻居[人员B]可作证。[人员A]先生要求回复。');
    expect(fields.reply.text).toBe('已与[人员A]、[人员B]联系。');
    expect(counts.name).toBe(6);
  });

  it('masks the names of the name column wherever they are written', () => {
    expect(maskText('喊到示例名字都没得用', { names: ['示例名'] }).text).toContain('示例名');
    expect(maskText('那天赵示例在场', { names: ['赵示例'] }).text).toBe('那天[人员A]在场');
    expect(maskText('高峰期太堵，市民意见大', { names: ['高峰', '市民', '匿名'] }).text).toBe(
      '高峰期太堵，市民意见大',
    );
  });

  it('keeps deputies, who act in public', () => {
    const text = '领衔代表：赵示例，联系人：孙样本';
    expect(maskText(text, { publicNames: ['赵示例'] }).text).toBe('领衔代表：赵示例，联系人：[人员A]');
  });

  it('never gives a new person a letter that the text already holds', () => {
    expect(masked('[人员A]说，联系人：张三')).toBe('[人员A]说，联系人：[人员B]');
  });

  it('counts letters like columns', () => {
    expect([0, 25, 26, 27, 701, 702].map(letterAt)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});
