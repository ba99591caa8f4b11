/** 情况: where, since when, how much, and how it is known. */
import { withoutMarks } from '../marks.ts';
import { hint, type Rule } from './check-input.ts';
import { PLACEHOLDER } from './parts.ts';
import { unfilled } from './placeholders.ts';

const PLACE =
  /全市|全区|全县|主城区|两城区|老城区?|[\p{Script=Han}](?:区|县|市|镇|乡|街道|社区|小区|村|路|街|巷|片区|大道|广场|车站|家园|花园|院落|学校|医院|公园|新城)/u;
const TIME =
  /\d{2,4}\s*年|[〇零一二三四五六七八九]{4}年|\d{1,2}\s*月|[一二三四五六七八九十]月|季度|上半年|下半年|年初|年底|近[一二两三四五六七八九十\d]+年|以来|多年|去年|今年|前年|每(?:天|日|晚|周|月|年|到)|夏季|冬季|春节|汛期|长期/u;
const SCALE =
  /(?:\d|[一二两三四五六七八九十百千万]{1,6})[余多来]?(?:\.\d+)?[\d十百千万亿]*\s*(?:%|人|名|位|户|件|起|次|辆|台|个|处|栋|家|所|条|公里|千米|米|平方|亩|吨|元|万|亿|成|倍|分贝|小时|分钟|天|张|间|趟|里)|百分之|一半|半数/u;
const SOURCE =
  /走访|调研|座谈|统计|查阅|问卷|核实|监测|实测|抽查|普查|调查|随访|蹲点|观察|接待|据[^，。]{2,12}|热线|来件|台账|数据|通报|答复|公布|报表|年报|资料|显示|反映|〔[SRIL]\d/u;

const SOURCE_NAME = '来源（走访、统计或引用材料）';
const ASPECTS: readonly (readonly [string, RegExp])[] = [
  ['地点', PLACE],
  ['时间', TIME],
  ['规模（人数、件数、数量）', SCALE],
  [SOURCE_NAME, SOURCE],
];

export const facts: Rule = (input) => {
  const text = input.content.sections.facts.replace(PLACEHOLDER, '');
  if (withoutMarks(text).trim() === '') {
    return [
      ...unfilled(input, 'facts'),
      hint({
        rule: 'facts',
        weight: 'must',
        part: 'facts',
        message: '还没有写情况',
        remedy: '写明在哪里、从什么时候、有多少、怎么知道的',
      }),
    ];
  }
  const missing = ASPECTS.filter(([, pattern]) => !pattern.test(text)).map(([name]) => name);
  if (missing.length === 0) return unfilled(input, 'facts');
  return [
    ...unfilled(input, 'facts'),
    hint({
      rule: 'facts',
      // Few say how they know it; without place, time or scale nobody can go and look.
      weight: missing.length === 1 && missing[0] === SOURCE_NAME ? 'note' : 'should',
      part: 'facts',
      message: `情况里没有写：${missing.join('、')}`,
      remedy: '从依据材料中引用，或补上您走访了解到的',
    }),
  ];
};
