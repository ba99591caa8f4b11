/** The words and tables of a draft of joint supervision, before they get their looks. Pure. */

import type { PackageModel, PackageSuggestion } from '../domain/package.ts';
import type { Section } from './compose-sections.ts';
import { grouped, percent } from './format-figures.ts';
import { labelOf, TO_FILL } from './label-words.ts';
import { type CommonAsk, groupAsks, type PlacedAsk } from './package-asks.ts';
import { oneLine, shortened } from './printable.ts';
import { count, type Piece, type Table, text } from './table.ts';

export type ComposedPackage = {
  readonly stamp: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
  /** Each suggestion's asks, in its own words and in full. */
  readonly annex: readonly { readonly heading: string; readonly asks: readonly string[] }[];
};

const WORDING_CHARACTERS = 70;
const EXCERPT_CHARACTERS = 120;

export function composePackage(model: PackageModel): ComposedPackage {
  const common = groupAsks(
    model.suggestions.flatMap(({ sourceId, asks }) => asks.map((ask) => ({ ...ask, sourceId }))),
  );
  return {
    stamp: '草案：机器汇集，须经人工核定',
    title: `${oneLine(model.city)}“${oneLine(model.kind.name)}”同类代表建议打包督办方案`,
    sections: [
      { heading: '一、打包理由', paragraphs: [reasons(model)] },
      { heading: '二、共同诉求', paragraphs: commonAsks(common) },
      { heading: '三、承办单位', paragraphs: [units(model)] },
      { heading: '四、历年办理', paragraphs: [history(model)] },
      { heading: '五、督办安排', paragraphs: TO_DECIDE.map((words) => [words]) },
    ],
    tables: [suggestionTable(model), askTable(common), sameAnswerTable(model), issueTable(model)],
    annex: model.suggestions.map(({ sourceId, title, asks }) => ({
      heading: `${oneLine(sourceId)} ${oneLine(title)}`,
      asks: asks.map(({ ordinal, text: words }) => `${ordinal}. ${oneLine(words)}`),
    })),
  };
}

/** What only people decide is left open. */
const TO_DECIDE = [
  `督办领导：${TO_FILL}。督办类型：${TO_FILL}。`,
  `督办方式和时间（调研、座谈、专题询问）：${TO_FILL}。`,
  `是否同意打包、需要剔除或补充的建议：${TO_FILL}。`,
  `答复期限：${TO_FILL}。公开方式：${TO_FILL}。`,
];

function reasons({ kind, suggestions, years, heat, usualAsk }: PackageModel): Piece[] {
  const deputies = new Set(suggestions.flatMap(({ leadDeputy }) => leadDeputy ?? []));
  const delegations = new Set(suggestions.flatMap(({ delegation }) => delegation ?? []));
  return [
    `${yearsText(years)}共有${suggestions.length}件代表建议属于“${oneLine(kind.name)}”（表1），`,
    `由${deputies.size}位代表领衔，涉及${delegations.size}个代表团。`,
    usualAsk === '' ? '' : `这类建议通常要求：${oneLine(usualAsk)}`,
    heat === null
      ? ''
      : `同类群众诉求和建议共${grouped(heat.records)}件、${grouped(heat.people)}人，在各类型中热度排第${heat.rank}位。`,
    '同一类型一般由同一部门按同一政策办理，宜并案督办、一次答复。',
  ];
}

const yearsText = (years: readonly number[]): string => {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? `${first}年` : `${first}年至${last}年`;
};

function commonAsks(common: readonly CommonAsk[]): Piece[][] {
  const shared = common.filter(({ members }) => members.length > 1);
  const asks = common.reduce((sum, { members }) => sum + members.length, 0);
  const opening = `各件建议共提出具体诉求${asks}项，归并为${common.length}项，其中${shared.length}项由两件以上建议提出（表2，逐项对应，没有遗漏）。`;
  return [
    [opening],
    ...shared
      .slice(0, 8)
      .map(({ wording, members }, index) => [
        `${index + 1}.${wordingText(wording)}（${members.length}件建议）`,
      ]),
  ];
}

const wordingText = ({ text: words, sourceId, ordinal }: PlacedAsk): string =>
  `“${shortened(oneLine(words), WORDING_CHARACTERS)}”（${oneLine(sourceId)}第${ordinal}项）`;

function units({ lead, assist, suggestions }: PackageModel): Piece[] {
  const led = [...new Set(suggestions.flatMap(({ leadUnit }) => leadUnit ?? []))];
  const helped = [...new Set([...assist, ...suggestions.flatMap(({ assistUnits }) => assistUnits)])];
  return [
    `拟由${lead === null ? TO_FILL : oneLine(lead)}主办`,
    helped.length === 0 ? '。' : `，${helped.map(oneLine).join('、')}会办。`,
    led.length === 0 ? '来源未注明以往主办单位。' : `以往主办单位：${led.map(oneLine).join('、')}。`,
    `最终分工：${TO_FILL}。`,
  ];
}

function history({ suggestions, sameAnswers }: PackageModel): Piece[] {
  const classes = ['A', 'B', 'C', 'D'].flatMap((name) => {
    const times = suggestions.filter(({ replyClass }) => replyClass === name).length;
    return times === 0 ? [] : [`${name}类${times}件`];
  });
  const unhappy = suggestions.filter(({ resultRating }) => resultRating === 'unsatisfied').length;
  return [
    classes.length === 0 ? '来源未提供答复类别。' : `以往答复：${classes.join('、')}。`,
    unhappy === 0 ? '' : `代表对结果不满意${unhappy}件。`,
    sameAnswers.length === 0
      ? '未发现历年同答。'
      : `发现历年同答${sameAnswers.length}处（表3），宜先核对以往承诺是否落实。`,
  ];
}

function suggestionTable({ suggestions }: PackageModel): Table {
  return {
    anchor: 'table_1',
    number: '表1',
    title: '打包建议清单',
    columns: [
      count('序号', 5),
      text('建议编号', 12),
      text('年度', 6, 'center'),
      text('标题', 30),
      text('领衔代表（附议人数）', 12),
      text('代表团', 10),
      text('主办单位', 12),
      text('答复类别', 6, 'center'),
      text('结果评价', 8, 'center'),
    ],
    rows: suggestions.map((suggestion, index) => ({
      cells: [
        index + 1,
        suggestion.sourceId,
        suggestion.year === null ? null : String(suggestion.year),
        suggestion.title,
        deputyText(suggestion),
        suggestion.delegation,
        suggestion.leadUnit,
        suggestion.replyClass,
        suggestion.resultRating === null ? null : labelOf(suggestion.resultRating),
      ],
    })),
    empty: '没有建议。',
  };
}

const deputyText = ({ leadDeputy, cosigners }: PackageSuggestion): string | null =>
  leadDeputy === null ? null : `${leadDeputy}（${cosigners}）`;

function askTable(common: readonly CommonAsk[]): Table {
  return {
    anchor: 'table_2',
    number: '表2',
    title: '共同诉求与各件建议的对应',
    columns: [
      count('序号', 5),
      text('诉求（摘自建议原文）', 42),
      count('建议件数', 6),
      text('对应的建议和项次', 30),
      text('答复要求（待填）', 14, 'center'),
    ],
    rows: common.map(({ wording, members }, index) => ({
      cells: [
        index + 1,
        shortened(oneLine(wording.text), WORDING_CHARACTERS),
        new Set(members.map(({ sourceId }) => sourceId)).size,
        members.map(({ sourceId, ordinal }) => `${sourceId}第${ordinal}项`).join('、'),
        TO_FILL,
      ],
    })),
    empty: '没有可列的诉求。',
  };
}

function sameAnswerTable({ sameAnswers }: PackageModel): Table {
  return {
    anchor: 'table_3',
    number: '表3',
    title: '历年同答',
    columns: [
      count('序号', 5),
      text('建议', 20),
      text('相似度', 8, 'right'),
      text('相同的文字（节录）', 50),
      text('承诺落实情况（待填）', 14, 'center'),
    ],
    rows: sameAnswers.map(({ sourceIds, similarity, excerpt }, index) => ({
      cells: [
        index + 1,
        sourceIds.join('、'),
        percent(similarity),
        shortened(oneLine(excerpt), EXCERPT_CHARACTERS),
        TO_FILL,
      ],
    })),
    empty: '未发现历年同答。',
  };
}

function issueTable({ issues }: PackageModel): Table {
  return {
    anchor: 'table_4',
    number: '表4',
    title: '同类型的群众诉求事项',
    columns: [count('序号', 5), text('事项', 50), count('来件', 8), count('反映人', 8)],
    rows: issues.map(({ id, title, records, people }, index) => ({
      cells: [index + 1, `${title}（事项${id}）`, records, people],
    })),
    empty: '没有达到列示门槛的事项。',
  };
}
