import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  classifyKind,
  classifyTogether,
  lexiconClassifier,
} from '../../../src/cluster/kinds/classify-kind.ts';
import { compileLexicon } from '../../../src/cluster/kinds/compile-lexicon.ts';
import { UNSURE_KIND } from '../../../src/domain/kind.ts';
import { KINDS } from './read-taxonomy.ts';

const classifier = lexiconClassifier(compileLexicon(KINDS));
const guess = (title: string, body = '') => classifyKind(classifier, { title, body }).ranked[0]?.code;

const itemSchema = z.strictObject({ text: z.string(), kind: z.string() });
const boundaries = readFileSync(
  join(import.meta.dirname, '../../../eval/datasets/kinds-boundaries.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => itemSchema.parse(JSON.parse(line)));

describe('classifyKind', () => {
  it.each([
    ['关于加快老旧小区加装电梯的建议', 'C0102'],
    ['电梯困人二十分钟,维保单位迟迟不来', 'C1004'],
    ['维修资金动用太难,屋顶漏水没钱修', 'C0103'],
    ['关于推行机关院落错时共享停车的建议', 'C0401'],
    ['人行道上天天违停,堵得水泄不通', 'C0405'],
    ['飞线充电从五楼拉到一楼', 'C1102'],
    ['广场舞音响吵得娃娃没法写作业', 'C0502'],
    ['工地半夜打桩睡不着', 'C0501'],
    ['关于解决村民季节性缺水、吃水难的建议', 'C1201'],
    ['老板拖欠农民工工资', 'C0801'],
    ['甲方拖欠我公司工程款', 'C1402'],
    ['', UNSURE_KIND],
  ])('%s → %s', (title, kind) => {
    const answer = classifyKind(classifier, { title, body: '' });
    expect(answer.code).toBe(kind);
  });

  it('places at least 90 % of the boundary cases', () => {
    const right = boundaries.filter(({ text, kind }) => guess('', text) === kind);
    expect(boundaries.length).toBeGreaterThanOrEqual(150);
    expect(right.length / boundaries.length).toBeGreaterThanOrEqual(0.9);
  });

  it('stays unsure of what names no matter', () => {
    for (const text of ['请尽快处理并回复', '反映问题', '对上次的答复不满意', '你好'])
      expect(classifyKind(classifier, { title: '', body: text }).code).toBe(UNSURE_KIND);
  });

  it('says for any text a confidence in 0..1 and shares that sum to 1', () => {
    const term = fc.constantFrom(...KINDS.flatMap(({ lexicon }) => lexicon.usual));
    fc.assert(
      fc.property(fc.array(term, { maxLength: 12 }), fc.string(), (terms, noise) => {
        const answer = classifyKind(classifier, { title: noise, body: terms.join('。') });
        expect(answer.confidence).toBeGreaterThanOrEqual(0);
        expect(answer.confidence).toBeLessThanOrEqual(1);
        const sum = answer.ranked.reduce((total, { score }) => total + score, 0);
        expect(answer.ranked.length === 0 ? 1 : sum).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('reads half-width, lower-case and broken lines alike', () => {
    const plain = classifyKind(classifier, { title: '手机APP登录不了', body: '系统总是崩溃' });
    const odd = classifyKind(classifier, { title: '手机ａｐｐ 登录不了', body: '系统 总是崩溃' });
    expect(odd).toEqual(plain);
  });

  it('weighs the measures of a suggestion more than its facts', () => {
    const facts = '小区停车位不足。';
    const measures = '增设公交站点和班次。';
    const body = facts + measures;
    const measured = { start: facts.length, end: body.length };
    const share = (spanned: boolean) =>
      classifyKind(classifier, { title: '', body, measures: spanned ? measured : null }).ranked.find(
        ({ code }) => code === 'C0402',
      )?.score ?? 0;
    expect(share(true)).toBeGreaterThan(share(false));
  });
});

describe('classifyTogether', () => {
  it('lets the records of an issue outvote one that strays', () => {
    const texts = ['搅拌站灰尘太大', '混凝土厂粉尘污染', '运输车压坏村道'].map((title) => ({
      title,
      body: '',
    }));
    expect(classifyTogether(classifier, texts).code).toBe('C0504');
  });

  it('is the single answer for a single text', () => {
    const text = { title: '公厕太少', body: '步行街找不到厕所' };
    expect(classifyTogether(classifier, [text])).toEqual(classifyKind(classifier, text));
  });
});
