/** 具体建议: who does what. By when and how much is the deputy's to decide. */
import type { Material } from './choose-material.ts';
import { usualClauses } from './compose-title.ts';
import { toFill } from './placeholder.ts';
import type { TemplateInput } from './template-input.ts';

/** More would be a second matter. */
const MOST_USUAL = 3;

export function writeMeasures({ concern, kind }: TemplateInput, { earlier }: Material): string[] {
  const lead = kind?.leadName ?? earlier.findLast(({ unit }) => unit !== null)?.unit ?? toFill('责任单位');
  const assist = kind?.assistNames ?? [];
  const usual = kind === null ? [] : usualClauses(kind, concern).slice(0, MOST_USUAL);
  const others = assist.length === 0 ? '' : `会同${assist.join('、')}`;
  return [
    ...(usual.length === 0 ? [`由${lead}牵头，${toFill('要采取的措施')}，${byWhen()}。`] : []),
    ...usual.map(
      (clause, index) => `由${lead}${index === 0 ? `牵头，${others}` : ''}${clause}，${byWhen()}。`,
    ),
    ...sayPromises(lead, { earlier }),
    `由${lead}在答复中列明任务、责任单位和完成时限，并定期向代表通报进展。`,
  ];
}

const byWhen = (): string => `${toFill('完成时限')}前完成${toFill('数量或范围')}`;

function sayPromises(lead: string, { earlier }: Pick<Material, 'earlier'>): string[] {
  const open = earlier.findLast(({ replyClass, tellings }) => replyClass !== 'A' && tellings.length > 0);
  if (open === undefined) return [];
  return [
    `由${open.unit ?? lead}对照以往答复中“${open.tellings[0]}”的内容逐项说明办理进展〔${open.ref}〕，未完成的明确${toFill('完成时限')}。`,
  ];
}
