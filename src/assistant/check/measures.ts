/** 具体建议: each says who does what by when, so that one can see whether it was done. */
import type { Hint } from '../../domain/hint.ts';
import { withoutMarks } from '../marks.ts';
import { type CheckInput, hint, type Rule } from './check-input.ts';
import { isEmptyMeasure } from './empty-phrases.ts';
import { NOBODY, namesSomebody } from './name-units.ts';
import { type Clause, measuresOf, PLACEHOLDER } from './parts.ts';
import { unfilled } from './placeholders.ts';

const MOST_MEASURES = 8;
const BY_WHEN =
  /\d{4}\s*年|\d{1,2}\s*月|[一二三四五六七八九十]{1,2}月|年内|年底|年初|季度|上半年|下半年|(?:\d+|[一二两三四五六七八九十]+)\s*(?:个)?(?:工作日|日|天|周|月|年|小时)(?:内|之内|以内|前)|前(?:完成|实现|建成|开通|公布|报)|每(?:年|月|周|日|天|季|半年|学期)|按(?:季度|月|年|周)|定期|同步|本(?:学期|年度|届)/u;
const MEASURABLE =
  /\d|百分之|[一二两三四五六七八九十百千万]+(?:个|处|条|所|台|辆|名|人|户|次|倍|成|公里|小时|分钟|项|元|座|套|栋|批)|全覆盖|全部|所有|逐[栋一户个路]|每[个处所条台辆名户栋街区村社]|清单|台账|目录|公布|公示|公开|通报|报告|验收|不得|上限|标准|名单|方案|办法|细则|一律/u;

export const measures: Rule = (input) => {
  const lines = measuresOf(input.content).map((line) => ({
    ...line,
    text: withoutMarks(line.text.replace(PLACEHOLDER, '')),
  }));
  if (lines.length === 0) {
    return [
      hint({
        rule: 'measures',
        weight: 'must',
        part: 'measures',
        message: '只有问题，没有具体建议',
        remedy: '写明请哪个单位、做什么、何时完成，一条一行',
      }),
    ];
  }
  return [...unfilled(input, 'measures'), ...tooMany(lines), ...lines.flatMap((line) => judge(line, input))];
};

const tooMany = (lines: readonly Clause[]): Hint[] =>
  lines.length <= MOST_MEASURES
    ? []
    : [
        hint({
          rule: 'measures',
          weight: 'note',
          part: 'measures',
          message: `有 ${lines.length} 条具体建议，难以一次办完`,
          remedy: '留下最要紧的几条',
        }),
      ];

/** An empty one has its own hint. */
function judge({ text, start, end }: Clause, { content, departments }: CheckInput): Hint[] {
  if (isEmptyMeasure(text)) return [];
  const filled = content.sections.measures.slice(start, end);
  // What no line gives to another is for the unit that the deputy proposes.
  const somebody =
    content.form.proposedUnit !== null ||
    namesSomebody(text, departments) ||
    /【请补充[^】]*单位/u.test(filled);
  const missing = [
    ...(somebody ? [] : [NOBODY.test(text) ? `哪个单位（只写了“${NOBODY.exec(text)?.[0]}”）` : '哪个单位']),
    ...(BY_WHEN.test(text) || filled.includes('【请补充：完成时限】') ? [] : ['何时完成']),
    // The 9 of 9月底前 measures nothing.
    ...(MEASURABLE.test(text.replace(new RegExp(BY_WHEN, 'gu'), '')) ||
    /【请补充[^】]*(?:数量|范围)/u.test(filled)
      ? []
      : ['做到什么程度']),
  ];
  if (missing.length === 0) return [];
  return [
    hint({
      rule: 'measures',
      weight: missing.length > 1 ? 'should' : 'note',
      part: 'measures',
      at: { start, end },
      message: `这一条没有写：${missing.join('、')}`,
      remedy: '写成“由哪个单位，于何时前，做什么，做到多少”',
    }),
  ];
}
