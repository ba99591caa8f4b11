/** 具体建议: who does what. By when and how much is the deputy's to decide. */
import type { Material } from './choose-material.ts';
import { usualClauses } from './compose-title.ts';
import { askedAction, lackingThing } from './name-action.ts';
import { toFill } from './placeholder.ts';
import { plainClauses } from './plain-clauses.ts';
import type { EarlierSuggestion } from './read-earlier.ts';
import { shareOf } from './shared-pairs.ts';
import type { TemplateInput } from './template-input.ts';

/** More would be a second matter. */
const MOST_TASKS = 3;
/** Said already, in other words. */
const SAME_TASK = 1 / 2;

export function writeMeasures(input: TemplateInput, { earlier }: Material): string[] {
  const { kind } = input;
  const lead = kind?.leadName ?? earlier.findLast(({ unit }) => unit !== null)?.unit ?? toFill('责任单位');
  const assist = kind?.assistNames ?? [];
  const led = assist.length === 0 ? `由${lead}` : `由${lead}牵头，会同${assist.join('、')}`;
  const [first = toFill('要采取的措施'), ...others] = tasksOf(input);
  return [
    `${led}${first}，${BY_WHEN}。`,
    ...others.map((task) => `由${lead}${task}，${BY_WHEN}。`),
    ...askAfterPromise(lead, earlier),
    `由${lead}在答复中列明任务、责任单位和完成时限，并定期向代表通报进展。`,
  ];
}

const BY_WHEN = `${toFill('完成时限')}前完成${toFill('数量或范围')}`;

/** What the deputy asks for or says is lacking, then what is usually asked for of this kind. */
function tasksOf({ concern, kind }: TemplateInput): string[] {
  const asked = plainClauses(concern).flatMap((clause) => askedAction(clause) ?? lackingThing(clause) ?? []);
  const usual = kind === null ? [] : usualClauses(kind, concern);
  return [
    ...asked,
    ...usual.filter((clause) => asked.every((task) => shareOf(clause, task) < SAME_TASK)),
  ].slice(0, MOST_TASKS);
}

/** The newest promise that is still open. */
function askAfterPromise(lead: string, earlier: readonly EarlierSuggestion[]): string[] {
  const open = earlier.findLast(({ promise }) => promise !== null);
  if (open === undefined) return [];
  return [
    `由${open.unit ?? lead}说明以往答复中“${open.promise}”一事的办理进展〔${open.ref}〕，尚未完成的明确${toFill('完成时限')}。`,
  ];
}
