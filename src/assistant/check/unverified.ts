/** 未核实: sentences in which the closed world found a fault. */
import type { Hint } from '../../domain/hint.ts';
import type { Fault, FaultCode } from '../../domain/verdict.ts';
import { type CheckInput, hint, type Rule } from './check-input.ts';

/** Nobody's opinion: whoever wrote it, it must not be submitted. */
const NEVER: ReadonlySet<FaultCode> = new Set([
  'unknown_ref',
  'quote_differs',
  'law_not_in_force',
  'law_misquoted',
  'copied_record',
  'instruction',
  'unreadable',
]);
/** Told by a rule of its own. */
const ELSEWHERE: ReadonlySet<FaultCode> = new Set(['personal_data']);

const REMEDIES: Readonly<Record<FaultCode, string>> = {
  unknown_ref: '删去这个标记，或从依据材料中另选一条',
  quote_differs: '按原文改正引文，或去掉引号用自己的话说',
  quote_uncited: '注明出处，或去掉引号',
  number_unmatched: '注明出处，按材料改正，或删去这个数',
  number_proposed: '确认这个数是您要提的',
  law_unknown: '核对名称和条号',
  law_not_in_force: '改引现行的条文',
  law_misquoted: '按条文原文改正',
  copied_record: '用自己的话概括',
  personal_data: '删去',
  instruction: '删去这一句',
  unreadable: '删去这一句，或重新写',
};

export const unverified: Rule = (input) =>
  input.verdicts.flatMap(({ section, start, end, verdict }) => {
    const own = isPersons(input, section, start);
    return verdict.faults
      .filter(({ code }) => !ELSEWHERE.has(code))
      .map((fault) =>
        hint({
          rule: 'unverified',
          weight: weightOf(fault, own),
          part: section,
          at: { start, end },
          message: `未核实：${fault.message}`,
          remedy: REMEDIES[fault.code],
        }),
      );
  });

/** What deputies know themselves needs no source; what a machine says does. */
function weightOf({ code }: Fault, own: boolean): Hint['weight'] {
  if (NEVER.has(code)) return 'must';
  return own || code === 'number_proposed' ? 'note' : 'should';
}

const isPersons = ({ attribution }: CheckInput, section: string, start: number): boolean =>
  attribution.some(
    (sentence) =>
      sentence.section === section &&
      sentence.start <= start &&
      start < sentence.end &&
      sentence.origin === 'person',
  );
