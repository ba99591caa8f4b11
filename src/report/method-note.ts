/** 口径说明: what the words and numbers of the report mean. One paragraph each. */
import { PARTS } from '../domain/ranking.ts';
import type { ReportModel } from '../domain/report.ts';
import { longDay } from './format-figures.ts';
import { PART_LABELS } from './label-words.ts';

export function methodNote(model: ReportModel): string[] {
  const weights = PARTS.map((part) => `${PART_LABELS[part]}${model.weights[part]}`).join('、');
  return [
    `数据范围：${longDay(model.periodStart)}至${longDay(model.asOf)}收到的来件，日期以最新来件为准。导入、运行各环节的数量见表7，差额应为0。`,
    '计数：“来件”是收到的件数；“独立声音”是合并雷同文本后的件数；“反映人”是去重后的人数，以加密标识识别，同一人多次来件只计一人，来源未注明反映人的每件计一人。',
    '事项与类型：“事项”是同一地点或同一主体的同一问题；“类型”是不论地点、可由同一部门用同一政策办理的问题。',
    '集中：有多少不同的代表、代表团、区县和群众提出。突出：未解决、不满意、退单重办、超期、紧急、涉及安全和弱势群体的程度，样本少的向平均值收缩。关注：按人口计的反映人数、与往年同季相比的增长、近期突增。反复：多少个年度提出，以往答复是否未解决、承诺是否未兑现。',
    `得分：四项各取0至1，按权重（${weights}）加权求和。“名次区间”是权重上下浮动20%时名次的最好值和最差值；区间宽的，名次宜谨慎使用。`,
    '咨询和表扬保留在来件中，不计入热度。是否适合列入十件实事（当年可办、财力可承受、属于职权、可量化、受益面）由人填写，不计入得分。',
    `反映人少于${model.minimumPeople}人的事项不列示（本期${model.hiddenIssues}个），以保护个人信息。来件入库前已遮蔽个人信息。`,
    '引文是来件原文的连续片段，以来源和来件编号注明出处；“……”表示因篇幅截断。',
    '事项归集、类型判断、主办单位、打包和候选均为机器建议，须经工作人员核定；本报告文字由程序按固定格式从数据生成。',
    '盲检：随机抽取诉求，由工作人员在看不到机器判断时标注，再与机器判断比较；事先对同一事项作过决定的人，其标注不计入。区间为95%的Wilson区间，下限达到规定的数，报告方不标“草案”。',
    modelNote(model.modelTitles ?? 0),
    `运行编号${model.runId}，结果摘要${model.digest}：相同的数据和参数得到相同的摘要。`,
  ];
}

const modelNote = (modelTitles: number): string =>
  modelTitles === 0
    ? '本报告未使用生成式人工智能。'
    : `其中${modelTitles}个事项名称由生成式人工智能拟写；数字、排序和引文不由其产生。`;
